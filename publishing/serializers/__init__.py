"""The shape of every document: what is stored in the ledger and what OpenAPI describes."""
