// The preview of a draft on paper: which brochure is looked at is kept while somebody writes.
(() => {
  const paper = document.querySelector("[data-brochure-preview]");
  const choice = paper?.querySelector("select");
  if (!choice) return;
  const answer = paper.querySelector("[data-answer]");
  const voice = paper.querySelector("[data-voice]");
  const { brochurePreview: name, path } = paper.dataset;

  choice.addEventListener("change", async () => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${name}=${choice.value}; path=${path}; samesite=lax${secure}`;
    answer.setAttribute("aria-busy", "true");
    voice.textContent = "Setting the type…";
    const wanted = choice.value;
    try {
      const page = await fetch(location.href).then((response) => response.text());
      // Somebody may have chosen again meanwhile.
      if (choice.value !== wanted) return;
      const made = new DOMParser().parseFromString(page, "text/html");
      answer.replaceChildren(...made.querySelector("[data-answer]").childNodes);
      voice.textContent = "";
      answer.removeAttribute("aria-busy");
    } catch {
      voice.textContent = "The picture could not be fetched. Choose the brochure again.";
    }
  });
})();
