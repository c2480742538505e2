"""Taking a whole import back while its decision is not published."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import Refused, demand

from . import rules
from .models import AwardRecord, RecipientImport


def undo_import(batch: RecipientImport, by) -> int:
    """Take back a whole import while its decision is not published. Returns how many records went.

    Raises Refused when the decision has been published, a record is bound to
    something else by now, or the import is not in effect.
    """
    try:
        return _undo(batch, by)
    except ProtectedError:
        raise Refused(
            "Có lượt khen của lần nhập này đã được dùng ở nơi khác nên không hủy cả lần nhập được. "
            "Mời gỡ liên kết đó trước, hoặc đính chính từng người."
        ) from None


@transaction.atomic
def _undo(batch: RecipientImport, by) -> int:
    batch = RecipientImport.objects.select_for_update(of=("self",)).select_related("decision").get(pk=batch.pk)
    if not rules.is_in_effect(batch):
        return 0
    if not rules.may_still_change(batch.decision):
        raise Refused("Quyết định đã công bố nên không hủy được lần nhập. Mời đính chính từng người.")
    demand(rules.may_undo(by, batch))
    records = AwardRecord.objects.filter(batch=batch)
    count = records.count()
    records.delete()
    batch.undone_at = timezone.now()
    batch.save(update_fields=["undone_at"])
    log(batch.decision, "awards.undo_import", user=by, data={"file": batch.file_name, "rows": count})
    return count
