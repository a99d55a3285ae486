"""The home page and the pages that introduce what lies below them, in Spanish."""

from programs.demo.entries import bullets
from programs.demo.es.words import part, words

HOME_PAGES = [
    words(
        "HomePage",
        "home",
        slug="inicio",
        title="Focused Addiction Recovery",
        label="Inicio",
        copy_short="Un programa ambulatorio y uno intensivo en Wallace, Carolina del Norte.",
        copy_medium=(
            "Elegir un tratamiento puede abrumar. Aquí puede leer sobre la atención ambulatoria y "
            "la ambulatoria intensiva en palabras claras. Tómese su tiempo. Usted no está a solas."
        ),
        copy_print=(
            "Elegir un tratamiento puede abrumar. Focused Addiction Recovery (FAR) ofrece un "
            "programa ambulatorio intensivo (IOP) y un programa ambulatorio (OP). "
            "En los dos, usted vive en su casa. Tómese su tiempo y pregunte todo lo que quiera. "
            "Usted no está a solas."
        ),
        modules=[
            part(
                "Empiece donde está",
                "Cada persona necesita algo distinto; por eso hay niveles de atención. Lea en qué se "
                "distinguen la atención ambulatoria y la ambulatoria intensiva. Luego hable con un "
                "profesional sobre lo que puede convenirle.",
            )
        ],
    )
]

SECTIONS = [
    words(
        "LevelsSection",
        "levels",
        slug="niveles",
        title="Niveles de atención",
        label="Niveles de atención",
        copy_short="Ambulatoria, ambulatoria intensiva y tratamiento residencial: ¿cuánta atención hay?",
        copy_medium=(
            "Cada persona necesita algo distinto; por eso hay niveles de atención. "
            "Un programa ambulatorio intensivo (IOP) da más apoyo. "
            "Un programa ambulatorio (OP) deja más tiempo libre. Cada uno tiene su momento."
        ),
        copy_print=(
            "Cada persona necesita algo distinto; por eso hay niveles de atención. "
            "Un programa ambulatorio intensivo (IOP) da más apoyo. "
            "Un programa ambulatorio (OP) deja más tiempo libre en su semana. "
            "Los dos ofrecen terapia, educación y prevención de recaídas. "
            "En el tratamiento residencial, usted vive donde lo atienden."
        ),
        modules=[
            part(
                "Por qué hay niveles",
                "Hay niveles y tipos de programas porque cada persona necesita algo distinto. "
                "Todos los programas de atención ambulatoria intensiva (IOP) y ambulatoria (OP) "
                "ofrecen tres cosas:",
                bullets("terapia", "educación", "prevención de recaídas"),
            )
        ],
    ),
    words(
        "ProgramsSection",
        "programs",
        slug="programas",
        title="Programas",
        label="Programas",
        copy_short="Cinco programas ambulatorios intensivos y cinco ambulatorios, para cada necesidad.",
        copy_medium=(
            "Cada nivel de atención ambulatoria tiene cinco tipos de programas. Se distinguen por lo "
            "que miran primero. Todos ofrecen terapia, educación y prevención de recaídas."
        ),
        copy_print=(
            "Hay cinco programas ambulatorios intensivos (IOP) y cinco programas ambulatorios (OP). "
            "Existen porque cada persona necesita algo distinto. Unos miran la salud mental. "
            "Otros incluyen a la familia. Otros son para el tiempo que sigue. "
            "Todos ofrecen terapia, educación y prevención de recaídas."
        ),
        modules=[
            part(
                "Cómo leer esta lista",
                "Empiece por el nivel: ambulatorio intensivo (IOP) o ambulatorio (OP). Luego busque "
                "el programa que habla de lo que usted necesita. Algunos nombres se parecen. "
                "Pregunte al centro en qué se distinguen.",
            )
        ],
    ),
    words(
        "ComparisonsSection",
        "comparisons",
        slug="comparar",
        title="Comparar niveles",
        label="Comparar",
        copy_short="Vea lado a lado la atención ambulatoria intensiva y la ambulatoria.",
        copy_medium=(
            "Vea en qué se distinguen un programa ambulatorio intensivo (IOP) y uno ambulatorio (OP). "
            "La tabla da datos claros. Donde el centro no nos ha dicho algo, la tabla lo dice."
        ),
        modules=[],
    ),
    words(
        "TransitionsSection",
        "transitions",
        slug="cambios-de-nivel",
        title="Cambiar de nivel",
        label="Cambiar de nivel",
        copy_short="Pasar de la atención ambulatoria intensiva a la ambulatoria es un paso normal.",
        copy_medium=(
            "Cambiar de nivel es parte normal de la recuperación. Usted puede pasar de la atención "
            "ambulatoria intensiva (IOP) a la ambulatoria (OP), o al revés. Su apoyo va con usted."
        ),
        copy_print=(
            "Cambiar de nivel es parte normal de la recuperación. "
            "Usted puede pasar de un programa ambulatorio intensivo (IOP) a uno ambulatorio (OP). "
            "También puede pasar al revés cuando quiere más ayuda. "
            "Lo deciden usted y su equipo. Su apoyo va con usted."
        ),
        modules=[],
    ),
    words(
        "BenefitsSection",
        "benefits",
        slug="beneficios",
        title="Lo que ofrecen los dos niveles",
        label="Beneficios",
        copy_short="Con atención ambulatoria o ambulatoria intensiva, usted sana y vive su vida.",
        copy_medium=(
            "Con la atención ambulatoria (OP) o la ambulatoria intensiva (IOP), la vida diaria sigue. "
            "Usted puede sanar sin dejarla. Lo que más importa cambia de persona a persona."
        ),
        copy_print=(
            "En un programa ambulatorio (OP) o ambulatorio intensivo (IOP), la vida diaria sigue. "
            "Usted puede sanar sin dejarla. Tiene apoyo, un plan y espacio para crecer. "
            "Lo que más importa cambia de persona a persona."
        ),
        modules=[],
    ),
    words(
        "FaqsSection",
        "faqs",
        slug="preguntas",
        title="Preguntas y respuestas",
        label="Preguntas",
        copy_short="Respuestas cortas sobre la atención ambulatoria y la ambulatoria intensiva.",
        copy_medium=(
            "Aquí hay respuestas cortas sobre la atención ambulatoria (OP) y la intensiva (IOP). "
            "Si la suya no está, pregunte al centro. No hay preguntas malas."
        ),
        modules=[],
    ),
    words(
        "LocationsSection",
        "locations",
        slug="lugares",
        title="Dónde estamos",
        label="Lugares",
        copy_short="Dónde hay atención ambulatoria y ambulatoria intensiva.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) está en Wallace, Carolina del Norte. "
            "Allí hay atención ambulatoria (OP) y ambulatoria intensiva (IOP)."
        ),
        modules=[],
    ),
]
