// The copyfit page: the sheets fill their column, and a slot of the list shows its frame.
(() => {
  const sheets = document.querySelector("[data-sheets]");
  if (!sheets) return;
  const scaled = sheets.firstElementChild;
  const frame = scaled.firstElementChild;
  const GAP = 24;

  function pixels(length) {
    const probe = document.createElement("div");
    probe.style.cssText = `position: absolute; visibility: hidden; width: ${length}`;
    document.body.append(probe);
    const width = probe.getBoundingClientRect().width;
    probe.remove();
    return width;
  }

  const { width, height, pages } = sheets.dataset;
  const full = { width: pixels(width), height: pixels(height) * pages + GAP * (pages - 1) };
  let scale = 1;
  frame.style.width = `${full.width}px`;
  frame.style.height = `${full.height}px`;

  new ResizeObserver(() => {
    scale = sheets.clientWidth / full.width;
    frame.style.transform = `scale(${scale})`;
    scaled.style.height = `${full.height * scale}px`;
  }).observe(sheets);

  // The list stays where it is: only the sheets move to the slot.
  function show(name) {
    const page = frame.contentDocument;
    page.querySelector("[data-shown]")?.removeAttribute("data-shown");
    const slot = page.getElementById(name);
    if (!slot) return;
    slot.setAttribute("data-shown", "");
    const { top, height: size } = slot.getBoundingClientRect();
    const middle = (top + size / 2) * scale;
    sheets.scrollTo({ top: middle - sheets.clientHeight / 2, behavior: "smooth" });
  }

  document.querySelectorAll("[data-slot]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(link.dataset.slot);
    });
    link.addEventListener("focus", () => show(link.dataset.slot));
    link.addEventListener("mouseenter", () => show(link.dataset.slot));
  });
})();
