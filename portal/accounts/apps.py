from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import signals  # noqa: F401


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens of users, for our model of users."""

    user_viewset = "portal.accounts.staff_users.UserViewSet"
