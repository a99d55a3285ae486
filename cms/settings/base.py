"""What every environment shares. Safe by default: development loosens, production adds."""

from cms.settings.api import *  # noqa: F403
from cms.settings.cache import *  # noqa: F403
from cms.settings.database import *  # noqa: F403
from cms.settings.editing import *  # noqa: F403
from cms.settings.email import *  # noqa: F403
from cms.settings.env import BASE_DIR, env
from cms.settings.logging import *  # noqa: F403
from cms.settings.logins import *  # noqa: F403
from cms.settings.print import *  # noqa: F403
from cms.settings.security import *  # noqa: F403
from cms.settings.storage import *  # noqa: F403
from cms.settings.tasks import *  # noqa: F403

INSTALLED_APPS = [
    # Ours come first so that our templates and commands win over Wagtail's.
    "cms.apps.CmsConfig",
    "api",
    "website",
    "brochures",
    "publishing",
    "quality",
    "programs",
    "wagtail_localize",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "csp",
    "axes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    # Answers before anything can refuse: a probe has no host name, no HTTPS and no session.
    "cms.probes.ProbeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "api.middleware.ProblemMiddleware",
    "cms.delivery.conditional.ExactConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.policies.PolicyMiddleware",
    "axes.middleware.AxesMiddleware",
    "cms.desk.refusals.RefusalMiddleware",
    "brochures.desk.side_panel.SidePanelMiddleware",
    "cms.desk.usage.panel.UsageMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

USE_I18N = True
USE_TZ = True
TIME_ZONE = env("TIME_ZONE", default="America/New_York")
LANGUAGE_CODE = "en-us"
WAGTAIL_I18N_ENABLED = True
# A translation is a draft until somebody publishes it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Texts that somebody has translated stay when their source is deleted.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en-us", "English"),
    ("es-us", "Español"),
]
#: Locale → the locales to try, in order, for what it lacks. Answers say which one served.
LOCALE_FALLBACKS: dict[str, list[str]] = {"es-US": ["en-US"]}
LOCALE_PATHS = [BASE_DIR / "locale"]

#: Where a page's HTML comes from; programs/ stays free of any knowledge of the website.
PAGE_RENDERER = "website.rendering.render_page"

#: What a brochure can print (brochures.sources).
PRINTED = {
    *("programtype", "levelofcare", "transition", "benefit", "faq", "location"),
    *("organization", "calltoaction", "crisisresource", "component"),
}
#: How a draft is shown beside its editor: (name, what people call it, function, the models that
#: have it or None for all).
PREVIEW_MODES = [
    ("", "Website", "website.rendering.preview_page", None),
    ("phone", "Phone app", "website.phone.preview_phone", None),
    ("api", "API answer", "api.v1.preview_page.preview_json", None),
    ("print", "Brochure panel", "brochures.desk.preview.preview_brochure", PRINTED),
]

# axes.W001 refuses the in-process cache everywhere; continuum.W001 does so where it matters.
# axes.W006 wants addresses counted; we keep none (cms/settings/logins.py).
SILENCED_SYSTEM_CHECKS = ["axes.W001", "axes.W006"]
