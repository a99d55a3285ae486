"""Short lines on stderr. No client address, no query string, no user agent, no secret in a path.

https://docs.djangoproject.com/en/5.2/topics/logging/
"""

from cms.settings.env import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "cms.logs.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django's own set-up would mail a request, cookies included, to the site's admins.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # Django leaves it to the server to drop the body of an answer to HEAD; no news.
        "gunicorn.http.wsgi": {"level": "ERROR"},
        # Each save of a page enqueues tasks; that they started and ended is no news.
        "django_tasks": {"level": "WARNING"},
        # The glyph-by-glyph progress of a PDF is of no use in a server's log.
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        # Says at each start that it logs.
        "pikepdf": {"level": "WARNING"},
    },
}
