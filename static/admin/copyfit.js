// The copyfit page: the sheets fill their column, and a slot of the list shows its frame.
(() => {
  const sheets = document.querySelector("[data-sheets]");
  if (!sheets) return;
  const frame = sheets.querySelector("iframe");
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
  frame.style.width = `${full.width}px`;
  frame.style.height = `${full.height}px`;

  new ResizeObserver(() => {
    const scale = sheets.clientWidth / full.width;
    frame.style.transform = `scale(${scale})`;
    sheets.style.height = `${full.height * scale}px`;
  }).observe(sheets);

  document.querySelectorAll("[data-slot]").forEach((link) => {
    const show = () => frame.contentWindow.location.replace(`${frame.src}#${link.dataset.slot}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show();
    });
    link.addEventListener("focus", show);
    link.addEventListener("mouseenter", show);
  });
})();
