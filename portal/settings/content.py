"""Wagtail, search and what editors may upload."""

from .base import DATA_DIR, ENV, SITE_URL
from .env import BASE_DIR

WAGTAIL_SITE_NAME = "Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_I18N_ENABLED = False
# The default list hides languages that Wagtail itself has translated by less than 90 %; our catalogue fills it.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
# One zone for everybody: a deadline reads the same on every screen, and the profile asks no needless question.
WAGTAIL_USER_TIME_ZONES = ["Asia/Ho_Chi_Minh"]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTO_UPDATE_PREVIEW = True
WAGTAILADMIN_COMMENTS_ENABLED = True
# No request leaves for another host: no update check, no avatar service, no news banner.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []
# Whoever approves last finishes the workflow; see cms_pages/core/workflow.py for the four-eyes rule.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms_pages.core.publishing.publish_approved"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.database", "SEARCH_CONFIG": "simple"}}
SEARCH_INDEX_DIR = ENV["SEARCH_INDEX_DIR"] or str(DATA_DIR / "index")
SEARCH_LOG_DAYS = ENV["SEARCH_LOG_DAYS"]
# The server that answers searches if there is one; the embedded index stands by.
ELASTICSEARCH = {
    name: ENV[f"ELASTICSEARCH_{name}"]
    for name in ("URL", "USER", "PASSWORD", "API_KEY", "CA_CERT", "INDEX_PREFIX", "TIMEOUT_MS")
}

WAGTAILIMAGES_MAX_UPLOAD_SIZE = ENV["UPLOAD_MAX_MB"] * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp", "svg"]
# What is put into the library is made fit to publish, or refused in plain words.
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms_pages.core.library_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms_pages.core.library_forms.FileForm"
WAGTAILIMAGES_IMAGE_MODEL = "wagtailimages.Image"
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"bmp": "jpeg", "avif": "webp"}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "txt", "vtt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "cms_media.Film",
    "MEDIA_FORM_BASE": "cms_pages.media.forms.FilmForm",
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
FILM_MAX_BYTES = ENV["FILM_MAX_MB"] * 1024 * 1024
UPLOAD_MAX_BYTES = ENV["UPLOAD_MAX_MB"] * 1024 * 1024
SCAN_MAX_BYTES = max(UPLOAD_MAX_BYTES, ENV["SCAN_MAX_MB"] * 1024 * 1024)
OPEN_FORM_LIMITS = ENV["OPEN_FORM_LIMITS"]
OPEN_FORM_SECONDS = ENV["OPEN_FORM_SECONDS"]
HELD_FILES_HOURS = ENV["HELD_FILES_HOURS"]
HELD_FILES_MB = ENV["HELD_FILES_MB"]
HELD_FILES_LINE_MB = ENV["HELD_FILES_LINE_MB"]
LIST_MAX_ROWS = ENV["LIST_MAX_ROWS"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

STATICFILES_DIRS: list[str] = []
STATIC_URL = "/tinh/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/tep/"
MEDIA_ROOT = DATA_DIR / "media"
