"""The entry point gunicorn calls."""

import os
import sys

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from cms.loading import not_needed, without

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

with without(not_needed()):
    django_application = get_wsgi_application()
    # Now, and not when the first reader waits for it.
    get_resolver().url_patterns  # noqa: B018

# These need loaded settings and models.
from cms.delivery.store import Store  # noqa: E402
from cms.delivery.warm import WarmAnswers  # noqa: E402
from cms.delivery.watch import watch_ledger  # noqa: E402

watch = watch_ledger()
application = WarmAnswers(
    django_application, watch, Store(settings.WARM_ANSWERS_MB * 2**20, watch.stale_keys)
)

# gunicorn, unlike manage.py, runs no system checks of its own.
if problems := [problem for problem in run_checks(tags=["continuum"]) if problem.level >= ERROR]:
    sys.exit("\n".join(map(str, problems)))
