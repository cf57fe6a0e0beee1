// The page around the card: the list, the keys, and word from the server when a lecture was saved.
"use strict";

const at = (id) => document.getElementById(id);
const view = { path: "", number: 0, side: "front", phone: false };
view.night = matchMedia("(prefers-color-scheme: dark)").matches;
let lecture = { cards: [], problems: [] };
let typed = "";

const json = (address) => fetch(address).then((answer) => (answer.ok ? answer.json() : null));

function item(text, kind) {
  const made = document.createElement("li");
  made.textContent = text;
  made.className = kind;
  return made;
}

const kindOf = (problem) => (problem.error ? "problem error" : "problem");

function cardButton(card, number) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = card.title;
  button.dir = "auto";
  const place = document.createElement("small");
  place.textContent = `line ${card.line} · ${card.template}`;
  button.append(place);
  button.addEventListener("click", () => show(number, "front"));
  const made = document.createElement("li");
  made.append(button);
  return made;
}

// Problems stand between the cards where they stand in the file.
function drawList() {
  const waiting = [...lecture.problems].sort((a, b) => a.line - b.line);
  const made = [];
  lecture.cards.forEach((card, number) => {
    while (waiting.length && waiting[0].line < card.line) {
      const problem = waiting.shift();
      made.push(item(problem.text, kindOf(problem)));
    }
    made.push(cardButton(card, number));
  });
  made.push(...waiting.map((problem) => item(problem.text, kindOf(problem))));
  at("cards").replaceChildren(...made);
}

// Of the card on show: problems from its line to the next question's, and those of the whole file.
function drawProblems() {
  const card = lecture.cards[view.number];
  const next = lecture.cards.slice(view.number + 1).find((other) => other.line > card.line);
  const own = (problem) =>
    !card || problem.line === 0 || (problem.line >= card.line && (!next || problem.line < next.line));
  at("problems").replaceChildren(...lecture.problems.filter(own).map((p) => item(p.text, kindOf(p))));
}

function address() {
  const asked = new URLSearchParams({ path: view.path, n: view.number, side: view.side });
  if (view.night) asked.set("night", "1");
  if (view.phone || innerWidth < 704) asked.set("mobile", "1");
  if (view.side === "back" && typed) asked.set("typed", typed);
  return `/card?${asked}`;
}

function show(number, side) {
  if (!lecture.cards.length) return; // a key pressed before the first lecture has come
  const box = at("card").contentDocument && at("card").contentDocument.getElementById("typeans");
  typed = side === "back" && number === view.number && box && box.value ? box.value : "";
  view.number = Math.max(0, Math.min(number, lecture.cards.length - 1));
  view.side = side;
  draw();
}

function draw() {
  const some = lecture.cards.length > 0;
  document.body.classList.toggle("night", view.night);
  document.body.classList.toggle("phone", view.phone);
  at("night").setAttribute("aria-pressed", view.night);
  at("phone").setAttribute("aria-pressed", view.phone);
  at("flip").textContent = view.side === "front" ? "Show answer" : "Show question";
  at("where").textContent = some ? `${view.number + 1} of ${lecture.cards.length}` : "no cards";
  [...at("cards").querySelectorAll("button")].forEach((button, number) => {
    const here = number === view.number;
    button.toggleAttribute("aria-current", here);
    if (here) button.setAttribute("aria-current", "true");
    if (here) button.scrollIntoView({ block: "nearest" });
  });
  drawProblems();
  at("card").contentWindow.location.replace(some ? address() : "about:blank");
  history.replaceState(null, "", `#${encodeURIComponent(view.path)}/${view.number + 1}`);
}

async function open(path, number) {
  const found = await json(`/lecture.json?${new URLSearchParams({ path })}`);
  if (!found) return;
  lecture = found;
  view.path = path;
  view.number = Math.max(0, Math.min(number, lecture.cards.length - 1));
  drawList();
  draw();
}

// After a change the same question stays on show, wherever it has gone in the file.
async function refresh(version) {
  const known = lecture.cards[view.number];
  const all = await json("/lectures.json");
  if (!all) return;
  const options = all.lectures.map((entry) => {
    const option = new Option(entry.title + (entry.problems ? ` (${entry.problems} problems)` : ""), entry.path);
    option.selected = entry.path === view.path;
    return option;
  });
  at("lectures").replaceChildren(...options);
  const paths = all.lectures.map((entry) => entry.path);
  if (!paths.length) return;
  const path = paths.includes(view.path) ? view.path : paths[0];
  const found = await json(`/lecture.json?${new URLSearchParams({ path })}`);
  if (!found) return;
  const same = (card) => known && card.title === known.title && card.template === known.template;
  const nearby = found.cards.findIndex(same);
  lecture = found;
  view.path = path;
  view.number = Math.max(0, Math.min(nearby < 0 ? view.number : nearby, found.cards.length - 1));
  drawList();
  draw();
  at("lectures").value = path;
  document.body.dataset.version = version;
}

function key(name) {
  const keys = {
    " ": () => (view.side === "front" ? show(view.number, "back") : show(view.number + 1, "front")),
    ArrowRight: () => show(view.number + 1, "front"),
    ArrowLeft: () => show(view.number - 1, "front"),
    n: () => toggle("night"),
    p: () => toggle("phone"),
  };
  keys.Enter = keys[" "];
  if (keys[name]) keys[name]();
  return name in keys;
}

function toggle(name) {
  view[name] = !view[name];
  draw();
}

at("previous").addEventListener("click", () => show(view.number - 1, "front"));
at("next").addEventListener("click", () => show(view.number + 1, "front"));
at("flip").addEventListener("click", () => show(view.number, view.side === "front" ? "back" : "front"));
at("night").addEventListener("click", () => toggle("night"));
at("phone").addEventListener("click", () => toggle("phone"));
at("lectures").addEventListener("change", () => {
  view.side = "front";
  open(at("lectures").value, 0);
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("select") || (event.target.matches("button") && /^( |Enter)$/.test(event.key))) return;
  if (key(event.key)) event.preventDefault();
});
addEventListener("message", (event) => {
  if (event.origin === location.origin && typeof event.data.key === "string") key(event.data.key);
});

const [startPath, startNumber] = location.hash.slice(1).split("/").map(decodeURIComponent);
view.path = startPath || "";
view.number = Number(startNumber || 1) - 1;
const events = new EventSource("/events");
events.addEventListener("message", (event) => {
  at("state").textContent = "";
  refresh(event.data);
});
events.addEventListener("error", () => {
  at("state").textContent = "The preview has stopped; this is how the cards were.";
});
