// Where a page is used: asked for once the page has come to rest, after each saved draft, and when
// the panel is opened. What publishing does to printed pieces also stands beside the button.
(() => {
  function start(panel) {
    if (panel.dataset.started) return;
    panel.dataset.started = "yes";
    const answer = panel.querySelector("[data-usage-answer]");
    const voice = panel.querySelector("[data-usage-voice]");
    const toggle = document.querySelector('[data-side-panel-toggle="usage"]');
    let asking;

    async function ask() {
      asking?.abort();
      asking = new AbortController();
      try {
        const response = await fetch(panel.dataset.usage, { signal: asking.signal });
        if (!response.ok || response.redirected) throw new Error(response.status);
        answer.innerHTML = await response.text();
        tell();
      } catch (error) {
        if (error.name === "AbortError") return;
        answer.textContent = "It could not be found out. Open the panel again to try once more.";
      }
    }

    function tell() {
      const found = answer.querySelector("[data-usage-urgency]");
      if (!found) return;
      const sentence = found.dataset.usageSentence;
      if (voice.textContent !== sentence) voice.textContent = sentence;
      const counter = toggle?.querySelector("[data-side-panel-toggle-counter]");
      if (counter) {
        counter.textContent = sentence ? "!" : "";
        counter.hidden = !sentence;
      }
      note(sentence);
    }

    function note(sentence) {
      const actions = document.querySelector("footer.footer nav, .footer__container");
      document.querySelector(".usage-note")?.remove();
      if (!sentence || !actions) return;
      const words = document.createElement("p");
      words.className = "usage-note";
      words.append(`${sentence} `);
      const more = document.createElement("button");
      more.type = "button";
      more.textContent = "See all that it touches";
      more.addEventListener("click", () => {
        if (panel.closest("[data-side-panel]")?.hidden !== false) toggle?.click();
        answer.querySelector("h3")?.scrollIntoView({ block: "nearest" });
      });
      words.append(more);
      actions.after(words);
    }

    toggle?.addEventListener("click", () => {
      if (panel.closest("[data-side-panel]")?.hidden) ask();
    });
    document.addEventListener("w-autosave:success", ask);
    (window.requestIdleCallback ?? setTimeout)(ask);
  }

  const all = () => document.querySelectorAll("[data-usage]").forEach(start);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
  else all();
})();
