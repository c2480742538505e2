"""The portal's settings, for tests: quick passwords, tasks at once, files in a folder that is thrown away."""

import os
import tempfile
from pathlib import Path

from portal.settings import *  # noqa: F403
from portal.settings import CACHES, ELASTICSEARCH, ENV, STORAGES

DATA_DIR = Path(tempfile.gettempdir()) / f"portal-tests-{os.getpid()}"
MEDIA_ROOT = DATA_DIR / "media"
EMAIL_FILE_PATH = DATA_DIR / "mail"
SEARCH_INDEX_DIR = str(DATA_DIR / "index")
# Tests of the server switch it on themselves, under a prefix of their own.
ELASTICSEARCH = ELASTICSEARCH | {"URL": [], "INDEX_PREFIX": f"test-{os.getpid()}"}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
    },
}
if ENV["REDIS_URL"]:
    # Clearing a cache empties its whole Redis database: each process of the tests has its own.
    _worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES = CACHES | {
        name: CACHES[name] | {"LOCATION": f"{ENV['REDIS_URL'].rsplit('/', 1)[0]}/{_worker + 2}"}
        for name in ("default", "frame")
    }
else:
    CACHES = CACHES | {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "tests"},
        "frame": CACHES["frame"] | {"LOCATION": DATA_DIR / "khung"},
    }
WHITENOISE_AUTOREFRESH = True
# As in a fresh clone, where nothing was collected: files of the look come from their folders.
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECRET_KEY = "tests-only"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks")},
}
SITE_URL = "http://testserver"
DEMO = True
