"""Help in danger, in Spanish. The numbers are those of the English entries."""

from typing import Any

from programs.demo.es.words import each, words

UNTRIED: dict[str, Any] = {
    "verification_note": (
        "Datos de demostración, con la fecha en que se cargaron. Nadie probó los números ese día. "
        "Pruebe cada uno y ponga la fecha antes de publicar de verdad."
    ),
}

CRISIS_RESOURCES = [
    words(
        "CrisisResource",
        "911",
        title="911",
        when="Si hay una vida en peligro o puede ser una sobredosis.",
        about="Llame al 911 y, si puede, quédese con la persona.",
        actions=each("label", "Llame al 911"),
        **UNTRIED,
    ),
    words(
        "CrisisResource",
        "988",
        title="988, Línea de Prevención del Suicidio y Crisis",
        when="Si piensa en el suicidio o no puede más con lo que siente o consume.",
        about=(
            "Llame, mande un texto o chatee a toda hora. Es gratis y privado. "
            "Hay ayuda en inglés y en español. Por teléfono, marque 2 para español. "
            "Los veteranos pueden marcar 1."
        ),
        actions=each("label", "Llame al 988", "Mande un texto al 988", "Chatee en 988lifeline.org"),
        **UNTRIED,
    ),
    words(
        "CrisisResource",
        "samhsa-helpline",
        title="Línea Nacional de Ayuda de SAMHSA",
        when="Si quiere saber dónde hallar tratamiento o apoyo.",
        about=(
            "Llame a toda hora, en inglés o en español. Es gratis y privado. "
            "Allí le dan datos y le dicen a dónde acudir. No dan consejería."
        ),
        actions=each("label", "Llame al 1-800-662-HELP (4357)", "TTY 1-800-487-4889"),
        **UNTRIED,
    ),
    words(
        "CrisisResource",
        "find-treatment",
        title="FindTreatment.gov",
        when="Si quiere buscar un tratamiento cerca de usted.",
        about="Una lista pública de lugares que dan atención. El servicio de texto responde en inglés.",
        actions=each("label", "FindTreatment.gov", "Mande su código postal al 435748"),
        **UNTRIED,
    ),
]
