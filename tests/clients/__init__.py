"""The clients in clients/, against a running server."""
