"""Mail to editors: password resets and workflow notices.

https://django-environ.readthedocs.io/en/latest/types.html#environ-env-email-url
"""

from cms.settings.env import env

vars().update(env.email_url("EMAIL_URL", default="dummymail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", default="Continuum <cms@localhost>")
WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = DEFAULT_FROM_EMAIL
