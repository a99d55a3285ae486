"""The parts that care is made of, in Spanish."""

from typing import Any

from programs.demo.entries import Entry
from programs.demo.es.words import words


def _part(slug: str, title: str, **more: Any) -> Entry:
    return words("Component", slug, title=title, **{"plain_name": title, **more})


COMPONENTS = [
    _part(
        "therapy",
        "Terapia, a solas o en grupo",
        label="Terapia",
        copy_short="Usted habla con un terapeuta, a solas o en grupo.",
        copy_medium="Usted se reúne con un terapeuta, a solas o en grupo. Hablan de lo que cuesta "
        "y de lo que ayuda. Pregunte al centro cómo se hace en su programa.",
    ),
    _part(
        "individual-therapy",
        "Terapia individual",
        label="Terapia individual",
        plain_name="Charlas a solas con un terapeuta",
        copy_short="Usted habla con un terapeuta, solo los dos.",
        copy_medium="Usted se reúne a solas con un terapeuta. Hablan de lo que cuesta, de lo que "
        "ayuda y de lo que quiere hacer luego. Entre los dos marcan el paso.",
    ),
    _part(
        "group-counseling",
        "Consejería de grupo",
        label="Consejería de grupo",
        plain_name="Charlas en grupo, con la guía de un consejero",
        copy_short="Usted se reúne con otras personas y un consejero guía la charla.",
        copy_medium="Usted se sienta con otras personas que tienen metas como las suyas. Un "
        "consejero guía la charla. Usted cuenta solo lo que quiere contar.",
    ),
    _part(
        "addiction-education",
        "Educación sobre la adicción",
        label="Educación",
        plain_name="Aprender sobre la adicción y la recuperación",
        clinical_name="Psicoeducación",
        copy_short="Usted aprende cómo es la adicción y qué ayuda en la recuperación.",
        copy_medium="Usted aprende lo que la adicción le hace al cuerpo y a la mente. También "
        "aprende cómo puede ser la recuperación. Puede preguntar de todo.",
    ),
    _part(
        "relapse-prevention",
        "Prevención de recaídas",
        label="Prevención de recaídas",
        plain_name="Un plan que le ayuda a seguir su camino",
        copy_short="Usted hace un plan para los momentos en que es más fácil consumir.",
        copy_medium="Usted mira qué lo puede llevar de nuevo al consumo. Hace un plan para esos "
        "momentos. Lo prueba y lo cambia poco a poco.",
    ),
    _part(
        "coping-skills-training",
        "Práctica de formas de afrontar",
        label="Formas de afrontar",
        plain_name="Práctica para el estrés y las ganas de consumir",
        copy_short="Usted practica maneras de pasar el estrés y las ganas de consumir.",
        copy_medium="Usted busca qué le ayuda cuando llega el estrés o las ganas de consumir. Lo "
        "practica con otras personas. Luego lo usa en casa y en el trabajo.",
    ),
    _part(
        "life-skills-training",
        "Práctica para la vida diaria",
        label="Vida diaria",
        plain_name="Práctica en las tareas de cada día",
        copy_short="Usted practica las tareas que le pide la vida diaria.",
        copy_medium="Usted trabaja en las tareas de cada día que se han vuelto difíciles. Da pasos "
        "pequeños. Pregunte al centro qué tareas incluye.",
    ),
    _part(
        "family-therapy",
        "Terapia familiar",
        label="Terapia familiar",
        plain_name="Charlas con su familia o personas cercanas",
        copy_short="Usted y personas cercanas hablan con un terapeuta.",
        copy_medium="Usted se reúne con un terapeuta y con personas cercanas. Hablan de lo que ha "
        "costado y de cómo ayudarse. Usted elige quién viene.",
    ),
    _part(
        "support-groups",
        "Grupos de apoyo",
        label="Grupos de apoyo",
        plain_name="Grupos de personas que se apoyan",
        copy_short="Usted conoce a personas que han pasado por lo mismo.",
        copy_medium="Usted conoce a personas que saben, por su propia vida, lo que usted pasa. "
        "Escucha y comparte. Nadie tiene que saberlo todo.",
    ),
    _part(
        "alumni-groups",
        "Grupos de egresados",
        label="Grupos de egresados",
        plain_name="Grupos para quienes ya pasaron por el programa",
        copy_short="Usted sigue en contacto con personas del programa.",
        copy_medium="Personas que ya pasaron por el programa se reúnen para seguir en contacto. "
        "Se cuentan lo que les sirve. Están ahí en un día difícil.",
    ),
    _part(
        "professional-assessment",
        "Evaluación profesional",
        label="Evaluación",
        plain_name="Una charla con un profesional sobre sus necesidades",
        copy_short="Un profesional le pregunta qué necesita y lo habla con usted.",
        copy_medium="Un profesional le pregunta por su salud, su consumo y su vida. Luego miran "
        "los niveles de atención y hablan de cuál puede convenirle.",
    ),
]
