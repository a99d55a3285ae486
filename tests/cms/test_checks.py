import pytest

from cms import checks, pango

LONG_KEY = "k" * 30 + "e" * 30


def ids(messages):
    return [message.id for message in messages]


@pytest.fixture
def in_production(settings, monkeypatch):
    monkeypatch.setattr(checks, "_testing", lambda: False)
    settings.DEBUG = False
    settings.SECRET_KEY = LONG_KEY
    return settings


@pytest.mark.parametrize("key", ["short", "development-only-not-a-secret" + "x" * 50])
def test_a_short_or_published_key_refuses_to_start(in_production, key):
    in_production.SECRET_KEY = key
    [error] = checks.secret_key_is_secret(None)
    assert error.id == "continuum.E001"
    assert "secrets.token_urlsafe" in error.hint


def test_a_long_key_is_accepted(in_production):
    assert checks.secret_key_is_secret(None) == []


def test_debug_mode_accepts_any_key(in_production):
    in_production.DEBUG, in_production.SECRET_KEY = True, "short"
    assert checks.secret_key_is_secret(None) == []


def test_a_wildcard_host_refuses_to_start(in_production):
    in_production.ALLOWED_HOSTS = ["*"]
    assert ids(checks.hosts_are_named(None)) == ["continuum.E002"]


def test_named_hosts_are_accepted(in_production):
    in_production.ALLOWED_HOSTS = ["www.example.org"]
    assert checks.hosts_are_named(None) == []


@pytest.mark.parametrize("url", ["www.example.org", "https://example.org/path", "ftp://a.b", ""])
def test_a_base_url_that_is_no_origin_refuses_to_start(in_production, url):
    in_production.WAGTAILADMIN_BASE_URL = url
    assert ids(checks.base_url_is_an_origin(None)) == ["continuum.E003"]


def test_an_origin_is_accepted_as_base_url(in_production):
    in_production.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    assert checks.base_url_is_an_origin(None) == []


@pytest.mark.parametrize(
    ("engine", "found"),
    [
        ("django.db.backends.mysql", ["continuum.E004"]),
        ("django.db.backends.postgresql", []),
        ("cms.sqlite", []),
    ],
)
def test_two_databases_are_supported(monkeypatch, in_production, engine, found):
    monkeypatch.setitem(in_production.DATABASES["default"], "ENGINE", engine)
    assert ids(checks.database_is_supported(None)) == found


def test_uploads_need_a_folder_that_can_be_written(in_production, monkeypatch, tmp_path):
    in_production.MEDIA_ROOT = tmp_path / "media" / "not" / "made" / "yet"
    assert checks.uploads_can_be_written(None) == []
    monkeypatch.setattr("os.access", lambda *args: False)
    assert ids(checks.uploads_can_be_written(None)) == ["continuum.E005"]


def test_uploads_in_a_bucket_need_no_folder(in_production, monkeypatch):
    monkeypatch.setattr("os.access", lambda *args: False)
    in_production.STORAGES = {"default": {"BACKEND": "storages.backends.s3.S3Storage"}}
    assert checks.uploads_can_be_written(None) == []


def test_a_cache_in_each_process_is_named_at_deployment(in_production):
    assert ids(checks.processes_share_a_cache(None)) == ["continuum.W001"]
    in_production.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
    assert checks.processes_share_a_cache(None) == []


@pytest.mark.parametrize(
    ("engine", "found"),
    [("cms.sqlite", ["continuum.W002"]), ("django.db.backends.postgresql", [])],
)
def test_sqlite_is_named_at_deployment(in_production, monkeypatch, engine, found):
    monkeypatch.setitem(in_production.DATABASES["default"], "ENGINE", engine)
    assert ids(checks.database_takes_many_writers(None)) == found


def test_mail_that_goes_nowhere_is_named_at_deployment(in_production):
    assert checks.mail_is_sent(None) == []
    in_production.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert ids(checks.mail_is_sent(None)) == ["continuum.W003"]


@pytest.mark.parametrize(("installed", "found"), [(False, ["continuum.W004"]), (True, [])])
def test_a_missing_pango_is_named_at_deployment(monkeypatch, installed, found):
    monkeypatch.setattr(pango, "is_installed", lambda: installed)
    assert ids(checks.pdf_can_be_made(None)) == found


def test_a_missing_profile_is_named_at_deployment(settings, tmp_path):
    settings.PRINT_ICC_PROFILE = str(tmp_path / "none.icc")
    (warning,) = checks.press_has_a_profile(None)
    assert warning.id == "continuum.W005"
    assert "none.icc" in warning.hint


def test_pango_is_missing_when_one_library_is(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(pango, "LINUX_NAMES", ("libno-such-library.so.0",))
    assert not pango.is_installed()


def test_pango_is_looked_up_by_name_on_other_systems(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("ctypes.util.find_library", lambda name: name)
    assert pango.is_installed()
