"""SQLite unless DATABASE_URL names a PostgreSQL server.

https://docs.djangoproject.com/en/5.2/ref/databases/
"""

from cms.settings.env import VAR_DIR, env

# Empty counts as unset, so that `make run DATABASE_URL=` goes back to SQLite.
DATABASE_URL = env("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'continuum.sqlite3'}"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A reader never waits for a writer (WAL). Writers queue, each until those before it are done
    # (cms/sqlite), and take the lock at BEGIN, so that none fails with "database is locked".
    DATABASES["default"]["ENGINE"] = "cms.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Each thread has a cache of pages, and the operating system has one for all: beyond what
        # every question needs, half a megabyte, the same pages would be kept many times.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-512;"
        ),
    }
else:
    # A server that is gone without a word is noticed in seconds and not in minutes: readers get a
    # 503, and what is in memory is not given while nobody tells whether it still holds.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "tcp_user_timeout": 10_000,
        **DATABASES["default"].get("OPTIONS", {}),
    }
# Opening a connection takes longer than most answers, with SQLite too. After a minute it is opened
# anew, so a server notices that its database was replaced.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
