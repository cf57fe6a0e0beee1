"""What reading a lecture gives: questions with their answers, statements and media."""

from __future__ import annotations

from pathlib import Path

from mkdeck.values import dataclass

FETCHED = "media/remote.txt"
"""Lists, relative to the collection's folder, the files beside it that were fetched, by their addresses."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a collection or a lecture asks for; a lecture's front matter overrides `mkdeck.toml`."""

    deck: str = ""
    """Deck name with `::` between levels; in `mkdeck.toml` the parent of every lecture's deck."""

    tags: tuple[str, ...] = ()
    """Given to every note, without spaces."""

    style: str = ""
    """The reading style by name; empty lets the reader choose."""

    cards: tuple[str, ...] = ("question",)
    """The cards of each question: `question`, `claims`, `reversed`, `type-in`."""

    breaks: str = "auto"
    """What a line end inside a paragraph becomes: `keep` a line break, `join` a space, `auto` as it looks."""

    fetch_limit: int = 10_000_000
    """Bytes of one picture that is fetched on request."""

    namespace: str = ""
    """Keeps the GUIDs of unrelated collections apart; set once, never changed."""

    removed: str = "list"
    """What becomes of removed questions: `list` them only, or `mark` them by a tag in the package."""

    title: str = ""
    """The lecture's title where it has no heading of its own."""


@dataclass(frozen=True, slots=True)
class Media:
    """A local picture, sound or film that a question shows."""

    name: str
    """Flat, lower-case, content-hashed ASCII name in the package, as the html names it."""

    path: Path
    """Where the bytes are."""

    sha256: str
    """Of the bytes, hexadecimal; the writer checks it again."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A list item, or a line or sentence of a paragraph: a claim, or a label that introduces others."""

    text: str
    r"""Exact words with the markup taken off; formulas as `\( … \)` or `\[ … \]`."""

    line: int
    """In the lecture's file, counted from 1."""

    context: tuple[str, ...] = ()
    """The labels above it, outermost first: `("vanishing/exploding gradients", "Solutions")`."""

    is_label: bool = False
    """A label ("training :") says nothing that could be false; every other statement is a claim."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an answer's html; the pieces joined in order are the whole answer."""

    html: str
    """Not balanced alone, unless it is a statement's."""

    statement: int = -1
    """Index into the question's statements, or -1 for what stands between them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of a picture that a card hides."""

    kind: str
    """`rect`, `ellipse` or `polygon`."""

    numbers: tuple[float, ...]
    """Shares of the picture's width and height, 0 to 1: left, top, width and height, or points x, y, x, y."""

    label: str
    """What it hides; shapes of one label are one card."""


@dataclass(frozen=True, slots=True)
class Occlusion:
    """A picture with shapes that hide what is to be known."""

    picture: str
    """Name in the package."""

    shapes: tuple[Shape, ...]
    """In the lecture's order, never empty."""

    html: str
    """The picture and the labels as they stand in the answer."""

    hides_all: bool = True
    """Whether a card hides the shapes that it does not ask for, too."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Each label once, in the order of the shapes."""
        return tuple(dict.fromkeys(shape.label for shape in self.shapes))


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt and its answer, as the lecture has them."""

    text: str
    """The prompt's words without number, label and markup."""

    prompt: str
    """The prompt as html, without number and label."""

    line: int
    """Where the prompt stands in the file, counted from 1."""

    answer: tuple[Piece, ...]
    """The answer as html; never empty: a question without an answer is a problem, not a question."""

    statements: tuple[Statement, ...] = ()
    """Claims and labels of the answer in reading order."""

    number: str = ""
    """As written, "Q7" or "12."; never shown and never part of the identity."""

    headings: tuple[str, ...] = ()
    """Plain text of the headings above the question, outermost first, the lecture's title excluded."""

    tags: tuple[str, ...] = ()
    """Its own, besides the lecture's."""

    explicit_id: str = ""
    """An id written in the file, `{#id}` or another tool's; empty for most."""

    media: tuple[Media, ...] = ()
    """Every file that prompt and answer name."""

    cards: tuple[str, ...] = ()
    """Overrides the lecture's kinds: also `cloze` where prompt or answer holds `{{c1::…}}`, `occlusion`."""

    occlusion: Occlusion | None = None
    """A picture of the answer with parts to be hidden."""

    @property
    def claims(self) -> tuple[Statement, ...]:
        """The statements that could be shown false."""
        return tuple(s for s in self.statements if not s.is_label)


@dataclass(frozen=True, slots=True)
class Lecture:
    """One Markdown file, read."""

    path: str
    """Relative to the collection's folder, with forward slashes."""

    title: str
    """From the front matter, the first heading or the file's name."""

    deck: str
    """Full deck name with `::` between levels, no part empty."""

    questions: tuple[Question, ...]
    """In document order."""

    settings: Settings = Settings()
    """The collection's, overridden by the front matter."""

    style: str = ""
    """What the reader took the file for and why, for `build -v`."""
