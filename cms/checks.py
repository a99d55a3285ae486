"""Refuse a wrong start, and say what to change.

Errors stop every command and, through cms/wsgi.py, the server. Warnings marked "deploy" show in
`manage.py check --deploy`.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from brochures.icc import ProfileMissing, press_profile
from cms import pango

TAG = "continuum"
LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
DUMMY_MAIL = "django.core.mail.backends.dummy.EmailBackend"
SQLITE = "cms.sqlite"
DATABASES = (SQLITE, "django.db.backends.postgresql")

Configs = Sequence[AppConfig] | None


@register(TAG)
def secret_key_is_secret(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """Outside debug mode and tests the key is long and is not one from this repository."""
    published = "not-a-secret" in settings.SECRET_KEY
    if settings.DEBUG or _testing() or not (published or len(settings.SECRET_KEY) < 50):
        return []
    return [
        Error(
            "SECRET_KEY is short or is published in the source code.",
            hint='Make one: python -c "import secrets; print(secrets.token_urlsafe(64))"',
            id="continuum.E001",
        )
    ]


@register(TAG)
def hosts_are_named(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """A wildcard host lets anyone choose the links in a password reset mail."""
    if settings.DEBUG or "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "ALLOWED_HOSTS contains *.",
            hint="List the host names, for example ALLOWED_HOSTS=www.example.org,cms.example.org",
            id="continuum.E002",
        )
    ]


@register(TAG)
def base_url_is_an_origin(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """Absolute links are made by adding a path to PUBLIC_BASE_URL."""
    url = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if url.scheme in {"http", "https"} and url.netloc and not (url.path or url.query):
        return []
    return [
        Error(
            f"PUBLIC_BASE_URL is {settings.WAGTAILADMIN_BASE_URL!r}, not a scheme and host.",
            hint="For example PUBLIC_BASE_URL=https://www.example.org, without a path.",
            id="continuum.E003",
        )
    ]


@register(TAG)
def database_is_supported(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """The ledger's ordering and the search are written and tested for two databases."""
    engine = settings.DATABASES["default"]["ENGINE"]
    if engine in DATABASES:
        return []
    return [
        Error(
            f"The database engine {engine} is not supported.",
            hint="Use DATABASE_URL=postgres://user:password@host:5432/name, or leave it unset.",
            id="continuum.E004",
        )
    ]


@register(TAG)
def uploads_can_be_written(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """Local uploads need a folder; a bucket does not."""
    if settings.STORAGES["default"]["BACKEND"].startswith("storages."):
        return []
    folder = _nearest_existing(Path(settings.MEDIA_ROOT))
    if os.access(folder, os.W_OK):
        return []
    return [
        Error(
            f"Uploads cannot be stored: {folder} is not writable.",
            hint="Give this user the folder, point VAR_DIR at another, or set S3_BUCKET.",
            id="continuum.E005",
        )
    ]


@register(TAG, deploy=True)
def processes_share_a_cache(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """The login lock counts in the cache."""
    if settings.CACHES["default"]["BACKEND"] != LOCMEM:
        return []
    return [
        Warning(
            "Each process has a cache of its own, so wrong passwords are counted per process.",
            hint="Set REDIS_URL, for example redis://127.0.0.1:6379/0",
            id="continuum.W001",
        )
    ]


@register(Tags.database, deploy=True)
def database_takes_many_writers(
    app_configs: Configs, databases: Any = None, **kwargs: Any
) -> list[CheckMessage]:
    """SQLite serves a demonstration or one small server, not several."""
    if settings.DATABASES["default"]["ENGINE"] != SQLITE:
        return []
    return [
        Warning(
            "The database is SQLite: one server only, one writer at a time.",
            hint="Set DATABASE_URL=postgres://user:password@host:5432/name",
            id="continuum.W002",
        )
    ]


@register(TAG, deploy=True)
def mail_is_sent(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """Without mail nobody receives a password reset or a request for review."""
    if settings.EMAIL_BACKEND != DUMMY_MAIL:
        return []
    return [
        Warning(
            "Mail is thrown away.",
            hint="Set EMAIL_URL, for example smtp+tls://user:password@mail.example.org:587",
            id="continuum.W003",
        )
    ]


@register(TAG, deploy=True)
def pdf_can_be_made(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """Brochure PDFs need pango from the system; everything else works without it."""
    if pango.is_installed():
        return []
    return [
        Warning(
            "Pango is not installed: brochure PDFs cannot be made.",
            hint=f"On Debian and Ubuntu: apt-get install {' '.join(pango.PACKAGES)}",
            id="continuum.W004",
        )
    ]


@register(TAG, deploy=True)
def press_has_a_profile(app_configs: Configs, **kwargs: Any) -> list[CheckMessage]:
    """Press PDFs need the printer's CMYK profile; screen PDFs do not."""
    try:
        press_profile()
    except ProfileMissing as missing:
        return [
            Warning(
                "Press PDFs cannot be made: there is no CMYK profile.",
                hint=str(missing),
                id="continuum.W005",
            )
        ]
    return []


def _testing() -> bool:
    return settings.SETTINGS_MODULE == "cms.settings.test"


def _nearest_existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder
