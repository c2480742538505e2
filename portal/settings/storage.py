"""Databases, caches, files and mail: embedded by default, each piece switched alone."""

import environ

from .base import DATA_DIR, DEBUG, ENV
from .env import BASE_DIR

DATA_DIR.mkdir(parents=True, exist_ok=True)

if ENV["DATABASE_URL"]:
    DATABASES = {"default": environ.Env.db_url_config(ENV["DATABASE_URL"])}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "portal.sqlite3",
            "TEST": {"NAME": ENV["TEST_DB_NAME"] or str(BASE_DIR / "var" / "test.sqlite3")},
        }
    }
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a writer waits for its turn instead of failing in the middle of a transaction.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
        ),
    }
DATABASES["default"]["CONN_MAX_AGE"] = 600

if ENV["REDIS_URL"]:
    _CACHE = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV["REDIS_URL"]}
else:
    _CACHE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "portal_cache"}
CACHES = {
    "default": _CACHE,
    # The frame of every page: asked for each time, and gone for all processes at once. A file costs no query.
    "frame": _CACHE
    if ENV["REDIS_URL"]
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "khung"},
    # Small things of this process for half a minute: counts, kinds. Never anything that the law dates.
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "local"},
    # Which rendition of which picture exists: read on every page, lost without harm.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "renditions"},
}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
    # Files of citizens and units: never below MEDIA_ROOT, reached only through their access function.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
    },
}

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV["DEFAULT_FROM_EMAIL"]
ADMINS = ENV["ADMINS"]
EMAIL_SUBJECT_PREFIX = "[Trang TĐKT] "
if ENV["EMAIL_URL"].startswith("file:"):
    EMAIL_BACKEND = "portal.operations.mail.ReadableFileBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
elif ENV["EMAIL_URL"].startswith("console:"):
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    vars().update(environ.Env.email_url_config(ENV["EMAIL_URL"]))
