"""What both levels give a person, in Spanish. About cost we only say what to ask."""

from typing import Any

from programs.demo.entries import Entry, bullets
from programs.demo.es.words import part, words


def _benefit(english_slug: str, slug: str, title: str, **more: Any) -> Entry:
    return words("Benefit", english_slug, slug=slug, title=title, **more)


BENEFITS = [
    _benefit(
        "flexibility",
        "flexibilidad",
        "Flexibilidad",
        label="Flexibilidad",
        statement="El trabajo, los estudios y la vida en familia pueden seguir durante el tratamiento.",
        points=[
            "Siga con su trabajo",
            "Siga con sus estudios",
            "Siga con el cuidado de su familia",
        ],
        copy_short="En la atención ambulatoria y la ambulatoria intensiva, la vida diaria puede seguir.",
        copy_medium=(
            "En un programa ambulatorio o ambulatorio intensivo, usted vive en su casa. "
            "Puede seguir con su trabajo o sus estudios. Puede estar con su familia. "
            "La atención tiene su lugar en la semana."
        ),
        modules=[
            part(
                "Atención que deja tiempo libre",
                "Con la atención ambulatoria y la ambulatoria intensiva, usted vive en su casa. "
                "Puede seguir con su trabajo, sus estudios o el cuidado de su familia. Cuánto "
                "tiempo libre queda depende del nivel. Pregunte al centro si sus días van con los "
                "de usted.",
            )
        ],
    ),
    _benefit(
        "support-system",
        "red-de-apoyo",
        "Una red de apoyo fuerte",
        label="Apoyo",
        statement="Terapeutas, grupos y personas que han pasado por lo mismo están a su lado.",
        points=["Terapeutas", "Grupos de apoyo", "Personas que han pasado por lo mismo"],
        copy_short="Terapeutas, grupos y otras personas lo apoyan en los dos niveles de atención ambulatoria.",
        copy_medium=(
            "En un programa ambulatorio o ambulatorio intensivo, usted no está a solas. "
            "Tiene terapeutas y grupos de apoyo. Conoce a personas que han pasado por lo mismo."
        ),
        modules=[
            part(
                "Quién está a su lado",
                "En la atención ambulatoria y la ambulatoria intensiva, usted tiene más de un tipo de apoyo:",
                bullets(
                    "terapeutas que saben sus metas",
                    "grupos de apoyo",
                    "personas que han pasado por lo mismo",
                ),
            )
        ],
    ),
    _benefit(
        "structured-therapy",
        "terapia-con-estructura",
        "Terapia con estructura",
        label="Terapia",
        statement="Consejería y práctica que le ayudan a seguir con su recuperación.",
        points=[
            "Consejería profesional",
            "Prevención de recaídas",
            "Práctica de formas de afrontar",
            "Apoyo para seguir en recuperación a largo plazo",
        ],
        copy_short="La atención ambulatoria, en los dos niveles, tiene consejería, un plan y práctica.",
        copy_medium=(
            "Un programa ambulatorio o ambulatorio intensivo tiene una forma clara. "
            "Usted tiene consejería con profesionales. Aprende a afrontar y a no volver a consumir. "
            "La meta es seguir en recuperación con el tiempo."
        ),
        modules=[
            part(
                "Lo que le da forma",
                "En la atención ambulatoria y la ambulatoria intensiva, la terapia sigue un plan. "
                "Usted tiene consejería profesional, prevención de recaídas y práctica de formas de "
                "afrontar. La meta es ayudarle a seguir en recuperación a largo plazo.",
            )
        ],
    ),
    _benefit(
        "cost",
        "costo",
        "El costo: qué preguntar",
        label="Costo",
        statement="Antes de elegir, pregunte cuánto le costaría la atención.",
        points=[
            "Usted vive en su casa: la atención no incluye dormir en el centro",
            "Los dos niveles le dan terapia, educación y prevención de recaídas",
            "Pregunte el precio de cada nivel",
            "Pregunte qué seguro médico acepta el centro",
            "Pregunte cómo se compara con otros tipos de atención",
        ],
        copy_short="Pregunte cuánto le costaría ir a un programa ambulatorio o a uno intensivo.",
        copy_medium=(
            "En un programa ambulatorio o ambulatorio intensivo, usted vive en su casa. "
            "La atención no incluye dormir en el centro. "
            "Antes de elegir, pregunte al centro por los precios y el seguro médico."
        ),
        modules=[
            part(
                "Preguntas sobre el costo",
                "En la atención ambulatoria y la ambulatoria intensiva, usted vive en su casa. No "
                "incluye dormir en el centro, y usted tiene terapia, educación y prevención de "
                "recaídas. Aquí no tenemos precios que mostrar. Buenas preguntas para el centro:",
                bullets(
                    "¿Cuánto me costaría cada nivel?",
                    "¿Qué seguro médico aceptan?",
                    "¿Cómo se compara con una estadía en un centro?",
                ),
            )
        ],
    ),
    _benefit(
        "independence",
        "independencia-paso-a-paso",
        "Independencia paso a paso",
        label="Independencia",
        statement="Pase poco a poco de la atención intensiva al apoyo ambulatorio.",
        points=[
            "Empiece con más apoyo",
            "Pase a menos visitas cuando sienta que es el momento",
            "Practique en la vida diaria",
        ],
        copy_short="De la atención ambulatoria intensiva al apoyo ambulatorio, paso a paso.",
        copy_medium=(
            "Usted puede pasar de un programa ambulatorio intensivo a uno ambulatorio. "
            "Cada paso le deja más tiempo libre. Practica la vida diaria en recuperación con el "
            "apoyo cerca."
        ),
        modules=[
            part(
                "Paso a paso",
                "Usted puede empezar en un programa ambulatorio intensivo y seguir con un apoyo "
                "ambulatorio. El cambio llega por pasos. Le da tiempo para hacerse a la vida diaria "
                "en recuperación.",
            )
        ],
    ),
]
