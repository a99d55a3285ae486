"""What the law wants on a printed piece, as data: `required_notices.json` and its readers.

docs/print/editions.md tells what a rule says. A new state is an entry there, and no Python.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RULES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("required_notices.json").read_text(encoding="utf-8")
)


def prints_license(state: str | None) -> bool:
    """Tell whether print for a center in this state shows its licenses; elsewhere room is kept."""
    return any(
        state in rule.get("states", ()) and "license_number" in rule["needs"] for rule in RULES
    )
