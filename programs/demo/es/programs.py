"""The programs in Spanish."""

from typing import Any

from programs.demo.entries import Entry
from programs.demo.es.words import each, part, words


def _program(english_slug: str, slug: str, title: str, **more: Any) -> Entry:
    return words("ProgramType", english_slug, slug=slug, title=title, label=title, **more)


IOP_PROGRAMS = [
    _program(
        "standard-iop",
        "iop-estandar",
        "IOP estándar",
        focus="El programa base de este nivel: terapia, grupos y aprendizaje.",
        aims=["Formar maneras sanas de afrontar"],
        copy_short="Terapia, grupos y aprendizaje en un programa ambulatorio intensivo.",
        copy_medium=(
            "IOP estándar es un programa ambulatorio intensivo. Usted tiene terapia a solas y "
            "consejería de grupo. Aprende sobre la adicción. Forma maneras sanas de afrontar."
        ),
        copy_print=(
            "IOP estándar es el programa ambulatorio intensivo de base. "
            "Usted habla a solas con un terapeuta y se reúne con un grupo. "
            "Aprende cómo es la adicción y planea cómo evitar el regreso al consumo. "
            "Paso a paso, forma maneras sanas de afrontar el estrés. Vive en su casa. "
            "Pregunte al centro por los días y las horas."
        ),
        modules=[
            part(
                "Qué es",
                "IOP estándar es un programa ambulatorio intensivo. Tiene terapia individual, "
                "consejería de grupo y educación sobre la adicción. Usted vive en su casa y va "
                "varios días de la semana.",
            ),
            part(
                "En qué trabaja usted",
                "Usted forma maneras sanas de afrontar el estrés, las emociones fuertes y las ganas "
                "de consumir. Primero las prueba en el grupo. Luego las usa en la vida diaria.",
            ),
        ],
    ),
    _program(
        "mental-health-iop",
        "iop-de-salud-mental",
        "IOP de salud mental",
        focus="Manejar una condición como la depresión o la ansiedad junto con la recuperación.",
        aims=["Manejar su salud mental y su recuperación al mismo tiempo"],
        differs_from=each(
            "text",
            "Este parte de su salud mental. Pregunte al centro cuál puede convenirle.",
        ),
        copy_short="Atención ambulatoria intensiva que da lugar a la depresión, la ansiedad y condiciones así.",
        copy_medium=(
            "IOP de salud mental es un programa ambulatorio intensivo. Usted aprende a manejar una "
            "condición como la depresión o la ansiedad. Al mismo tiempo trabaja en su recuperación."
        ),
        copy_print=(
            "IOP de salud mental es un programa ambulatorio intensivo para personas que también "
            "tienen una preocupación de salud mental. Usted aprende a manejar una condición como la "
            "depresión o la ansiedad. Al mismo tiempo trabaja en su recuperación. Una cosa no tiene "
            "que esperar a la otra. Usted vive en su casa. Se parece mucho a IOP de diagnóstico "
            "dual. Pregunte al centro en qué se distinguen y cuál puede convenirle."
        ),
        modules=[
            part(
                "Qué es",
                "IOP de salud mental es un programa ambulatorio intensivo. Ayuda a manejar "
                "condiciones como la depresión y la ansiedad mientras se trabaja en la recuperación. "
                "Las dos cosas tienen su tiempo y su atención.",
            ),
            part(
                "Lo que conviene preguntar",
                "Este programa e IOP de diagnóstico dual se parecen. Pregunte al centro en qué se "
                "distinguen. Pregunte quién va a estar en su equipo y cómo se unen las dos formas "
                "de atención.",
            ),
        ],
    ),
    _program(
        "dual-diagnosis-iop",
        "iop-de-diagnostico-dual",
        "IOP de diagnóstico dual",
        focus="Atención para una condición de salud mental y para el consumo, a la par.",
        aims=["Ver a la persona entera, no una sola condición"],
        differs_from=each(
            "text",
            "Este trata las dos condiciones a la par. Pregunte al centro cuál puede convenirle.",
        ),
        copy_short="Atención ambulatoria intensiva para la salud mental y el consumo de sustancias, a la par.",
        copy_medium=(
            "IOP de diagnóstico dual es un programa ambulatorio intensivo. Usted recibe atención para "
            "una condición de salud mental y para el consumo de sustancias. Las dos se miran a la par."
        ),
        copy_print=(
            "IOP de diagnóstico dual es un programa ambulatorio intensivo para personas con "
            "trastornos concurrentes. Eso es tener una condición de salud mental y un trastorno por "
            "consumo de sustancias a la vez. Usted recibe atención para las dos cosas, a la par. "
            "El equipo lo ve como una persona entera. Usted vive en su casa. Se parece mucho a "
            "IOP de salud mental. Pregunte al centro en qué se distinguen y cuál puede convenirle."
        ),
        modules=[
            part(
                "Qué es",
                "IOP de diagnóstico dual es un programa ambulatorio intensivo. Es para personas con "
                "trastornos concurrentes: una condición de salud mental y consumo de sustancias a la "
                "vez. La atención de las dos va a la par. La meta es ver a la persona entera.",
            ),
            part(
                "Lo que conviene preguntar",
                "Este programa e IOP de salud mental se parecen. Pregunte al centro en qué se "
                "distinguen. Una evaluación puede mostrar cuál le conviene.",
            ),
        ],
    ),
    _program(
        "family-focused-iop",
        "iop-enfocado-en-la-familia",
        "IOP enfocado en la familia",
        focus="Incluir a la familia en la atención.",
        aims=["Un trato mejor en casa", "Una red de apoyo fuerte"],
        copy_short="Atención ambulatoria intensiva en la que su familia toma parte en el trabajo.",
        copy_medium=(
            "IOP enfocado en la familia es un programa ambulatorio intensivo con terapia familiar. "
            "Usted trabaja en el trato en casa. Forma un círculo de apoyo fuerte."
        ),
        copy_print=(
            "IOP enfocado en la familia es un programa ambulatorio intensivo con terapia familiar. "
            "Usted y su familia hablan con un terapeuta de lo que ha costado. "
            "Trabajan para tratarse mejor. "
            "Juntos forman un círculo fuerte de personas que lo apoyan. "
            "Usted vive en su casa. Usted elige quién participa."
        ),
        modules=[
            part(
                "Qué es",
                "IOP enfocado en la familia es un programa ambulatorio intensivo. La terapia "
                "familiar es una parte principal. Usted trabaja en un trato mejor y en una red de "
                "apoyo fuerte.",
            ),
            part(
                "Cómo participa la familia",
                "Usted elige quién viene. Un terapeuta ayuda a todos a hablar y a escuchar. "
                "Pregunte al centro cuándo se reúnen las familias y quién puede venir.",
            ),
        ],
    ),
    _program(
        "aftercare-iop",
        "iop-de-seguimiento",
        "IOP de seguimiento",
        focus="Apoyo a largo plazo en la recuperación, con grupos de egresados y un plan.",
        aims=["Seguir en contacto con personas que lo apoyan"],
        copy_short="Apoyo a largo plazo como parte de un programa ambulatorio intensivo.",
        copy_medium=(
            "IOP de seguimiento es un apoyo a largo plazo dentro de un programa ambulatorio "
            "intensivo. Usted va a grupos de egresados. Sigue con su plan para no volver a consumir."
        ),
        copy_print=(
            "IOP de seguimiento da apoyo a largo plazo dentro de un programa ambulatorio intensivo. "
            "Usted ve a personas del programa en grupos de egresados. "
            "Sigue con un plan que ayuda a evitar el regreso al consumo. Lo cambia según su vida. "
            "Pregunte al centro cada cuánto iría. Puede ser menos que en otros programas de este "
            "nivel."
        ),
        modules=[
            part(
                "Qué es",
                "IOP de seguimiento es parte del programa ambulatorio intensivo. Está ahí a largo "
                "plazo. Usted va a grupos de egresados y sigue con su plan de prevención de "
                "recaídas.",
            ),
            part(
                "Lo que conviene preguntar",
                "Pregunte al centro cada cuánto se reúnen los grupos y hasta cuándo puede ir.",
            ),
        ],
    ),
]

OP_PROGRAMS = [
    _program(
        "standard-op",
        "op-estandar",
        "OP estándar",
        focus="El programa base de este nivel, con un horario flexible.",
        aims=["Seguir con su atención a la par del trabajo, los estudios o la familia"],
        copy_short="Terapia y grupos con un horario flexible en un programa ambulatorio.",
        copy_medium=(
            "OP estándar es un programa ambulatorio con un horario flexible. Usted tiene terapia a "
            "solas y consejería de grupo. Sigue con la prevención de recaídas."
        ),
        copy_print=(
            "OP estándar es el programa ambulatorio de base. Usted habla a solas con un terapeuta y "
            "se reúne con un grupo. Planea cómo evitar el regreso al consumo. "
            "El horario es flexible: deja lugar al trabajo, los estudios o la familia. "
            "Usted vive en su casa. Pregunte al centro por los días y las horas."
        ),
        modules=[
            part(
                "Qué es",
                "OP estándar es un programa ambulatorio. Tiene terapia individual, consejería de "
                "grupo y prevención de recaídas. Usted vive en su casa.",
            ),
            part(
                "Un horario flexible",
                "El horario es flexible, para dejar lugar al resto de su semana. "
                "Pregunte al centro qué días y horas hay.",
            ),
        ],
    ),
    _program(
        "mental-health-op",
        "op-de-salud-mental",
        "OP de salud mental",
        focus="Un apoyo emocional que sigue, para la depresión, la ansiedad y condiciones así.",
        aims=["Seguir con el apoyo emocional"],
        differs_from=each(
            "text",
            "Este parte del apoyo emocional. Pregunte al centro cuál puede convenirle.",
        ),
        copy_short="Atención ambulatoria con apoyo emocional para la depresión, la ansiedad y condiciones así.",
        copy_medium=(
            "OP de salud mental es un programa ambulatorio. Usted sigue con su apoyo emocional. "
            "Abarca la depresión, la ansiedad y otras condiciones así."
        ),
        copy_print=(
            "OP de salud mental es un programa ambulatorio con un apoyo emocional que sigue. "
            "Es para personas con depresión, ansiedad o una condición así. "
            "Al mismo tiempo usted sigue con su recuperación. Vive en su casa. "
            "Se parece mucho a OP de diagnóstico dual. "
            "Pregunte al centro en qué se distinguen y cuál puede convenirle."
        ),
        modules=[
            part(
                "Qué es",
                "OP de salud mental es un programa ambulatorio. Su apoyo emocional sigue. "
                "Abarca la depresión, la ansiedad y otras condiciones así.",
            ),
            part(
                "Lo que conviene preguntar",
                "Este programa y OP de diagnóstico dual se parecen. Pregunte al centro en qué se "
                "distinguen y cuál puede convenirle.",
            ),
        ],
    ),
    _program(
        "dual-diagnosis-op",
        "op-de-diagnostico-dual",
        "OP de diagnóstico dual",
        focus="Apoyo para un trastorno por consumo de sustancias y para la salud mental, con una atención menos intensa.",
        aims=["Apoyar las dos necesidades con menos visitas"],
        differs_from=each(
            "text",
            "Este apoya las dos necesidades. Pregunte al centro cuál puede convenirle.",
        ),
        copy_short="Apoyo ambulatorio para el consumo de sustancias y la salud mental, con menos visitas.",
        copy_medium=(
            "OP de diagnóstico dual es un programa ambulatorio. Usted tiene apoyo para un trastorno "
            "por consumo de sustancias y para su salud mental. La atención es menos intensa."
        ),
        copy_print=(
            "OP de diagnóstico dual es un programa ambulatorio para personas con trastornos "
            "concurrentes. Usted tiene apoyo para un trastorno por consumo de sustancias y para su "
            "salud mental. La atención es menos intensa que en un programa intensivo. "
            "Usted va menos días y vive en su casa. Se parece mucho a OP de salud mental. "
            "Pregunte al centro en qué se distinguen y cuál puede convenirle."
        ),
        modules=[
            part(
                "Qué es",
                "OP de diagnóstico dual es un programa ambulatorio. Apoya a personas que tienen un "
                "trastorno por consumo de sustancias y necesidades de salud mental. La atención es "
                "menos intensa que en un IOP.",
            ),
            part(
                "Lo que conviene preguntar",
                "Este programa y OP de salud mental se parecen. Pregunte al centro en qué se "
                "distinguen. Una evaluación puede mostrar cuál le conviene.",
            ),
        ],
    ),
    _program(
        "family-centered-op",
        "op-centrado-en-la-familia",
        "OP centrado en la familia",
        focus="Terapia junto con la familia o con otras personas cercanas.",
        aims=["Volver a confiar", "Volver a hablar entre todos"],
        copy_short="Atención ambulatoria con terapia para usted y las personas cercanas.",
        copy_medium=(
            "OP centrado en la familia es un programa ambulatorio. Usted tiene terapia con su familia "
            "o con otras personas cercanas. Trabaja en la confianza y en hablar entre todos."
        ),
        copy_print=(
            "OP centrado en la familia es un programa ambulatorio. "
            "Usted se reúne con un terapeuta y con su familia o con otras personas cercanas. "
            "Trabaja para que vuelva la confianza. Busca maneras de volver a hablar entre todos. "
            "Usted elige quién participa. Vive en su casa y va menos días que en un programa "
            "intensivo."
        ),
        modules=[
            part(
                "Qué es",
                "OP centrado en la familia es un programa ambulatorio. Usted tiene terapia con su "
                "familia o con otras personas cercanas.",
            ),
            part(
                "En qué trabaja usted",
                "Usted recupera la confianza y la comunicación: cómo habla, cómo escucha y cómo "
                "resuelve las cosas. Usted elige quién viene.",
            ),
        ],
    ),
    _program(
        "step-down-op",
        "op-de-transicion",
        "OP de transición",
        focus="Una salida más fácil de un programa ambulatorio intensivo (IOP).",
        aims=["Avanzar hacia una recuperación más independiente"],
        copy_short="Atención ambulatoria que hace más fácil dejar un programa intensivo.",
        copy_medium=(
            "OP de transición es un programa ambulatorio para quienes dejan uno intensivo. "
            "El cambio llega poco a poco. Usted toma más cosas en sus propias manos."
        ),
        copy_print=(
            "OP de transición es un programa ambulatorio para el tiempo que sigue a un programa "
            "ambulatorio intensivo. Hace más fácil el cambio. Sus visitas son menos seguidas y su "
            "apoyo sigue. Poco a poco, usted toma más de su recuperación en sus propias manos. "
            "Usted y su equipo deciden el paso."
        ),
        modules=[
            part(
                "Qué es",
                "OP de transición es un programa ambulatorio. Hace más fácil la salida de un "
                "programa ambulatorio intensivo (IOP).",
            ),
            part(
                "Para qué es este paso",
                "Usted avanza hacia una recuperación más independiente. Practica en la vida diaria y "
                "luego cuenta lo que halla. Su guía sigue.",
            ),
        ],
    ),
]

PROGRAMS = [*IOP_PROGRAMS, *OP_PROGRAMS]
