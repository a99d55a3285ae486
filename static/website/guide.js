// The choosing guide, one consideration at a time. Everything happens in this window: no request is
// made, nothing is stored, nothing enters the address, and nothing is added up.

const guide = document.getElementById("guide");
const list = guide.querySelector(".considerations");
const items = [...list.children];
const words = guide.dataset;
const marked = new Set();
let current = 0;

const progress = element("p", { className: "progress" });
progress.setAttribute("role", "status");

const kept = element("section", { className: "kept", hidden: true, tabIndex: -1 });

const yes = button(words.mark, () => answer(true));
const no = button(words.skip, () => answer(false), "quiet");
const back = button(words.back, () => show(current - 1), "quiet");
const steps = element("div", { className: "guide-buttons" });
steps.append(yes, no, back);

const all = button(words.list, showAll, "quiet");
const one = button(words.one, () => show(current), "quiet");
const again = button(words.again, startOver, "quiet");
const views = element("div", { className: "guide-buttons views" });
views.append(all, one, again);

list.before(progress);
list.after(steps, kept, views);
for (const item of items) titleOf(item).tabIndex = -1;
show(0, { move: false });

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

function button(label, act, className = "") {
  const made = element("button", { type: "button", className, textContent: label });
  made.addEventListener("click", act);
  return made;
}

function titleOf(item) {
  return item.querySelector("h3");
}

function answer(brings) {
  if (brings) marked.add(current);
  else marked.delete(current);
  if (current + 1 < items.length) show(current + 1);
  else finish();
}

/** Shows some of the considerations, and the buttons that fit what is shown. */
function arrange(visible, { stepping = false, finished = false } = {}) {
  items.forEach((item, index) => {
    item.hidden = !visible(index);
  });
  steps.hidden = !stepping;
  kept.hidden = !finished;
  all.hidden = !stepping;
  one.hidden = stepping || finished;
  again.hidden = !finished;
}

function show(index, { move = true } = {}) {
  current = index;
  arrange((number) => number === index, { stepping: true });
  back.hidden = index === 0;
  progress.textContent = words.step.replace("%n", index + 1).replace("%m", items.length);
  if (move) titleOf(items[index]).focus();
}

function showAll() {
  arrange(() => true);
  progress.textContent = "";
  titleOf(items[0]).focus();
}

function startOver() {
  marked.clear();
  show(0);
}

function finish() {
  arrange(() => false, { finished: true });
  progress.textContent = "";
  const notes = element("ul", { className: "checks" });
  for (const index of [...marked].sort((a, b) => a - b)) {
    const note = element("li", { textContent: titleOf(items[index]).textContent });
    const leans = items[index].querySelector(".leans");
    if (leans) note.append(leans.cloneNode(true));
    notes.append(note);
  }
  const heading = element("h3", { textContent: marked.size ? words.kept : words.none });
  kept.replaceChildren(heading, ...(marked.size ? [notes] : []));
  const assessment = document.querySelector(".closing .button");
  if (assessment) kept.append(assessment.cloneNode(true));
  kept.focus();
}
