"""The production settings, each time in a process of its own, as a server would load them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:1/name",
    "PUBLIC_BASE_URL": "https://www.example.org",
}


def load(environment, expression="None"):
    """Load the settings and print one expression of them."""
    code = f"from cms.settings import production as s; print(({expression}))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without(name):
    result = load({key: value for key, value in COMPLETE.items() if key != name})
    assert result.returncode != 0
    assert f"Set the {name} environment variable" in result.stderr


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("s.DEBUG", "False"),
        (
            "s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE",
            "(True, True, True)",
        ),
        ("s.SECURE_HSTS_SECONDS", "31536000"),
        ("s.CSRF_TRUSTED_ORIGINS", "['https://www.example.org']"),
        ("s.CORS_ALLOWED_ORIGINS", "[]"),
        ("s.DATABASES['default']['ENGINE']", "django.db.backends.postgresql"),
        ("s.TASKS['default']['BACKEND']", "django_tasks_db.DatabaseBackend"),
        ("hasattr(s, 'SECURE_PROXY_SSL_HEADER')", "False"),
        ("s.SERVE_MEDIA", "False"),
    ],
)
def test_production_is_safe_by_default(expression, expected):
    assert load(COMPLETE, expression).stdout.strip() == expected


def test_services_are_switched_on_by_their_variables():
    environment = {
        **COMPLETE,
        "REDIS_URL": "redis://127.0.0.1:6379/0",
        "S3_BUCKET": "uploads",
        "S3_CUSTOM_DOMAIN": "images.example.org",
        "PROXY_SSL_HEADER": "X-Forwarded-Proto",
    }
    expression = (
        "s.CACHES['default']['BACKEND'], s.STORAGES['default']['BACKEND'], "
        "s.SECURE_PROXY_SSL_HEADER, s.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'][-1]"
    )
    assert load(environment, expression).stdout.strip() == str(
        (
            "django.core.cache.backends.redis.RedisCache",
            "storages.backends.s3.S3Storage",
            ("HTTP_X_FORWARDED_PROTO", "https"),
            "https://images.example.org",
        )
    )


def test_the_server_refuses_a_published_key():
    result = subprocess.run(
        [sys.executable, "-c", "import cms.wsgi"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **COMPLETE, "SECRET_KEY": "development-only-not-a-secret"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode != 0
    assert "continuum.E001" in result.stderr


def test_the_image_holds_all_that_the_program_is_made_of(tmp_path):
    lines = (settings.BASE_DIR / ".dockerignore").read_text().splitlines()
    kept = [line[1:].rstrip("/") for line in lines if line.startswith("!")]
    for name in kept:
        (tmp_path / name).symlink_to(settings.BASE_DIR / name)
    code = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.core.management import call_command\n"
        "from django.utils.translation import gettext, override\n"
        "call_command('check')\n"
        "with override('es'): print(gettext('We could not find this page'))\n"
        "places = [*settings.LOCALE_PATHS, *settings.TEMPLATES[0]['DIRS'],"
        " *settings.STATICFILES_DIRS]\n"
        "print([str(place) for place in places if not place.is_dir()])\n"
    )
    image = {
        **COMPLETE,
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "VAR_DIR": str(tmp_path / "var"),
        "PATH": os.environ["PATH"],
        "BASE": str(tmp_path),
    }
    # Links are resolved when modules are found, so the folder is told to the settings.
    code = (
        "import os, sys, pathlib; sys.path.insert(0, os.environ['BASE'])\n"
        "import cms.settings.env as env; env.BASE_DIR = pathlib.Path(os.environ['BASE'])\n" + code
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=image,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    spanish, missing = result.stdout.strip().splitlines()[-2:]
    assert spanish == "No encontramos esta página"
    assert missing == "[]"
