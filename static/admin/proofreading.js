/* Proofreading in the Checks panel and under each field.
 *
 * The server decides (cms/desk/proofreading.py); this sends the texts of the form once the typing
 * pauses, and shows the answer: in the panel each finding with what to do, under each field how
 * many there are. Rich text has its words underlined in place. Nothing here stops anybody typing.
 */
(() => {
  'use strict';

  const PAUSE = 700; // milliseconds without typing
  const WORDS_AROUND = 40; // characters shown on either side of a finding
  const GRAVITY = { error: 'Must change', warning: 'Change or keep', hint: 'Hint' };
  const BLOCK = '[data-block="true"]';

  const panel = document.querySelector('[data-proof]');
  if (!panel) return;
  const form = document.querySelector('[data-edit-form]') || document.querySelector('main form');
  const summary = panel.querySelector('[data-proof-summary]');
  const list = panel.querySelector('[data-proof-remarks]');
  const scores = panel.querySelector('[data-proof-scores]');
  let answerWanted = 0;
  let lastSent = '';

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const button = (words, act) => {
    const made = element('button', 'button button-small button-secondary', words);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  };

  /* The texts of the form. */

  const isDeleted = (input) => {
    const part = input.closest('[data-streamfield-child]');
    return part !== null && part.getAttribute('aria-hidden') === 'true';
  };

  const editorOf = (input) => {
    const wrapper = input.closest('[data-draftail-editor-wrapper]') || input.parentElement;
    return wrapper ? wrapper.querySelector('.public-DraftEditor-content') : null;
  };

  const textOf = (input) => {
    const editor = editorOf(input);
    if (!editor || input.type !== 'hidden') return input.value;
    return [...editor.querySelectorAll(BLOCK)].map((block) => block.textContent).join('\n');
  };

  const inputs = () =>
    [...form.querySelectorAll('input[name], textarea[name]')].filter(
      (input) => /^(text|textarea|hidden|search)$/.test(input.type)
        && (input.type !== 'hidden' || (editorOf(input) && /-value/.test(input.name)))
        && !isDeleted(input),
    );

  const hasRows = (name) =>
    [...form.querySelectorAll(`input[name^="${name}-"][name$="-deleted"]`)].some(
      (input) => /^[a-z_]+-\d+-deleted$/.test(input.name) && !input.value,
    );

  const payload = () => JSON.stringify({
    texts: inputs().map((input) => [input.name, textOf(input)]).filter(([, text]) => text.trim()),
    language: panel.dataset.language,
    evidence: hasRows('sources') || hasRows('claims'),
  });

  const post = (url, body) => fetch(url, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      'X-CSRFToken': form.querySelector('[name=csrfmiddlewaretoken]').value,
    },
  });

  const read = async ({ again = false } = {}) => {
    const body = payload();
    if (body === lastSent && !again) return;
    lastSent = body;
    answerWanted += 1;
    const mine = answerWanted;
    try {
      const response = await post(panel.dataset.readUrl, body);
      if (!response.ok) throw new Error(response.statusText);
      const answer = await response.json();
      if (mine === answerWanted) show(answer);
    } catch {
      lastSent = '';
      summary.textContent = 'The words could not be checked just now. You can go on writing.';
    }
  };

  let waiting = null;
  const readSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(read, PAUSE);
  };

  /* From places in a text (code points) to places in the page (UTF-16). */

  const unitsUpTo = (text, codePoints) => [...text].slice(0, codePoints).join('').length;

  const span = (remark, text) => {
    const from = unitsUpTo(text, remark.start);
    return [from, from + remark.matched.length];
  };

  const rangeIn = (editor, from, to) => {
    const range = document.createRange();
    let place = 0;
    let begun = false;
    for (const block of editor.querySelectorAll(BLOCK)) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const end = place + node.length;
        if (!begun && from < end) {
          range.setStart(node, Math.max(0, from - place));
          begun = true;
        }
        if (begun && to <= end) {
          range.setEnd(node, to - place);
          return range;
        }
        place = end;
      }
      place += 1; // the line break between blocks
    }
    return null;
  };

  const inputOf = (remark) => form.querySelector(`[name="${CSS.escape(remark.address)}"]`);

  const reveal = (node) => {
    const tab = node.closest('[role="tabpanel"]');
    if (tab && tab.hidden) document.querySelector(`[role="tab"][href="#${tab.id}"]`)?.click();
    node.closest('[data-panel]')?.querySelector('[data-panel-toggle][aria-expanded="false"]')?.click();
  };

  const select = (remark) => {
    const input = inputOf(remark)
      || form.querySelector(`[name^="${CSS.escape(remark.address.split('-')[0])}"]`);
    if (!input) return null;
    const editor = input.type === 'hidden' ? editorOf(input) : null;
    const target = editor || input;
    const place = target.closest('[data-contentpath]') || target;
    reveal(place);
    place.scrollIntoView({ block: 'center' });
    target.focus();
    if (remark.start < 0) return target;
    const [from, to] = span(remark, textOf(input));
    if (editor) {
      const range = rangeIn(editor, from, to);
      if (!range) return null;
      const selection = document.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    } else {
      input.setSelectionRange(from, to);
    }
    return target;
  };

  const replace = (remark) => {
    const input = inputOf(remark);
    if (!input || textOf(input).slice(...span(remark, textOf(input))) !== remark.matched) {
      readSoon(); // the text has changed since; ask again
      return;
    }
    if (!select(remark)) return;
    // As if typed: the editor's own undo takes it back.
    setTimeout(() => document.execCommand('insertText', false, remark.replacement), 50);
    readSoon();
  };

  /* What was found. */

  const excerpt = (remark) => {
    const made = element('p', 'proof-remark__words');
    const input = inputOf(remark);
    if (!input || !remark.matched) return made;
    const text = textOf(input);
    const [from, to] = span(remark, text);
    const before = text.slice(Math.max(0, from - WORDS_AROUND), from);
    made.append(
      (from > WORDS_AROUND ? '…' : '') + before,
      element('mark', '', remark.matched),
      text.slice(to, to + WORDS_AROUND) + (to + WORDS_AROUND < text.length ? '…' : ''),
    );
    return made;
  };

  const keepForm = (remark) => {
    const made = element('form', 'proof-remark__keep');
    const label = element('label', '', 'Why is it right here?');
    const reason = element('input');
    reason.type = 'text';
    reason.minLength = 10;
    reason.maxLength = 255;
    reason.required = true;
    label.append(reason);
    const save = element('button', 'button button-small', 'Keep it');
    made.append(label, save);
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      keep(remark, reason.value);
    });
    return { made, reason };
  };

  const keep = async (remark, reason) => {
    const { rule, passage } = remark;
    const response = await post(panel.dataset.keepUrl, JSON.stringify({ rule, passage, reason }));
    if (response.ok) await read({ again: true });
    else summary.textContent = (await response.json().catch(() => ({}))).error || 'Not saved.';
  };

  const item = (remark) => {
    const made = element('li', `proof-remark proof-remark--${remark.kept ? 'kept' : remark.severity}`);
    const where = element('h3', 'proof-remark__where');
    where.append(
      element('span', 'proof-remark__gravity', remark.kept ? 'Kept' : GRAVITY[remark.severity]),
      ` ${remark.label}`,
    );
    made.append(where, excerpt(remark), element('p', 'proof-remark__advice', remark.advice));
    if (remark.kept) made.append(element('p', 'proof-remark__reason', `Kept: ${remark.kept}`));
    const buttons = element('div', 'proof-remark__buttons');
    made.append(buttons);
    buttons.append(button('Show', () => select(remark)));
    if (remark.replacement) {
      buttons.append(button(`Write “${remark.replacement}”`, () => replace(remark)));
    }
    if (remark.kept) buttons.append(button('No longer keep', () => keep(remark, '')));
    else if (remark.severity === 'warning' && panel.dataset.keepUrl) {
      const opener = button('Keep, with a reason', () => {
        const { made: asked, reason } = keepForm(remark);
        opener.replaceWith(asked);
        reason.focus();
      });
      buttons.append(opener);
    }
    return made;
  };

  /* What is still so stays as it is: somebody may be on one of its buttons, or writing a reason. */
  const draw = (remarks) => {
    const drawn = new Map([...list.children].map((each) => [each.dataset.remark, each]));
    const wanted = remarks.map((remark) => {
      const key = JSON.stringify([remark, excerpt(remark).textContent]);
      const made = drawn.get(key) || item(remark);
      drawn.delete(key); // the same may be said of two places
      made.dataset.remark = key;
      return made;
    });
    drawn.forEach((each) => each.remove());
    wanted.forEach((each, place) => {
      if (list.children[place] !== each) list.insertBefore(each, list.children[place] || null);
    });
  };

  const note = (input, count, grave) => {
    const place = input.closest('.w-field__input') || input.parentElement;
    let made = place.parentElement.querySelector(':scope > .proof-note');
    if (!count) {
      made?.remove();
      return;
    }
    if (!made) {
      made = button('', openPanel);
      made.className = 'proof-note';
      place.after(made);
    }
    made.textContent = `${count} ${count === 1 ? 'thing' : 'things'} to check`;
    made.classList.toggle('proof-note--error', grave);
  };

  const openPanel = () => {
    const toggle = document.querySelector('[data-side-panel-toggle="checks"]');
    if (toggle?.getAttribute('aria-expanded') === 'false') toggle.click();
    panel.scrollIntoView();
  };

  const underline = (remarks) => {
    if (!CSS.highlights) return; // an older browser: the panel still has the words
    const ranges = remarks.flatMap((remark) => {
      const input = remark.start < 0 ? null : inputOf(remark);
      const editor = input?.type === 'hidden' ? editorOf(input) : null;
      const range = editor && rangeIn(editor, ...span(remark, textOf(input)));
      return range ? [range] : [];
    });
    CSS.highlights.set('proof', new Highlight(...ranges));
  };

  const words = ({ is_checked: isChecked }, open, grave) => {
    if (!isChecked) return 'There are no rules for this language.';
    if (!open) return 'Nothing to change.';
    const must = grave ? `${grave} must change before you can publish` : '';
    const may = open - grave ? `${open - grave} to change or keep with a reason` : '';
    return `${[must, may].filter(Boolean).join(', ')}.`;
  };

  const showScores = (answer) => {
    scores.hidden = !answer.scores.length;
    scores.querySelector('ul').replaceChildren(...answer.scores.map((score) => {
      const measure = score.formula === 'szigriszt_pazos' ? 'points (more is easier)' : 'school grade';
      return element('li', '', `${score.label}: ${measure} ${score.grade}, longest sentence ${score.longest} words`);
    }));
  };

  const show = (answer) => {
    const rank = { error: 0, warning: 1, hint: 2 };
    const remarks = [...answer.remarks].sort(
      (one, other) => Boolean(one.kept) - Boolean(other.kept) || rank[one.severity] - rank[other.severity],
    );
    const open = remarks.filter(({ kept, severity }) => !kept && severity !== 'hint');
    const grave = open.filter(({ severity }) => severity === 'error').length;
    summary.textContent = words(answer, open.length, grave);
    draw(remarks);
    showScores(answer);
    inputs().forEach((input) => {
      const own = open.filter(({ address }) => address === input.name);
      note(input, own.length, own.some(({ severity }) => severity === 'error'));
    });
    underline(open);
  };

  const start = () => {
    read();
    form.addEventListener('input', readSoon);
    form.addEventListener('change', readSoon);
    // Parts that come, go or move, and rich text, send no input event.
    new MutationObserver(readSoon).observe(form, {
      childList: true, subtree: true, characterData: true, attributeFilter: ['aria-hidden'],
    });
  };

  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
})();
