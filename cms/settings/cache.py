"""Redis when REDIS_URL is set, else a cache inside each process.

https://docs.djangoproject.com/en/5.2/topics/cache/
"""

from cms.settings.env import env

if env("REDIS_URL", default=""):
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": env("REDIS_URL"),
            "KEY_PREFIX": "continuum",
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
