"""The benchmarks' settings with background work as in production: a worker takes it."""

from benchmarks.settings import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
