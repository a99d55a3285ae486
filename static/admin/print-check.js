// Whether the words in the form fit the brochures that print them: asked while somebody types,
// after a pause, never in their way. Until the answer comes the last one is shown gray.
(() => {
  const PAUSE = 900;

  function start(panel) {
    const form = document.querySelector("form[data-edit-form]");
    if (!form || panel.dataset.started) return;
    panel.dataset.started = "yes";
    const findings = panel.querySelector("[data-print-check-findings]");
    const voice = panel.querySelector("[data-print-check-voice]");
    const counter = document.querySelector(
      '[data-side-panel-toggle="print"] [data-side-panel-toggle-counter]',
    );
    let timer;
    let asking;
    let asked = "";

    function words() {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      return new URLSearchParams(data);
    }

    async function check() {
      const body = words();
      if (body.toString() === asked) return panel.classList.remove("print-check--stale");
      asking?.abort();
      asking = new AbortController();
      try {
        const answer = await fetch(panel.dataset.printCheck, {
          method: "POST",
          body,
          signal: asking.signal,
        });
        if (!answer.ok) throw new Error(answer.status);
        findings.innerHTML = await answer.text();
        asked = body.toString();
        tell();
      } catch (error) {
        if (error.name === "AbortError") return;
        findings.textContent = "The check could not be made. It is tried again at the next change.";
      }
      panel.classList.remove("print-check--stale");
    }

    function tell() {
      const sum = findings.querySelector("[data-misfits]");
      if (!sum) return;
      if (voice.textContent !== sum.dataset.sum) voice.textContent = sum.dataset.sum;
      if (counter) {
        counter.textContent = sum.dataset.misfits;
        counter.hidden = sum.dataset.misfits === "0";
      }
    }

    function later() {
      if (words().toString() === asked) return;
      panel.classList.add("print-check--stale");
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE);
    }

    // Draft.js and chooser fields change hidden inputs without an event of their own.
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("keyup", later);
    setTimeout(check, PAUSE);
  }

  const all = () => document.querySelectorAll("[data-print-check]").forEach(start);
  document.addEventListener("DOMContentLoaded", all);
  if (document.readyState !== "loading") all();
})();
