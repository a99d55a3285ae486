"""What a browser may do with our pages, and who may call the API from another site.

https://django-csp.readthedocs.io/en/latest/configuration.html
https://github.com/adamchainz/django-cors-headers
"""

from csp.constants import NONE, SELF

from cms.settings.env import env

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Uploads in a bucket come from its own host name.
if env("S3_CUSTOM_DOMAIN", default=""):
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(f"https://{env('S3_CUSTOM_DOMAIN')}")

#: Path prefix -> what differs from the policy above. cms/policies.py applies the first match.
CONTENT_SECURITY_POLICY_BY_PREFIX = {
    # Wagtail 8 starts inline panels, date fields and choosers by inline scripts without a nonce,
    # styles its widgets by style attributes, previews images as blob: and shows the page preview in
    # a frame of our own origin. Nothing from another host, and no eval.
    "/admin/": {
        "script-src": [SELF, "'unsafe-inline'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:"],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
    },
    # Swagger UI and Redoc set style attributes; Redoc searches in a worker made from a blob.
    "/api/v1/docs/": {
        "style-src": [SELF, "'unsafe-inline'"],
        "worker-src": [SELF, "blob:"],
    },
}

# The admin needs a referrer from its own pages for Django's CSRF check over HTTPS. Everything else
# tells other sites nothing about what a visitor read; cms/policies.py sets that.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's scripts read it.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

CORS_URLS_REGEX = r"^/api/"
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_CREDENTIALS = False
CORS_ALLOW_HEADERS = ["accept", "authorization", "content-type", "if-match", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Last-Modified", "Link", "Draft-References"]
