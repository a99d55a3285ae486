"""Words that stigmatize, and what to write instead: table 4.2 of the content brief."""

from collections.abc import Iterable

from quality.findings import Finding
from quality.house import DEFAULT, HouseStyle, house_rules
from quality.languages import language_of
from quality.matching import Context, find

FILE = "words.toml"


def check_words(
    text: str, *, language: str, allow: Iterable[str] = (), house: HouseStyle = DEFAULT
) -> tuple[Finding, ...]:
    """Return the stigmatizing or outdated words of a text.

    Args:     text: plain text, one block per line. language: a tag such as "en-US".
              allow: names that may contain such words ("Dual Diagnosis IOP"), spelt exactly so.
              house: the center's own words and its departures from these rules.
    Returns:  findings W01–W44 in reading order; direct quotations of three words or more and the
              names listed in data/words.toml are left alone.
    Raises:   ValueError: unknown language.
    Source:   data/words.toml (NIDA, NIAAA, AP, VA, ONDCP, ASAM, SAMHSA; named per rule)
    """
    rules = house_rules(FILE, language_of(language), house)
    return find(rules, text, Context(allow=(*allow, *house.allow)))
