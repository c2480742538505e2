"""What somebody approved stays what it is: a file in use is not exchanged, opened up or deleted behind the page."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from wagtail.models import CollectionViewRestriction, ReferenceIndex, Revision, TaskState
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from cms_pages.core.public_files import is_public, models_of_files

IN_USE = (
    "Tệp này đang có trên trang đã đăng hoặc trang đã gửi duyệt nên không thay được tại đây. "
    "Mời tải lên thành tệp mới, gắn vào trang rồi gửi duyệt."
)
CLOSED = "Tệp này có trên trang đang đăng; chuyển khỏi thư mục giới hạn là công khai tệp. Mời gỡ khỏi trang trước."

_relied_on: list[Callable[[], QuerySet]] = []


def register(revisions: Callable[[], QuerySet]) -> None:
    """Name further revisions that somebody decides on or has approved."""
    _relied_on.append(revisions)


def in_good_hands(file: Any) -> bool:
    """Whether a public page shows the file, or a version that is being approved or was approved does."""
    return bool(file.pk) and (is_public(type(file), file.pk) or _awaited(file))


def goes_up_later(pages: QuerySet) -> bool:
    """Whether a version of one of the pages was approved for an hour, or goes with others that somebody decides on."""
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    found = [approved, *(revisions() for revisions in _relied_on)]
    return any(revisions.filter(object_id__in=keys).exists() for revisions in found)


def _awaited(file: Any) -> bool:
    wanted = (ContentType.objects.get_for_model(type(file)).pk, str(file.pk))
    deciding = Q(task_states__status=TaskState.STATUS_IN_PROGRESS) | Q(approved_go_live_at__isnull=False)
    found = [Revision.page_revisions.filter(deciding).distinct(), *(revisions() for revisions in _relied_on)]
    return any(
        row[:2] == wanted
        for revisions in found
        for revision in revisions
        for row in ReferenceIndex._extract_references_from_object(revision.as_object())
    )


def check(file: Any) -> None:
    """Raise ValidationError where the change of a file would change what is approved."""
    stored = type(file)._default_manager.filter(pk=file.pk).first() if file.pk else None
    if stored is None:
        return
    for name in ("file", "thumbnail"):
        if hasattr(file, name) and getattr(stored, name).name != getattr(file, name).name and in_good_hands(file):
            raise ValidationError({name: IN_USE})
    opened = closing(stored.collection) - closing(file.collection)
    if opened and is_public(type(file), file.pk):
        raise ValidationError({"collection": CLOSED})


def closing(collection: Any) -> set[int]:
    """Keys of the restrictions that close a folder to strangers."""
    restrictions = CollectionViewRestriction.objects.values_list("pk", "collection__path")
    return {pk for pk, path in restrictions if collection.path.startswith(path)}


def _guarded_clean(clean):
    def guarded(self, *args, **kwargs):
        clean(self, *args, **kwargs)
        check(self)

    return guarded


def connect() -> None:
    """Put the guard on the models of the library and on the permission to delete from it; once, at start."""
    for model in models_of_files():
        model.clean = _guarded_clean(model.clean)
    may = CollectionOwnershipPermissionPolicy.user_has_permission_for_instance

    def guarded(self, user, action, instance):
        return may(self, user, action, instance) and not (
            action == "delete" and isinstance(instance, models_of_files()) and in_good_hands(instance)
        )

    CollectionOwnershipPermissionPolicy.user_has_permission_for_instance = guarded
