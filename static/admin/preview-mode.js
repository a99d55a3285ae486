/* Wagtail draws one preview at a time and forgets a mode that is chosen meanwhile: the list would say
 * “Brochure panel” and the frame show the website. Once it is drawn, ask for the chosen one again; a
 * single time, since a draft that cannot be drawn leaves the frame as it was. */
(() => {
  let asked = null;
  document.addEventListener('w-preview:updated', ({ target }) => {
    const choice = target.querySelector('#id_preview_mode');
    const frame = target.querySelector('#w-preview-iframe');
    if (!choice || !frame?.src) return;
    const drawn = new URL(frame.src).searchParams.get('mode');
    const missed = drawn !== choice.value && asked !== choice.value;
    asked = missed ? choice.value : null;
    if (missed) choice.dispatchEvent(new Event('change', { bubbles: true }));
  });
})();
