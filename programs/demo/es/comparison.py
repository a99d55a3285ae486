"""IOP and OP side by side, in Spanish."""

from programs.demo.entries import bullets
from programs.demo.es.words import each, part, words

COMPARISONS = [
    words(
        "Comparison",
        "iop-vs-op",
        slug="iop-y-op",
        title="IOP y OP lado a lado",
        label="IOP y OP",
        rows=each(
            "label",
            "Cuánta atención",
            "Cada cuánto va usted",
            "Tiempo libre en su semana",
            "Estructura",
            "Apoyo",
            "Dónde vive usted",
            "Trabajo, estudios y familia siguen",
            "Horas por semana",
            "Puede convenir a quienes",
            "Qué puede esperar",
            "Enfoque",
            "Se ofrece aquí",
        ),
        takeaway=(
            "Los dos niveles apoyan la recuperación mientras usted vive en su casa. "
            "Se distinguen por cuánto apoyo hay y cada cuánto va usted."
        ),
        audience="Para quienes van a elegir un tratamiento y sienten que es demasiado a la vez.",
        copy_short="Atención ambulatoria intensiva (IOP) y ambulatoria (OP): ¿en qué se distinguen?",
        copy_medium=(
            "Un programa ambulatorio intensivo (IOP) y uno ambulatorio (OP) ayudan en la "
            "recuperación. En los dos, usted vive en su casa. Un IOP le da más apoyo. "
            "Un OP le deja más tiempo libre en su semana."
        ),
        copy_print=(
            "IOP son las siglas en inglés de programa ambulatorio intensivo. OP son las de programa "
            "ambulatorio. Los dos ayudan en la recuperación, y en los dos usted vive en su casa. "
            "Se distinguen por cuánto apoyo hay. En un IOP usted va más días y su semana tiene más "
            "estructura. En un OP usted va menos días y tiene más tiempo para el trabajo, los "
            "estudios o la familia. Cada uno es para otro momento de la vida. "
            "¿No sabe cuál le conviene? Pida hablar con un profesional."
        ),
        modules=[
            part(
                "Dos niveles, una meta",
                "Al elegir un tratamiento hay mucho que ver. Empiece por los datos claros. "
                "Un programa ambulatorio intensivo (IOP) y uno ambulatorio (OP) son los dos una "
                "atención con estructura. Los dos ayudan en la recuperación. Se distinguen por "
                "cuánto apoyo dan, y son para otros momentos de la vida.",
            ),
            part(
                "Cada cuánto va usted",
                "Usted va más días a un IOP que a un OP. Pregunte al centro por sus propios días y "
                "horas. En los Estados Unidos, un IOP para adultos suele ser de 9 a 19 horas de "
                "atención por semana. Un OP suele ser de menos de 9.",
            ),
            part(
                "Lo que suele llevar a cada uno",
                bullets(
                    "IOP: usted quiere más estructura y un apoyo constante, o ha tenido días "
                    "difíciles",
                    "OP: usted quiere tiempo para el trabajo, los estudios o la familia, o ya "
                    "completó un IOP",
                ),
                "Un profesional lo mira todo con usted.",
            ),
        ],
    )
]
