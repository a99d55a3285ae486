"""Where uploads and static files lie: local folders, or an S3 bucket when S3_BUCKET is set.

https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html
"""

from pathlib import Path
from typing import Any

from cms.settings.env import BASE_DIR, VAR_DIR, env

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if env("S3_BUCKET", default=""):
    # Access keys come from the AWS variables or the machine's role, which boto3 reads by itself.
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "endpoint_url": env("S3_ENDPOINT_URL", default=None),
            "region_name": env("S3_REGION", default=None),
            "custom_domain": env("S3_CUSTOM_DOMAIN", default=None),
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": False,
        },
    }

#: Serve /media/ from this process. For one small server; otherwise use S3 or the front server.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
