"""Who has reviewed the Spanish demo: nobody yet, and the page says so."""

from programs.demo.es.words import words

REVIEWERS = [
    words(
        "Reviewer",
        "demo-clinical-reviewer",
        title="Traducción de demostración, sin revisión clínica",
        role="Necesita una revisión profesional antes de usarse de verdad",
    ),
    words(
        "Reviewer",
        "demo-editor",
        title="Traducción de demostración, sin revisión editorial",
        role="Necesita una revisión profesional antes de usarse de verdad",
    ),
]
