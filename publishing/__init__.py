"""The ledger: what was public, when. Pages become documents here."""
