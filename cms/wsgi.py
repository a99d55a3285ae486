"""The entry point gunicorn calls."""

import os
import sys

from django.core.checks import ERROR, run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

# gunicorn, unlike manage.py, runs no system checks of its own.
if problems := [problem for problem in run_checks(tags=["continuum"]) if problem.level >= ERROR]:
    sys.exit("\n".join(map(str, problems)))
