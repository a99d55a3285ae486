"""Words that a person in danger may type. A wrong guess costs nothing: crisis help is shown."""

from __future__ import annotations

import re
from difflib import get_close_matches

from publishing.words import words_in

#: On folded words with one blank between. In every language at once: people mix them.
_SIGNS = re.compile(
    r"\b(?:"
    r"suicid\w*|overdos\w*|(?:an|i|he|she|they|just) ?od|od(?:ed|ing)|narcan|naloxone"
    r"|(?:kill|hurt|harm|cut)(?:ing|ting)? (?:my|him|her|your|them|our)(?:self|selves)|kill me"
    r"|self harm\w*|end (?:my life|it all|everything)|take my (?:own )?life"
    r"|(?:want|wanna|going|wish)(?: to| i could)? die|(?:want|wish) to be dead|better off dead"
    r"|(?:dont|not|no longer) want to (?:live|be alive|be here|wake up)|no reason to live"
    r"|(?:not|stopped|isnt|cant|cannot) breath\w*|wont wake up|unconscious|emergency|911|988"
    r"|suicidi\w*|suicidarme|sobredosis|quitar(?:me|se) la vida|acabar con (?:mi|su|la) vida"
    r"|(?:quiero|quisiera|deseo) morir(?:me)?|me quiero morir|no quiero (?:seguir )?viv\w+"
    r"|matarme|me voy a matar|(?:hacer|cortar|lastimar|herir)(?:me|se)(?: dano)?"
    r"|no respira|no despierta|inconsciente|emergencia"
    r")\b"
)

#: Those that people spell in many ways, most of all in distress.
_OFTEN_MISSPELT = ("suicide", "suicidal", "suicidio", "overdose", "overdosed", "sobredosis")


def shows_danger(text: str) -> bool:
    """Tell whether a search may come from somebody in danger, in English or Spanish."""
    words = [word.folded for word in words_in(text)]
    if _SIGNS.search(" ".join(words)):
        return True
    return any(
        get_close_matches(word, _OFTEN_MISSPELT, n=1, cutoff=0.8) for word in words if len(word) > 5
    )
