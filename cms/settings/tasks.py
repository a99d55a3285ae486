"""Background work: in the request by default, in a worker in production.

https://github.com/realOrangeOne/django-tasks
"""

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
