"""SQLite unless DATABASE_URL names a PostgreSQL server.

https://docs.djangoproject.com/en/5.2/ref/databases/
"""

from cms.settings.env import VAR_DIR, env

# Empty counts as unset, so that `make run DATABASE_URL=` goes back to SQLite.
DATABASE_URL = env("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'continuum.sqlite3'}"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A reader never waits for a writer (WAL), and a writer takes its lock at BEGIN, so that two
    # publishers queue for up to 20 seconds instead of failing with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
# Opening a connection takes longer than most answers, with SQLite too. After a minute it is opened
# anew, so a server notices that its database was replaced.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
