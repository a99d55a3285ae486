"""The center and its place, in Spanish."""

from programs.demo.es.words import part, words

PLACE = "/es/lugares/wallace/"

CALLS_TO_ACTION = [
    words(
        "CallToAction",
        "assessment",
        title="Pida una evaluación",
        label="Evaluación",
        button="Pida una evaluación",
        supporting="¿No sabe qué atención le conviene? Un profesional puede verlo con usted.",
        target=PLACE,
    ),
    words(
        "CallToAction",
        "contact",
        title="Comuníquese con el centro",
        label="Contacto",
        button="Comuníquese con el centro",
        supporting="No tiene que hacer esto a solas. Hay esperanza, y sus preguntas son bienvenidas.",
        target=PLACE,
    ),
]

ORGANIZATIONS = [
    words(
        "Organization",
        "far",
        title="Focused Addiction Recovery",
        short_name="FAR",
        label="FAR",
        intro=(
            "Elegir un centro es un gran paso. Focused Addiction Recovery (FAR) le ayuda a hallar "
            "una atención que va con su vida."
        ),
        mission="Ayudar a las personas a sanar mientras siguen con su vida diaria.",
        values=["Atención con compasión", "La recuperación es personal"],
        approach=[
            "La atención se ajusta a lo que necesita cada persona",
            "Las personas reciben ayuda para hallar una opción que pueda convenirles",
            "El equipo ayuda a cada persona a buscar su camino en la recuperación",
            "La guía sigue todo el tiempo, en los dos niveles",
        ],
        features=["Horarios flexibles", "Un ambiente de apoyo", "Atención de profesionales"],
        copy_short="FAR ofrece atención ambulatoria y ambulatoria intensiva en Wallace, Carolina del Norte.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) ofrece un programa ambulatorio intensivo y un programa "
            "ambulatorio. La atención se ajusta a lo que usted necesita. El equipo lo guía en cada "
            "paso."
        ),
        copy_print=(
            "Focused Addiction Recovery (FAR) está en Wallace, Carolina del Norte. "
            "Ofrece un programa ambulatorio intensivo (IOP) y un programa ambulatorio (OP). "
            "La atención se da con compasión y se ajusta a lo que usted necesita. "
            "La recuperación es personal: el plan es suyo. "
            "El equipo lo guía en cada paso, en los dos niveles. "
            "La meta es sanar mientras sigue con su vida diaria."
        ),
        modules=[
            part(
                "Lo que nos importa",
                "La recuperación es personal. Ajustamos la atención a lo que usted necesita y la "
                "damos con compasión. Lo guiamos todo el tiempo, en el nivel que usted elija.",
            ),
            part(
                "Lo que conviene preguntar",
                "Elegir un centro es importante: pregunte. Pregunte qué métodos usamos y qué "
                "formación tiene el personal. Pregunte por los medicamentos, las visitas por video, "
                "las edades y el costo.",
            ),
        ],
    )
]

LOCATIONS = [
    words(
        "Location",
        "wallace",
        slug="wallace",
        title="Focused Addiction Recovery en Wallace",
        label="Wallace, NC",
        copy_short="Un programa ambulatorio y uno intensivo en Wallace, Carolina del Norte.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) está en Wallace, Carolina del Norte. "
            "Ofrece un programa ambulatorio intensivo (IOP) y un programa ambulatorio (OP). "
            "El horario es flexible."
        ),
        copy_print=(
            "Focused Addiction Recovery (FAR) está en Wallace, Carolina del Norte. "
            "Aquí hay un programa ambulatorio intensivo (IOP) y un programa ambulatorio (OP). "
            "El horario es flexible y el ambiente es de apoyo. "
            "Pregunte al centro cómo llegar, cuándo abre y cuánto cuesta la atención."
        ),
        modules=[
            part(
                "Qué preguntar antes de venir",
                "Pregunte cómo llegar al centro en Wallace, cuándo abre y qué debe traer. "
                "Pregunte por el costo y el seguro médico. Pregunte si hay un límite de edad.",
            )
        ],
    )
]
