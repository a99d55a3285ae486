# syntax=docker/dockerfile:1

# The packages, in an environment that the last stage takes over whole.
FROM python:3.11-slim AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
COPY requirements.txt /tmp/
RUN /venv/bin/pip install --no-input -r /tmp/requirements.txt


# What runs: the packages, pango and a CMYK profile for PDF, the code, and nobody's root.
FROM python:3.11-slim AS program
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 libgs-common \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /home/continuum continuum \
    && install -d -o continuum -g continuum /srv/continuum /var/lib/continuum
COPY --from=packages /venv /venv
WORKDIR /srv/continuum
COPY . .

# VAR_DIR holds uploads (unless S3_BUCKET is set) and must be a volume then. fontconfig, which
# pango uses, writes its cache to XDG_CACHE_HOME.
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=cms.settings.production \
    VAR_DIR=/var/lib/continuum \
    STATIC_ROOT=/srv/continuum-static \
    XDG_CACHE_HOME=/tmp/cache \
    HOST=0.0.0.0 \
    PORT=8000

# Collecting needs settings that start; these values serve this one step and are not kept.
RUN SECRET_KEY=collecting-static-files-needs-a-key-but-never-uses-it-once \
    ALLOWED_HOSTS=localhost DATABASE_URL=sqlite:////tmp/none.sqlite3 \
    PUBLIC_BASE_URL=https://localhost \
    python manage.py collectstatic --no-input --verbosity 0

USER continuum
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]

# Migrations are a step of their own: `python manage.py migrate`, then `ledger prepare`, once, before the new code starts.
CMD ["gunicorn"]
