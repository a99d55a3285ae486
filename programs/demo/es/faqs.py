"""Nine questions as readers ask them, in Spanish."""

from typing import Any

from programs.demo.entries import Entry, bullets
from programs.demo.es.words import part, words


def _faq(english_slug: str, slug: str, question: str, label: str, **more: Any) -> Entry:
    return words(
        "Faq", english_slug, slug=slug, title=question, question=question, label=label, **more
    )


FAQS = [
    _faq(
        "difference",
        "diferencia",
        "¿En qué se distinguen IOP y OP?",
        "IOP y OP",
        copy_short="La atención ambulatoria intensiva (IOP) da más apoyo que la ambulatoria (OP).",
        copy_medium=(
            "En un programa ambulatorio intensivo (IOP), usted va más días y tiene más apoyo. "
            "En un programa ambulatorio (OP), tiene menos visitas y más tiempo libre en su semana. "
            "En los dos, usted vive en su casa."
        ),
        modules=[
            part(
                "La diferencia principal",
                "Los dos niveles ayudan en la recuperación y los dos tienen estructura. En un "
                "programa ambulatorio intensivo (IOP), usted va más días y la estructura es más "
                "firme. En un programa ambulatorio (OP), usted va menos días y tiene más tiempo "
                "para el trabajo, los estudios o la familia.",
            )
        ],
    ),
    _faq(
        "which-level-fits-me",
        "que-nivel-me-conviene",
        "¿Qué nivel de atención puede convenirme?",
        "Qué me conviene",
        copy_short="Depende de lo que necesita: la atención ambulatoria intensiva o la ambulatoria.",
        copy_medium=(
            "Un programa ambulatorio intensivo (IOP) puede convenirle si quiere más apoyo. "
            "Un programa ambulatorio (OP) puede convenirle si le basta un apoyo leve. "
            "Una evaluación le ayuda a saberlo."
        ),
        modules=[
            part(
                "En qué pensar",
                "Piense en lo que necesita, en su semana, en sus metas y en lo que ya avanzó. "
                "Si quiere estructura o ha tenido días difíciles, eso suele llevar a un programa "
                "ambulatorio intensivo (IOP). Si se siente más estable o ya completó un IOP, suele "
                "llevar a un programa ambulatorio (OP). Ninguna página puede decidirlo por usted.",
            )
        ],
    ),
    _faq(
        "types-of-programs",
        "tipos-de-programas",
        "¿Qué tipos de programas IOP y OP hay?",
        "Tipos de programas",
        copy_short="Hay cinco tipos de atención ambulatoria intensiva y cinco de atención ambulatoria.",
        copy_medium=(
            "Hay cinco tipos en cada nivel de atención ambulatoria. Los dos niveles tienen un "
            "programa estándar y dos de salud mental. Los dos tienen uno para familias. "
            "El último es para el tiempo que sigue."
        ),
        modules=[
            part(
                "Los programas por su nombre",
                "<p>Programa ambulatorio intensivo (IOP): IOP estándar, IOP de salud mental, IOP de "
                "diagnóstico dual, IOP enfocado en la familia e IOP de seguimiento.</p>",
                "<p>Programa ambulatorio (OP): OP estándar, OP de salud mental, OP de diagnóstico "
                "dual, OP centrado en la familia y OP de transición.</p>",
                "<p>Cada uno ofrece terapia, educación y prevención de recaídas.</p>",
            )
        ],
    ),
    _faq(
        "what-to-expect",
        "que-esperar",
        "¿Qué pasa en un IOP y en un OP?",
        "Qué esperar",
        copy_short="Hay terapia y aprendizaje en la atención ambulatoria intensiva y la ambulatoria.",
        copy_medium=(
            "Empezar puede abrumar. Ayuda saber la rutina. "
            "Un programa ambulatorio intensivo (IOP) tiene terapia en grupo y a solas, y clases. "
            "Un programa ambulatorio (OP) tiene menos reuniones."
        ),
        modules=[
            part(
                "En un programa ambulatorio intensivo",
                "Un programa ambulatorio intensivo (IOP) tiene consejería de grupo, terapia "
                "individual y clases sobre la adicción y la recuperación. Algunas personas también "
                "tienen terapia familiar o práctica para la vida diaria.",
            ),
            part(
                "En un programa ambulatorio",
                "En un programa ambulatorio (OP), las visitas son a solas o en grupo. Usted va menos "
                "días. El trabajo es cuidar lo que ya avanzó y evitar el regreso al consumo.",
            ),
            part(
                "Antes del primer día",
                "Casi todos se sienten inquietos antes de empezar. Pregunte cómo es un día normal. "
                "Saber la rutina puede hacer más fácil el primer día de atención ambulatoria.",
            ),
        ],
    ),
    _faq(
        "how-to-choose",
        "como-elegir",
        "¿Cómo elijo entre IOP y OP?",
        "Cómo elegir",
        copy_short="Piense en lo que necesita. Luego pregunte por la atención ambulatoria y la intensiva.",
        copy_medium=(
            "Piense en lo que necesita, en su vida, en sus metas y en lo que ya avanzó. "
            "Compare la atención ambulatoria intensiva (IOP) con la ambulatoria (OP). "
            "Si no sabe, pida una evaluación."
        ),
        modules=[
            part(
                "Tres pasos",
                "<ol><li>Mire los puntos de la guía para elegir.</li>"
                "<li>Compare el programa ambulatorio intensivo (IOP) con el programa ambulatorio "
                "(OP).</li>"
                "<li>Pida una evaluación con un profesional.</li></ol>",
            )
        ],
    ),
    _faq(
        "moving-between-levels",
        "cambiar-de-nivel",
        "¿Cómo paso de un nivel a otro?",
        "Cambiar de nivel",
        copy_short="Usted y su equipo pueden planear el paso a la atención ambulatoria intensiva o desde ella.",
        copy_medium=(
            "Cambiar de nivel es parte normal de la recuperación. Muchas personas pasan de la "
            "atención ambulatoria intensiva (IOP) a la ambulatoria (OP). Otras van al revés para "
            "tener más ayuda. Usted decide con su equipo."
        ),
        modules=[
            part(
                "A menos visitas o a más",
                "Se pasa a un programa ambulatorio (OP) cuando la vida está estable, hay formas de "
                "afrontar y se necesita menos apoyo. Se pasa a un programa ambulatorio intensivo "
                "(IOP) después de volver a consumir o cuando hay mucho estrés. Su guía sigue en los "
                "dos casos.",
            )
        ],
    ),
    _faq(
        "benefits",
        "beneficios",
        "¿Qué beneficios tienen IOP y OP?",
        "Beneficios",
        copy_short="Con atención ambulatoria o ambulatoria intensiva, usted sana y sigue con su vida.",
        copy_medium=(
            "En la atención ambulatoria intensiva (IOP) y la ambulatoria (OP), usted no deja su vida "
            "diaria. Tiene apoyo, terapia con un plan y pasos pequeños. "
            "Lo que más ayuda cambia de persona a persona."
        ),
        modules=[
            part(
                "Lo que ofrecen los dos niveles",
                "La atención ambulatoria y la ambulatoria intensiva tienen esto en común:",
                bullets(
                    "flexibilidad para el trabajo, los estudios y la familia",
                    "una red de apoyo fuerte",
                    "terapia con estructura",
                    "independencia, paso a paso",
                ),
            )
        ],
    ),
    _faq(
        "when-residential",
        "cuando-residencial",
        "¿Cuándo se necesita el tratamiento residencial?",
        "Residencial",
        copy_short="El tratamiento residencial puede convenir si se necesita atención de día y de noche.",
        copy_medium=(
            "El tratamiento residencial puede convenir a quien necesita atención de día y de noche. "
            "También puede convenir con un trastorno por consumo de sustancias grave. "
            "Una evaluación lo mira todo. Pregunte al centro a dónde acudir."
        ),
        modules=[
            part(
                "Cuándo preguntar",
                "Pregunte por el tratamiento residencial si se necesita atención a toda hora o si un "
                "trastorno por consumo de sustancias es grave. Un profesional lo mira todo. "
                "Luego hablan de qué nivel puede convenirle.",
            )
        ],
    ),
    _faq(
        "where",
        "donde",
        "¿Dónde se ofrecen IOP y OP?",
        "Dónde",
        copy_short="Hay atención ambulatoria y ambulatoria intensiva en Wallace, NC.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) está en Wallace, Carolina del Norte. "
            "Tiene un programa ambulatorio intensivo (IOP) y un programa ambulatorio (OP). "
            "Pregunte al centro cómo llegar."
        ),
        modules=[],
    ),
]
