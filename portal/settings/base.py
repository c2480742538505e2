"""The core of the project: environment, language, time, tasks, logs."""

from pathlib import Path

from .env import BASE_DIR, BadEnvironment, read, secret_key

ENV = read()

DATA_DIR = Path(ENV["DATA_DIR"])
if not DATA_DIR.is_absolute():
    DATA_DIR = BASE_DIR / DATA_DIR

DEBUG = ENV["DEBUG"]
DEMO = ENV["DEMO"]
SECRET_KEY = secret_key(ENV["SECRET_KEY"], DATA_DIR)
ALLOWED_HOSTS = ENV["ALLOWED_HOSTS"]
if DEMO and not set(ALLOWED_HOSTS) <= {"127.0.0.1", "localhost", "[::1]"}:
    raise BadEnvironment("DEMO=1 chỉ phục vụ trên máy này: bỏ ALLOWED_HOSTS hoặc đặt DEMO=0.")
SITE_URL = ENV["SITE_URL"]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The day of a deadline begins and ends in this zone, whatever the server's own clock zone is.
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "locale"]
# Django's own Vietnamese formats accept month-first dates; ours are day-first.
FORMAT_MODULE_PATH = ["portal.formats"]

# Wagtail 7.4 speaks the django-tasks API; one worker (`db_worker`) runs the queue in every set-up.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Where it failed and of what kind, never anybody's words: see portal/operations/discretion.py.
    "formatters": {
        "line": {
            "()": "portal.operations.discretion.Formatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        # These replace Django's own, which would write out whole requests.
        "mail_admins": {"class": "portal.operations.discretion.MailHandler", "level": "ERROR"},
        "django.server": {"class": "logging.StreamHandler", "formatter": "line", "level": "INFO"},
    },
    "root": {"handlers": ["console"], "level": ENV["LOG_LEVEL"]},
    # A line for every page saved and every task run would bury what an administrator has to read.
    "loggers": {
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        # A task that failed is told like a page that failed.
        "django_tasks_db": {"handlers": ["mail_admins"], "level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},
        "django": {"handlers": ["mail_admins"], "level": "INFO"},
        "django.server": {"handlers": ["django.server"], "level": "INFO", "propagate": False},
    },
}
DEFAULT_EXCEPTION_REPORTER = "portal.operations.discretion.Reporter"
