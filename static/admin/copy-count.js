/* Shows how much of a copy limit is used, under every field that has one.
 *
 * The server marks fields: data-copy-limit="90" on an input (counted in characters of English),
 * data-copy-factor="1.25" on the title where the page's language runs longer, and
 * data-copy-total="1200" on the panel whose rich-text parts share one limit.
 * Counting matches programs/limits.py: characters as Python counts them, without outer space.
 */
(() => {
  'use strict';

  const PARTS = '.public-DraftEditor-content [data-text="true"]';
  const PAUSE_BEFORE_SPEAKING = 1200; // milliseconds without typing
  let lastId = 0;
  let speaking = null;

  const lengthOf = (text) => [...text.trim()].length;

  const scaled = (limit) => {
    const marked = document.querySelector('[data-copy-factor]');
    return Math.floor(Number(limit) * Number(marked ? marked.dataset.copyFactor : 1));
  };

  const voice = () => {
    let region = document.getElementById('copy-count-voice');
    if (!region) {
      region = document.createElement('div');
      region.id = 'copy-count-voice';
      region.className = 'w-sr-only';
      region.setAttribute('role', 'status');
      region.setAttribute('aria-live', 'polite');
      document.body.append(region);
    }
    return region;
  };

  const say = (words) => {
    clearTimeout(speaking);
    speaking = setTimeout(() => { voice().textContent = words; }, PAUSE_BEFORE_SPEAKING);
  };

  const makeCounter = () => {
    const counter = document.createElement('p');
    lastId += 1;
    counter.id = `copy-count-${lastId}`;
    counter.className = 'copy-count';
    return counter;
  };

  const show = (counter, length, limit, { aloud }) => {
    const over = length - limit;
    const wasOver = counter.classList.contains('copy-count--over');
    const count = `${length.toLocaleString('en-US')} of ${limit.toLocaleString('en-US')}`;
    counter.textContent = over > 0 ? `${count} · ${over.toLocaleString('en-US')} over` : count;
    counter.classList.toggle('copy-count--over', over > 0);
    // Speak when the limit is near or crossed, not at every letter.
    if (aloud && (over > 0 || wasOver || length > limit * 0.9)) {
      say(over > 0 ? `${over} characters over the limit of ${limit}` : `${count} characters`);
    }
  };

  const describe = (input, id) => {
    const ids = (input.getAttribute('aria-describedby') || '').split(/\s+/).filter(Boolean);
    if (!ids.includes(id)) input.setAttribute('aria-describedby', [...ids, id].join(' '));
  };

  const countField = (input, aloud = false) => {
    if (!input.copyCounter) {
      input.copyCounter = makeCounter();
      const place = input.closest('.w-field__input') || input;
      place.after(input.copyCounter);
      describe(input, input.copyCounter.id);
    }
    show(input.copyCounter, lengthOf(input.value), scaled(input.dataset.copyLimit), { aloud });
  };

  const lengthOfParts = (panel) =>
    [...panel.querySelectorAll(PARTS)]
      .filter((part) => !part.closest('[data-streamfield-child][aria-hidden="true"]'))
      .reduce((sum, part) => sum + [...part.textContent].length, 0);

  const countPanel = (panel, aloud = false) => {
    if (!panel.copyCounter) {
      panel.copyCounter = makeCounter();
      panel.copyCounter.classList.add('copy-count--total');
      panel.append(panel.copyCounter);
    }
    const length = lengthOfParts(panel);
    if (panel.copyLength === length) return;
    panel.copyLength = length;
    show(panel.copyCounter, length, scaled(panel.dataset.copyTotal), { aloud });
    panel.copyCounter.prepend('All parts together: ');
    panel.querySelectorAll('.public-DraftEditor-content').forEach((editor) => {
      describe(editor, panel.copyCounter.id);
    });
  };

  const countNew = () => {
    document.querySelectorAll('[data-copy-limit]').forEach((input) => {
      if (!input.copyCounter) countField(input);
    });
    document.querySelectorAll('[data-copy-total]').forEach((panel) => {
      countPanel(panel, panel.copyLength !== undefined);
    });
  };

  const start = () => {
    if (!document.querySelector('[data-copy-limit], [data-copy-total]')) return;
    voice();
    countNew();
    document.addEventListener('input', ({ target }) => {
      if (target.matches('[data-copy-limit]')) countField(target, true);
    });
    let waiting = false;
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; countNew(); });
    }).observe(document.getElementById('main') || document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['aria-hidden'], // a part that is deleted stays in the page, hidden
    });
  };

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
