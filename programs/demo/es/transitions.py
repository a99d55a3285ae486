"""Moves between the two levels, in Spanish and without blame."""

from programs.demo.entries import bullets
from programs.demo.es.words import part, words

TRANSITIONS = [
    words(
        "Transition",
        "iop-to-op",
        slug="de-iop-a-op",
        title="Pasar de IOP a OP",
        label="De IOP a OP",
        triggers=[
            "Su vida y su recuperación se sienten más estables",
            "Tiene formas de afrontar que le sirven",
            "Le basta con un apoyo menos intenso",
            "Completó el programa ambulatorio intensivo",
        ],
        changes=["Las visitas de terapia son menos seguidas", "Usted planea más de su semana"],
        continues=[
            "La guía de profesionales",
            "Lo que usa para la prevención de recaídas",
            "El apoyo emocional",
        ],
        outcome="Usted practica valerse por sí mismo. Sigue en contacto con quienes lo atienden.",
        decided_by="Usted y su equipo, paso a paso",
        copy_short="De la atención ambulatoria intensiva a la ambulatoria: menos visitas, el mismo apoyo.",
        copy_medium=(
            "Algunas personas pasan de un programa ambulatorio intensivo (IOP) a uno ambulatorio (OP). "
            "Puede ser el momento cuando la vida está más estable. Las visitas son menos seguidas. "
            "La guía y el apoyo siguen."
        ),
        copy_print=(
            "Usted puede pasar de un programa ambulatorio intensivo (IOP) a uno ambulatorio (OP). "
            "Es un paso a menos visitas. Puede venir cuando su recuperación está más estable. "
            "También puede venir cuando sus formas de afrontar le sirven o necesita menos apoyo. "
            "Usted va menos días. Su guía sigue, y también el trabajo para no volver a consumir. "
            "Tiene con quién hablar. Usted y su equipo deciden cuándo es el momento."
        ),
        modules=[
            part(
                "Cuándo puede venir este cambio",
                "Pasar de un programa ambulatorio intensivo (IOP) a menos visitas es parte normal de "
                "la atención. Puede ser el momento de hablarlo cuando:",
                bullets(
                    "sus días están más estables",
                    "sus formas de afrontar le sirven en la vida diaria",
                    "se las arregla con menos apoyo",
                ),
            ),
            part(
                "Qué cambia y qué sigue",
                "En el programa ambulatorio (OP), sus visitas son menos seguidas. "
                "Usted tiene aún su guía, lo que usa para la prevención de recaídas y con quién "
                "hablar. Practica valerse por sí mismo. No pierde el contacto con el tratamiento.",
            ),
        ],
    ),
    words(
        "Transition",
        "op-to-iop",
        slug="de-op-a-iop",
        title="Pasar de OP a IOP",
        label="De OP a IOP",
        triggers=[
            "Quiere una estructura más firme y más ayuda",
            "Ha vuelto a consumir",
            "Pasa por un tiempo de mucho estrés",
        ],
        changes=["Usted va más días", "Su semana tiene más estructura"],
        continues=["Lo que usted ha aprendido", "Las personas que lo conocen y saben sus metas"],
        outcome="Usted tiene más apoyo mientras le ayude. Lo que ha aprendido es suyo.",
        decided_by="Usted y su equipo, paso a paso",
        copy_short="De la atención ambulatoria a la ambulatoria intensiva: más apoyo cuando ayuda.",
        copy_medium=(
            "Algunas personas pasan de la atención ambulatoria (OP) a la intensiva (IOP). "
            "Puede ayudar después de volver a consumir o cuando hay mucho estrés. "
            "Es un cambio de plan. No es culpa de nadie."
        ),
        copy_print=(
            "Algunas personas pasan de un programa ambulatorio (OP) a uno intensivo (IOP). "
            "Quieren una estructura más firme y más ayuda por un tiempo. "
            "Puede venir después de volver a consumir. Puede venir cuando la vida trae mucho estrés. "
            "Un cambio así es un cambio normal de plan. No es culpa de nadie. "
            "Usted lleva consigo lo que ha aprendido. Lo deciden usted y su equipo."
        ),
        modules=[
            part(
                "Cuándo puede venir este cambio",
                "Puede ser el momento de hablar de un programa ambulatorio intensivo (IOP) cuando:",
                bullets(
                    "quiere una estructura más firme y más ayuda",
                    "ha vuelto a consumir",
                    "la vida trae mucho estrés",
                ),
            ),
            part(
                "Qué cambia y qué sigue",
                "Usted va más días que en el programa ambulatorio (OP). "
                "Su semana tiene más estructura. Lo que ha aprendido es suyo. "
                "Cuando todo esté más estable, se puede hablar otra vez de menos visitas.",
            ),
        ],
    ),
]
