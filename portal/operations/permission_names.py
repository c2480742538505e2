"""Vietnamese names of permissions, as the screen of a group shows them.

Django writes "Can add …" into the database while it migrates, with
translation switched off; names stored there cannot be translated on display.
"""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.db import models
from django.utils.translation import gettext, override

VERBS = {
    "add": "Thêm",
    "change": "Sửa",
    "delete": "Xóa",
    "view": "Xem",
    "publish": "Đăng",
    "lock": "Khóa",
    "unlock": "Mở khóa",
    "choose": "Chọn",
}


def vietnamese_name(permission: Permission, model: type[models.Model]) -> str:
    """The name to show for one permission of a model, at most 255 characters."""
    options = model._meta
    action = permission.codename.removesuffix(f"_{options.model_name}")
    is_django_default = permission.name.startswith("Can ") or action in options.default_permissions
    if action in VERBS and action != permission.codename and is_django_default:
        return f"{VERBS[action]} {options.verbose_name}"[:255]
    return gettext(permission.name)[:255]


def name_permissions(sender: AppConfig, using: str = "default", apps: Apps = installed_apps, **kwargs: Any) -> None:
    """Receiver of post_migrate: give the permissions of one app their Vietnamese names.

    Creates them first: Django's own receiver, which does the same, may come later.
    """
    try:
        apps.get_model("auth", "Permission")
    except LookupError:
        # Only some apps were migrated; the table of permissions is not there yet.
        return
    create_permissions(sender, verbosity=0, using=using, apps=apps)
    changed = []
    permissions = Permission.objects.using(using).filter(content_type__app_label=sender.label)
    with override(settings.LANGUAGE_CODE):
        for permission in permissions.select_related("content_type"):
            model = permission.content_type.model_class()
            name = vietnamese_name(permission, model) if model else permission.name
            if name != permission.name:
                permission.name = name
                changed.append(permission)
    Permission.objects.using(using).bulk_update(changed, ["name"])
