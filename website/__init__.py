"""The reference website: HTML for people, rendered from the ledger."""
