// The choosing guide, one consideration at a time. Everything happens in this window: no request is
// made, nothing is stored, nothing enters the address, and nothing is added up.

const guide = document.getElementById("guide");
const list = guide.querySelector(".considerations");
const items = [...list.children];
const words = guide.dataset;
const marked = new Set();
let current = 0;

const progress = document.createElement("p");
progress.setAttribute("role", "status");

const kept = document.createElement("section");
kept.hidden = true;
kept.tabIndex = -1;

const buttons = document.createElement("div");
buttons.className = "guide-buttons";
const yes = button(words.yes, () => answer(true));
const unsure = button(words.unsure, () => answer(false), "quiet");
const back = button(words.back, () => show(current - 1), "quiet");
const all = button(words.list, showAll, "quiet");
buttons.append(yes, unsure, back, all);

list.before(progress);
list.after(buttons, kept);
for (const item of items) item.querySelector("h3").tabIndex = -1;
show(0, { move: false });

function button(label, act, kind = "") {
  const element = document.createElement("button");
  element.type = "button";
  element.className = kind;
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}

function answer(applies) {
  if (applies) marked.add(current);
  else marked.delete(current);
  if (current + 1 < items.length) show(current + 1);
  else finish();
}

function show(index, { move = true } = {}) {
  current = index;
  items.forEach((item, number) => {
    item.hidden = number !== index;
  });
  kept.hidden = true;
  buttons.hidden = false;
  back.hidden = index === 0;
  progress.textContent = words.step.replace("%n", index + 1).replace("%m", items.length);
  if (move) items[index].querySelector("h3").focus();
}

function showAll() {
  for (const item of items) item.hidden = false;
  progress.textContent = "";
  buttons.hidden = true;
}

function finish() {
  for (const item of items) item.hidden = true;
  progress.textContent = "";
  const heading = document.createElement("h3");
  heading.textContent = marked.size ? words.kept : words.none;
  const notes = document.createElement("ul");
  for (const index of [...marked].sort((a, b) => a - b)) {
    const note = document.createElement("li");
    note.textContent = items[index].querySelector("h3").textContent;
    notes.append(note);
  }
  kept.replaceChildren(heading, notes);
  kept.hidden = false;
  yes.hidden = unsure.hidden = true;
  back.hidden = true;
  kept.focus();
}
