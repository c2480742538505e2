"""Installed apps, middleware and templates."""

from .env import BASE_DIR

INSTALLED_APPS = [
    # entry points
    "portal.accounts.apps.AccountsConfig",
    "portal.operations",
    "portal.demo",
    # what editors publish
    "cms_pages.core",
    "cms_pages.media",
    "cms_pages.home",
    "cms_pages.news",
    "cms_pages.press",
    "cms_pages.exemplars",
    "cms_pages.documents",
    "cms_pages.blanks",
    "cms_pages.bonus",
    "cms_pages.guidance",
    "cms_pages.decisions",
    "cms_pages.movements",
    "cms_pages.plans",
    "cms_pages.targets",
    "cms_pages.council",
    "cms_pages.meetings",
    "cms_pages.ceremonies",
    "cms_pages.training",
    "cms_pages.inspections",
    "cms_pages.readings",
    "cms_pages.archive",
    "cms_pages.target_groups",
    "cms_pages.moving_in",
    "cms_pages.newsroom",
    # the records of the chain
    "registrations.exchange",
    "registrations.statistics",
    "registrations.golden_book",
    "registrations.drafting",
    "registrations.exemplars",
    "registrations.recipients",
    "registrations.awards",
    "registrations.safeguards",
    "registrations.privacy",
    "registrations.consultations",
    "registrations.comments",
    "registrations.summaries",
    "registrations.scoring",
    "registrations.pledges",
    "registrations.reports",
    "registrations.nominations",
    "registrations.campaigns",
    "registrations.movements",
    "registrations.initiatives",
    "registrations.titles",
    "registrations.clusters",
    "registrations.feedback",
    "registrations.units",
    "registrations.signing",
    "registrations.attachments",
    "registrations.receipts",
    "registrations.notices",
    "registrations.calendar",
    "registrations.tables",
    # ground floor
    "search",
    "search.outbox",
    "search.files",
    "themes.base",
    # Wagtail
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.apps.UsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmedia",
    "modelcluster",
    "taggit",
    # sign-in
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # forms
    "crispy_forms",
    "django_altcha",
    "django_filters",
    "django_htmx",
    # work in the background
    "django_tasks",
    "django_tasks_db",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    # A slow phone gains most from small pages; static files are compressed once and pass untouched.
    "portal.operations.middleware.PagesGZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.operations.middleware.ResponsePolicyMiddleware",
    "portal.operations.middleware.PrivateAnswersMiddleware",
    "portal.operations.middleware.DemoMiddleware",
    "portal.operations.middleware.MaintenanceMiddleware",
    "portal.operations.middleware.MomentMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "portal.accounts.middleware.SecondFactorMiddleware",
    "portal.operations.middleware.StillUsedMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms_pages.readings.middleware.CountReadings",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "themes" / "base" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cms_pages.core.context.site",
                "portal.accounts.context.account",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["tdkt"]
CRISPY_TEMPLATE_PACK = "tdkt"
CRISPY_FAIL_SILENTLY = False
