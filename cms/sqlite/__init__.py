"""Django's SQLite backend, in which writers queue."""
