"""Make the groups of the database follow the table in portal/accounts/groups.py."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from portal.accounts import groups


class Command(BaseCommand):
    help = "Lập các nhóm của khu vực quản trị và quyền của từng nhóm theo bảng trong mã nguồn. Chạy lại được."

    @transaction.atomic
    def handle(self, *args, verbosity, **options):
        self.missing = []
        for name in groups.GROUP_NAMES:
            group, _ = Group.objects.get_or_create(name=name)
            group.permissions.set(self._permissions(groups.PERMISSIONS.get(name, [])))
            self._set_pages(group, groups.PAGES.get(name, []))
            self._set_collections(group, groups.COLLECTIONS.get(name, []))
        # Wagtail's own migrations make these two; they may publish, so they must not stay.
        Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()
        for label in sorted(set(self.missing)):
            self.stderr.write(f"Chưa có quyền hoặc trang: {label}")
        if verbosity:
            self.stdout.write(f"Nhóm và quyền: {len(groups.GROUP_NAMES)} nhóm.")

    def _permissions(self, labels):
        found = []
        for label in labels:
            app_label, codename = label.split(".")
            permission = Permission.objects.filter(content_type__app_label=app_label, codename=codename).first()
            if permission is None:
                self.missing.append(label)
            else:
                found.append(permission)
        return found

    def _set_pages(self, group, places):
        wanted = {}
        for model_label, codenames in places:
            page = self._place(model_label)
            for codename in codenames:
                permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
                if page:
                    wanted[page.pk, permission.pk] = GroupPagePermission(group=group, page=page, permission=permission)
        for held in group.page_permissions.all():
            if (held.page_id, held.permission_id) in wanted:
                del wanted[held.page_id, held.permission_id]
            else:
                held.delete()
        GroupPagePermission.objects.bulk_create(wanted.values())

    def _place(self, model_label):
        try:
            page = apps.get_model(model_label).objects.order_by("depth", "pk").first()
        except LookupError:
            page = None
        if page is None:
            self.missing.append(model_label)
        return page.page_ptr if page else None

    def _set_collections(self, group, labels):
        root = Collection.get_first_root_node()
        wanted = {permission.pk for permission in self._permissions(labels)}
        held = GroupCollectionPermission.objects.filter(group=group, collection=root)
        held.exclude(permission__in=wanted).delete()
        for pk in wanted - set(held.values_list("permission_id", flat=True)):
            GroupCollectionPermission.objects.create(group=group, collection=root, permission_id=pk)
