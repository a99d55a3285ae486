"""The print channel: brochures from the ledger."""
