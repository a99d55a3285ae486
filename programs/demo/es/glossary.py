"""Words explained in plain Spanish, with the words we do not use for them."""

from typing import Any

from programs.demo.entries import Entry
from programs.demo.es.words import words


def _term(slug: str, title: str, plain: str, definition: str, **more: Any) -> Entry:
    return words("GlossaryTerm", slug, title=title, plain=plain, definition=definition, **more)


GLOSSARY = [
    _term(
        "iop",
        "IOP",
        "atención varios días por semana mientras vive en su casa",
        "Es un programa ambulatorio intensivo. Usted va varios días de la semana. "
        "Después de cada visita, vuelve a su casa.",
        label="IOP",
        expansion="Programa ambulatorio intensivo (siglas en inglés)",
        avoid=["rehabilitación de día"],
    ),
    _term(
        "op",
        "OP",
        "atención con menos visitas mientras vive en su casa",
        "Es un programa ambulatorio. Usted va menos días que en un programa intensivo. "
        "Vive en su casa.",
        label="OP",
        expansion="Programa ambulatorio (siglas en inglés)",
    ),
    _term(
        "level-of-care",
        "nivel de atención",
        "cuánta atención y cuánto apoyo recibe",
        "La atención viene por pasos: desde pocas visitas por semana hasta ayuda de día y de "
        "noche. Cada paso es un nivel de atención.",
    ),
    _term(
        "residential-treatment",
        "tratamiento residencial",
        "atención en un lugar donde usted se queda día y noche",
        "Usted vive en el lugar donde lo atienden. Hay personal de día y de noche. "
        "No es lo mismo que un hospital.",
        avoid=["rehabilitación", "rehabilitación interna", "centro de desintoxicación"],
    ),
    _term(
        "inpatient",
        "hospitalización",
        "atención mientras se queda en un hospital",
        "Usted se queda en un hospital. Allí hay médicos y personal de enfermería de día y de noche.",
        avoid=["rehabilitación"],
    ),
    _term(
        "partial-hospitalization",
        "hospitalización parcial",
        "atención gran parte del día; de noche, en su casa",
        "Usted recibe atención muchas horas del día y duerme en su casa. "
        "Es un paso más que un programa ambulatorio intensivo.",
        label="Hospitalización parcial",
        expansion="Programa de hospitalización parcial (PHP)",
        avoid=["hospital de día"],
    ),
    _term(
        "co-occurring-disorders",
        "trastornos concurrentes",
        "una condición de salud mental junto con el consumo de sustancias",
        "La persona tiene una condición de salud mental y un trastorno por consumo de "
        "sustancias a la vez. Las dos cosas se atienden.",
        label="Concurrentes",
        avoid=["diagnóstico dual", "con doble diagnóstico"],
    ),
    _term(
        "return-to-use",
        "regreso al consumo",
        "volver a usar alcohol o drogas después de una pausa",
        "Una persona en recuperación vuelve a beber o a usar drogas. "
        "Indica que tal vez haya que cambiar el plan. No es culpa de nadie.",
        avoid=["recaída", "desliz", "caer de nuevo"],
    ),
    _term(
        "relapse-prevention",
        "prevención de recaídas",
        "un plan para los momentos en que es más fácil consumir",
        "Usted aprende qué lo puede llevar de nuevo al consumo. Planea qué hacer si eso pasa.",
    ),
    _term(
        "continuing-care",
        "atención continua",
        "apoyo que sigue cuando termina un programa",
        "Es el apoyo que sigue después de la primera parte del tratamiento. "
        "También se llama seguimiento.",
        avoid=["mantenimiento"],
    ),
    _term(
        "step-down",
        "paso a menos visitas",
        "un cambio a una atención con menos visitas",
        "Usted pasa de más atención a menos cuando todo está más estable. El apoyo sigue.",
    ),
    _term(
        "assessment",
        "evaluación",
        "una charla con un profesional sobre lo que usted necesita",
        "Un profesional le pregunta por su salud, su consumo y su vida. "
        "Luego hablan de qué atención puede convenirle.",
        avoid=["examen de evaluación"],
    ),
    _term(
        "group-counseling",
        "consejería de grupo",
        "hablar en grupo, con la guía de un consejero",
        "Personas con metas parecidas se reúnen y hablan. Un consejero guía al grupo.",
    ),
    _term(
        "coping-skills",
        "formas de afrontar",
        "maneras de pasar el estrés y las ganas de consumir",
        "Son cosas que usted puede hacer cuando llega el estrés, una emoción fuerte o las ganas "
        "de consumir.",
    ),
    _term(
        "alumni-group",
        "grupo de egresados",
        "un grupo para personas que ya pasaron por el programa",
        "Personas que ya pasaron por el programa se reúnen para apoyarse.",
    ),
    _term(
        "substance-use-disorder",
        "trastorno por consumo de sustancias",
        "una condición de salud: el consumo sigue aunque haga daño",
        "Es una condición de salud. La persona sigue usando alcohol o drogas aunque le haga daño. "
        "Puede ser leve, moderado o grave. Se puede tratar.",
        label="Trastorno por consumo",
        expansion="Trastorno por consumo de sustancias (SUD)",
        avoid=["abuso de sustancias", "abuso de drogas", "vicio", "adicto"],
    ),
    _term(
        "withdrawal-management",
        "manejo de la abstinencia",
        "ayuda médica mientras el alcohol o las drogas salen del cuerpo",
        "Es atención médica para quien deja de consumir y se siente mal. "
        "Algunas personas la reciben antes de empezar un programa.",
        avoid=["desintoxicación", "detox"],
    ),
]
