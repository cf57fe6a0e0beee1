"""Writes `src/mkdeck/language/zh-characters.toml` from pypinyin (MIT) and OpenCC's tables (Apache-2.0).

pip download --no-deps pypinyin==0.55.0 opencc-python-reimplemented==0.1.7 and unzip both
python -m tests.language.cut_characters FOLDER
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

FILE = Path(__file__).parents[2] / "src" / "mkdeck" / "language" / "zh-characters.toml"
HEAD = """\
# 汉字:繁体与简体,以及同音字(不计声调)。
# Made of OpenCC's table of characters (Apache-2.0) and of pypinyin's readings (MIT), for the
# characters of GB 2312; `tests/language/cut_characters.py` writes it.
"""
WIDTH = 60


def is_everyday(character: str) -> bool:
    """Whether GB 2312 has it: the 6,763 characters that simplified texts are written with."""
    try:
        return len(character) == 1 and len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def syllable(reading: str) -> str:
    """A reading without its tone."""
    return "".join(c for c in unicodedata.normalize("NFD", reading) if c.isalpha() and c.isascii())


def wrapped(text: str) -> str:
    return "\n".join(text[at : at + WIDTH] for at in range(0, len(text), WIDTH))


def main(folder: Path) -> None:
    """Write the file."""
    table = (folder / "opencc" / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = [line.split("\t") for line in table.splitlines()]
    kept = [(old, new[0]) for old, new in pairs if is_everyday(new[0]) and len(old) == 1]
    sounds: dict[str, list[str]] = defaultdict(list)
    for code, readings in json.loads((folder / "pypinyin" / "pinyin_dict.json").read_text()).items():
        if is_everyday(chr(int(code))):
            sounds[syllable(readings.split(",")[0])].append(chr(int(code)))
    lines = "\n".join(f'{key} = "{"".join(some)}"' for key, some in sorted(sounds.items()) if len(some) > 1)
    old, new = ("".join(some) for some in zip(*kept, strict=True))
    texts = f'traditional = """\n{wrapped(old)}"""\nsimplified = """\n{wrapped(new)}"""'
    FILE.write_text(f"{HEAD}\n{texts}\n\n[sounds]\n{lines}\n", encoding="utf-8")
    print(len(kept), sum(map(len, sounds.values())), FILE.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
