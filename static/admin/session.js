/* A session that ends while somebody writes. The words stay on the page: a notice says so, leads to
 * the login in another tab, and goes away, with everything saved, once the person is back.
 *
 * Before a form is sent, the server is asked who is logged in: a form that is sent without a session
 * ends at the login, and its words are gone. Django gives out a new token at each login, so the
 * page gets that one too.
 *
 * A form also waits for the autosave under way, and lets none begin once it is sent: the server would
 * save after it has answered, and Wagtail would warn of “a new version in another window”.
 */
(() => {
  'use strict';

  const { user, url, loginUrl } = document.currentScript.dataset;
  if (!user) return; // the login itself
  const FRESH = 3000; // milliseconds for which an answer is believed
  const LONGEST = 10000; // milliseconds for which an autosave is waited for

  let notice = null;
  let heardAt = 0;
  let unsaved = false;
  let passing = null;
  let sending = false;
  let saving = null;
  let saved = () => {};

  const take = (token) => {
    window.wagtailConfig.CSRF_TOKEN = token; // where Wagtail's scripts look
    document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((input) => {
      input.value = token;
    });
  };

  const show = (isSomebodyElse) => {
    if (!notice) {
      notice = document.createElement('div');
      notice.className = 'desk-session';
      notice.setAttribute('role', 'alert');
      notice.tabIndex = -1;
      document.body.append(notice);
    }
    const words = document.createElement('p');
    const what = document.createElement('strong');
    what.textContent = isSomebodyElse
      ? 'Somebody else has logged in here. '
      : 'You are logged out. ';
    words.append(what, 'What you have written is still on this page: leave it open, log in again in '
      + 'another tab, and come back to go on.');
    const link = document.createElement('a');
    link.className = 'button';
    link.href = loginUrl;
    link.target = '_blank';
    link.textContent = 'Log in, in a new tab';
    if (notice.dataset.about !== what.textContent) notice.replaceChildren(words, link);
    notice.dataset.about = what.textContent;
  };

  const resume = () => {
    if (!notice) return;
    notice.remove();
    notice = null;
    // What autosave could not save; it asks for no more than that something has changed.
    const form = document.querySelector('[data-edit-form]');
    if (unsaved && form) form.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true }));
  };

  /* Whether this person is logged in; true as well when nobody answers, which others tell. */
  const isLoggedIn = async () => {
    let answer;
    try {
      answer = await fetch(url, { headers: { Accept: 'application/json' }, redirect: 'manual' });
    } catch {
      return true;
    }
    const session = answer.ok ? await answer.json() : {};
    if (String(session.user) !== user) {
      show(Boolean(session.user));
      return false;
    }
    heardAt = Date.now();
    take(session.token);
    resume();
    return true;
  };

  const askAgain = () => {
    if (notice || Date.now() - heardAt > FRESH) isLoggedIn();
  };

  const guard = async (event) => {
    const button = event.target.closest?.('button, input[type=submit]');
    const sends = button?.type === 'submit' && button.form?.method === 'post';
    const isSure = !notice && !saving && Date.now() - heardAt < FRESH;
    if (!sends || button === passing || isSure) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!await isLoggedIn()) {
      notice.focus();
      return;
    }
    await Promise.race([saving, new Promise((resolve) => { setTimeout(resolve, LONGEST); })]);
    passing = button;
    button.click();
    passing = null;
  };

  document.addEventListener('click', guard, true);
  document.addEventListener('submit', (event) => {
    sending = !event.defaultPrevented && event.target.matches('[data-edit-form]');
  });
  window.addEventListener('pageshow', () => { sending = false; });
  document.addEventListener('w-autosave:save', (event) => {
    // A step of the workflow is sent without an event, and its fields look like something typed.
    if (sending || event.detail.formData?.has('action-workflow-action')) event.preventDefault();
    else saving = new Promise((resolve) => { saved = resolve; });
  });
  const forget = () => {
    saved();
    saving = null;
  };
  // Before Wagtail shows it: of a session that ended, too, it says “A server error occurred.”
  window.addEventListener('w-autosave:error', ({ detail }) => {
    if (detail.type === 'server_error') detail.text = 'Your words are not saved yet.';
  }, true);
  document.addEventListener('w-autosave:error', () => {
    forget();
    unsaved = true;
    isLoggedIn();
  });
  document.addEventListener('w-autosave:success', () => {
    forget();
    unsaved = false;
    heardAt = Date.now();
  });
  document.addEventListener('w-swap:error', askAgain);
  window.addEventListener('focus', askAgain);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') askAgain();
  });
  window.addEventListener('load', () => globalThis.jQuery?.(document).ajaxError(askAgain));
})();
