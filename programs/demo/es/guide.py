"""The choosing guide in Spanish."""

from programs.demo.entries import bullets
from programs.demo.es.words import each, part, words

GUIDE = [
    words(
        "ChoosingGuide",
        "guide",
        slug="guia",
        title="Elegir un nivel de atención",
        label="Guía para elegir",
        intro=(
            "La atención que puede convenirle depende de usted. Depende de lo que necesita, de su "
            "vida y de sus metas. También depende de lo que ya ha avanzado. Háblelo con un "
            "profesional. No hay respuestas buenas ni malas."
        ),
        urgent_flags=each(
            "text",
            "Alguien no despierta, le cuesta respirar o puede tener una sobredosis.",
            "Usted piensa en hacerse daño o en quitarse la vida.",
            "Usted dejó de consumir o consume menos y se siente muy mal: tiembla, ve cosas, "
            "tiene convulsiones.",
        ),
        considerations=[
            {
                "question": "¿Qué es lo que más necesita de su atención?",
                "why": "Cada persona necesita algo distinto. Un profesional empieza por usted.",
            },
            {
                "question": "¿Cómo es una semana normal para usted?",
                "why": "Su forma de vida muestra qué lugar puede tener la atención en sus días.",
            },
            {
                "question": "¿Qué quiere de la recuperación?",
                "why": "Sus metas ayudan a dar forma al plan.",
            },
            {
                "question": "¿Cuánto ha avanzado en su recuperación?",
                "why": "Lo que ya avanzó muestra cuánto apoyo puede ayudarle ahora.",
            },
            {
                "question": "¿Le ayudaría tener más estructura en su semana?",
                "why": "Más estructura suele llevar a un programa ambulatorio intensivo (IOP).",
            },
            {
                "question": "¿Le gustaría tener el apoyo constante de personas que lo conocen?",
                "why": "En un IOP, usted ve a su equipo más a menudo.",
            },
            {
                "question": "¿Ha tenido días difíciles hace poco?",
                "why": "Después de días difíciles o de volver a consumir, más apoyo puede ayudar.",
            },
            {
                "question": "¿Tiene que contar con el trabajo, los estudios o la familia?",
                "why": "Un programa ambulatorio (OP) deja más tiempo libre en su semana.",
            },
            {
                "question": "¿Ya completó un programa ambulatorio intensivo?",
                "why": "Un OP suele ser el paso que sigue. También puede convenir si basta con un "
                "apoyo leve.",
            },
            {
                "question": "¿Siente que necesita a alguien cerca de día y de noche?",
                "why": "Entonces un profesional puede hablar con usted del tratamiento residencial.",
            },
        ],
        copy_short="Qué pensar antes de elegir: ¿atención ambulatoria intensiva (IOP) o ambulatoria (OP)?",
        copy_medium=(
            "¿Va a elegir entre la atención ambulatoria intensiva (IOP) y la ambulatoria (OP)? "
            "Piense en lo que necesita, en su vida, en sus metas y en lo que ya avanzó. "
            "¿No sabe? Pida una evaluación."
        ),
        copy_print=(
            "¿Va a elegir entre un programa ambulatorio intensivo (IOP) y uno ambulatorio (OP)? "
            "Piense en lo que necesita, en su semana, en sus metas y en lo que ya avanzó. "
            "Si quiere más estructura o ha tenido días difíciles, eso suele llevar a un IOP. "
            "Si quiere más tiempo para el trabajo, los estudios o la familia, suele llevar a un OP. "
            "¿No sabe? Pida una evaluación. Un profesional lo mira todo con usted."
        ),
        modules=[
            part(
                "Lo que suele llevar a un IOP",
                "Estos puntos suelen llevar a hablar de un programa ambulatorio intensivo (IOP):",
                bullets(
                    "el deseo de más estructura",
                    "el deseo de un apoyo constante",
                    "un trastorno por consumo de sustancias moderado",
                    "días difíciles hace poco",
                ),
            ),
            part(
                "Lo que suele llevar a un OP",
                "Estos puntos suelen llevar a hablar de un programa ambulatorio (OP):",
                bullets(
                    "el deseo de más flexibilidad",
                    "deberes en el trabajo, los estudios o la familia",
                    "un IOP que usted ya completó",
                    "una necesidad leve de apoyo",
                ),
            ),
            part(
                "¿No sabe? Pida una evaluación",
                "Muchas personas no lo saben, y está bien. Pida una evaluación con un profesional. "
                "Se mira su salud, su consumo y su vida. También puede mostrar si conviene otro "
                "nivel, como el tratamiento residencial.",
            ),
        ],
    )
]
