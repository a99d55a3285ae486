// What Wagtail's older dialogs lack: a name for who hears them, and the way back. Without it the
// focus is nowhere once a dialog is closed, and the next Tab begins at the top of the page.
(() => {
  const FOCUSABLE = 'a[href], button, input, select, textarea';
  const isVisible = (element) => element.checkVisibility({ checkVisibilityCSS: true });

  let way = []; // what had the focus before the dialog, and all that it lies in

  /* Where to go on: a menu may be gone by now, and a choice has other buttons than before. */
  function place() {
    for (const around of way) {
      if (around === document.body) return null;
      if (around.matches(FOCUSABLE) && isVisible(around)) return around;
      const found = around.isConnected && [...around.querySelectorAll(FOCUSABLE)].find(isVisible);
      if (found) return found;
    }
    return null;
  }

  function name({ target }) {
    const heading = target.querySelector("h1, h2");
    if (heading) target.setAttribute("aria-label", heading.textContent.trim().replace(/\s+/g, " "));
  }

  document.addEventListener("focusin", ({ target }) => {
    if (target.closest(".modal")) return;
    way = [];
    for (let each = target; each; each = each.parentElement) way.push(each);
  });
  document.addEventListener("DOMContentLoaded", () => {
    // Bootstrap's events are jQuery's own.
    globalThis.jQuery?.(document)
      .on("shown.bs.modal", name)
      .on("hidden.bs.modal", () => place()?.focus());
  });
})();
