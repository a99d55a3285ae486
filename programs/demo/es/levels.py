"""The levels of care and the criteria, in Spanish."""

from programs.demo.entries import bullets
from programs.demo.es.words import each, part, words

CRITERIA = [
    words("Criterion", "personal-needs", title="Lo que usted necesita"),
    words("Criterion", "lifestyle", title="Su forma de vida"),
    words("Criterion", "recovery-goals", title="Sus metas en la recuperación"),
    words("Criterion", "progress", title="Lo que ya ha avanzado"),
    words("Criterion", "structure", title="El deseo de más estructura"),
    words("Criterion", "support", title="El deseo de un apoyo constante"),
    words(
        "Criterion",
        "moderate-disorder",
        title="Un trastorno por consumo de sustancias moderado",
    ),
    words("Criterion", "recent-difficulty", title="Días difíciles hace poco"),
    words("Criterion", "mental-health", title="Preocupaciones de salud mental"),
    words("Criterion", "flexibility", title="El deseo de más flexibilidad"),
    words("Criterion", "daily-duties", title="Deberes de trabajo, estudios o familia"),
    words("Criterion", "iop-completed", title="Un IOP ya completado"),
    words("Criterion", "mild-need", title="Una necesidad leve de apoyo"),
    words("Criterion", "mild-disorder", title="Un trastorno por consumo de sustancias leve"),
    words("Criterion", "day-and-night", title="La necesidad de atención de día y de noche"),
    words("Criterion", "severe-disorder", title="Un trastorno por consumo de sustancias grave"),
]

LEVELS = [
    words(
        "LevelOfCare",
        "iop",
        slug="programa-ambulatorio-intensivo",
        title="Programa ambulatorio intensivo",
        label="IOP",
        abbreviation="IOP",
        also_known_as=["Tratamiento ambulatorio intensivo"],
        frequency_label="Varios días de la semana",
        suits=each(
            "text",
            "quieren mucho apoyo pero no necesitan quedarse en un centro",
            "quieren estructura mientras viven en su casa",
            "tienen un trastorno por consumo de sustancias moderado",
            "han vuelto a consumir hace poco",
            "también tienen preocupaciones de salud mental",
            "han tenido días difíciles hace poco",
            "quieren más estructura junto con un apoyo constante",
        ),
        focus=["Mucho apoyo", "Una rutina firme cada semana", "Práctica para la vida diaria"],
        purpose=["Más guía que en un programa ambulatorio"],
        copy_short="Un programa ambulatorio intensivo (IOP) da mucho apoyo mientras usted vive en su casa.",
        copy_medium=(
            "En un programa ambulatorio intensivo (IOP), usted va varios días de la semana. "
            "Tiene más guía que en un programa ambulatorio. "
            "Vive en su casa y su vida diaria sigue."
        ),
        copy_print=(
            "Un programa ambulatorio intensivo (IOP) es una atención con estructura. "
            "Usted va varios días de la semana y vive en su casa. "
            "El trabajo, los estudios y la vida en familia siguen. "
            "Hay consejería de grupo, terapia a solas y clases sobre la adicción y la recuperación. "
            "Algunas personas también tienen terapia familiar o práctica para la vida diaria. "
            "Puede convenirle si quiere mucho apoyo pero no necesita quedarse en un centro. "
            "Un profesional puede ayudarle a saberlo."
        ),
        modules=[
            part(
                "Qué es",
                "Un programa ambulatorio intensivo (IOP) es una terapia con estructura. Usted va "
                "varios días de la semana. Tiene más guía que en un programa ambulatorio y vive en "
                "su casa. Sus tareas de cada día siguen a la par.",
            ),
            part(
                "A quién puede convenir",
                "Un IOP puede convenir a quienes quieren mucho apoyo pero no necesitan quedarse en "
                "un centro. También puede convenir a quienes han tenido días difíciles o han vuelto "
                "a consumir. Algunas personas tienen además preocupaciones de salud mental. Un "
                "profesional ayuda a saberlo.",
            ),
            part(
                "Qué esperar",
                "La terapia de cada semana lo mantiene en contacto con profesionales. Puede esperar:",
                bullets(
                    "consejería de grupo",
                    "terapia individual",
                    "clases sobre la adicción y la recuperación",
                    "un plan de prevención de recaídas",
                ),
                "Algunas personas también tienen terapia familiar o práctica para la vida diaria.",
            ),
            part(
                "Días y horas",
                "Pregunte al centro por sus días y horas. En los Estados Unidos, un programa "
                "ambulatorio intensivo para adultos suele ser de 9 a 19 horas de atención por semana.",
            ),
        ],
    ),
    words(
        "LevelOfCare",
        "op",
        slug="programa-ambulatorio",
        title="Programa ambulatorio",
        label="OP",
        abbreviation="OP",
        also_known_as=["Tratamiento ambulatorio"],
        frequency_label="Algunos días de la semana",
        suits=each(
            "text",
            "tienen un trastorno por consumo de sustancias leve",
            "pasan de un IOP a menos visitas o ya lo completaron",
            "quieren tiempo para el trabajo, los estudios o la familia",
            "solo necesitan un apoyo leve",
            "ya se sienten más estables en su recuperación",
            "quieren un plan flexible que deje lugar a otros deberes",
        ),
        focus=["Cuidar lo que ya avanzó", "Evitar el regreso al consumo", "Una guía que sigue"],
        purpose=["Atención continua con menos visitas"],
        copy_short="Un programa ambulatorio (OP) sigue con su atención y deja tiempo libre en su semana.",
        copy_medium=(
            "En un programa ambulatorio (OP), usted va algunos días de la semana. "
            "Tiene menos visitas que en un programa intensivo. "
            "Hay tiempo para el trabajo, los estudios o la familia, y su apoyo sigue."
        ),
        copy_print=(
            "Un programa ambulatorio (OP) es una atención con estructura y con menos visitas que un "
            "programa intensivo. Usted vive en su casa. Hay tiempo para el trabajo, los estudios y "
            "la familia. Las visitas son a solas o en grupo. Usted cuida lo que ya avanzó y trabaja "
            "para no volver a consumir. Puede convenirle si se siente más estable o solo necesita un "
            "apoyo leve. También puede convenirle si viene de un programa intensivo. "
            "Un profesional puede ayudarle a saberlo."
        ),
        modules=[
            part(
                "Qué es",
                "Un programa ambulatorio (OP) es una atención con estructura que sigue de forma "
                "menos intensa. Usted va algunos días de la semana, menos que en un programa "
                "intensivo. También es más flexible. Al mismo tiempo usted cumple con sus tareas.",
            ),
            part(
                "A quién puede convenir",
                "Un OP puede convenir a quienes se sienten más estables o solo necesitan un apoyo "
                "leve. Puede convenir a quienes vienen de un programa intensivo o ya lo completaron. "
                "También puede convenir a quienes quieren tiempo para el trabajo, los estudios o la "
                "familia.",
            ),
            part(
                "Qué esperar",
                "Las visitas son a solas o en grupo. La terapia es menos seguida, pero sigue siendo "
                "importante. El trabajo es:",
                bullets(
                    "cuidar lo que ya avanzó",
                    "evitar el regreso al consumo",
                    "seguir con su guía",
                ),
            ),
            part(
                "Días y horas",
                "Pregunte al centro por sus días y horas. En los Estados Unidos, un programa "
                "ambulatorio para adultos suele ser de menos de 9 horas de atención por semana.",
            ),
        ],
    ),
    words(
        "LevelOfCare",
        "residential",
        slug="tratamiento-residencial",
        title="Tratamiento residencial",
        label="Residencial",
        also_known_as=["Tratamiento con estadía"],
        suits=each(
            "text",
            "necesitan atención de día y de noche",
            "tienen un trastorno por consumo de sustancias grave",
        ),
        focus=["Atención de día y de noche"],
        note=(
            "Una evaluación muestra si una estadía puede convenir. "
            "Pregunte si el centro la ofrece o si puede decirle quién la ofrece."
        ),
        copy_short="En el tratamiento residencial, usted vive donde lo atienden, de día y de noche.",
        copy_medium=(
            "A algunas personas, el tratamiento residencial puede convenirles más que las visitas. "
            "Usted se queda en el lugar donde lo atienden. Hay personal de día y de noche. "
            "Pida una evaluación y pregunte al centro a dónde acudir."
        ),
        copy_print=(
            "En el tratamiento residencial, usted vive en el lugar donde lo atienden. "
            "Hay personal de día y de noche. Puede convenir a quienes necesitan atención a toda hora "
            "o tienen un trastorno por consumo de sustancias grave. Lo difícil de la situación es "
            "solo una parte. Un profesional lo mira todo con usted. "
            "Pregunte si el centro ofrece este nivel o si puede decirle quién lo ofrece."
        ),
        modules=[
            part(
                "Qué es",
                "En el tratamiento residencial, usted vive en el lugar donde lo atienden. Hay "
                "personal de día y de noche. No es lo mismo que quedarse en un hospital.",
            ),
            part(
                "Cuándo puede convenir",
                "Algunas personas necesitan atención a toda hora. Algunas tienen un trastorno por "
                "consumo de sustancias grave. Entonces un lugar con personal de día y de noche puede "
                "convenir más que las visitas. Cuando los riesgos de salud y de abstinencia son "
                "bajos, una guía federal informa de resultados parecidos con visitas y con estadías. "
                "Una evaluación lo mira todo.",
            ),
            part(
                "Dónde preguntar",
                "Pregunte si el centro ofrece tratamiento residencial. Si no lo ofrece, pregunte "
                "quién lo ofrece cerca de usted.",
            ),
        ],
    ),
]
