"""Demo data carries known passwords: it never meets real data and never leaves this machine."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from portal.demo.models import DemoMark
from registrations.awards.models import Decision
from registrations.campaigns.models import Campaign


def holds_demo() -> bool:
    """Whether this database holds the demo province (False before the first migration)."""
    if DemoMark._meta.db_table not in connection.introspection.table_names():
        return False
    return DemoMark.objects.exists()


def is_empty() -> bool:
    """Whether nobody and nothing of an office is in the database yet (catalogues and first pages do not count)."""
    return not any(model.objects.exists() for model in (get_user_model(), Decision, Campaign))


def check_serving() -> None:
    """Refuse to serve a demo database as if it were real. Raises ImproperlyConfigured."""
    if not settings.DEMO and holds_demo():
        raise ImproperlyConfigured(
            "Cơ sở dữ liệu này mang dữ liệu mẫu với mật khẩu ai cũng biết. "
            "Chạy với DEMO=1 trên máy này, hoặc dùng một DATA_DIR / DATABASE_URL trống."
        )
