"""The content API: JSON for sites and apps, read from the ledger."""
