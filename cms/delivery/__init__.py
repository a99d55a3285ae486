"""Answers kept as finished bytes in front of Django, and dropped when the ledger moves on."""
