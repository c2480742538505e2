"""Long lists in the background: reading and importing, with a bar for whoever waits."""

import logging

from django.contrib.auth import get_user_model
from django_tasks import task

from registrations.attachments.actions import RefusedFile
from registrations.refusals import Refused

from . import import_actions as actions
from .import_progress import Reporter, Superseded, is_current
from .imports import read_now
from .models import RecipientImport

logger = logging.getLogger(__name__)
_FAILED = "Có trục trặc khi xử lý danh sách; chưa dòng nào được nhập. Mời chạy lại, nếu vẫn vậy thì báo người quản trị."


def _held(batch_id: int, token: str) -> RecipientImport | None:
    batch = RecipientImport.objects.select_related("decision", "file", "job_by").filter(pk=batch_id).first()
    return batch if batch and is_current(batch, token) else None


def _run(batch: RecipientImport, token: str, work) -> None:
    try:
        work()
    except Superseded:
        return
    except RefusedFile as refused:
        actions.fail_job(batch, token, refused.message)
    except Refused as refused:
        actions.fail_job(batch, token, str(refused))
    except Exception:
        logger.exception("List %s", batch.pk)
        actions.fail_job(batch, token, _FAILED)


def run_reading(batch_id: int, token: str) -> None:
    """Read a list, if this run still holds the work."""
    if batch := _held(batch_id, token):
        reporter = Reporter(batch, token)
        _run(batch, token, lambda: read_now(batch, batch.job_by, token=token, reporter=reporter))


def run_import(batch_id: int, token: str, answers: dict) -> None:
    """Make the records of a preview, if this run still holds the work. ``answers``: see confirm_import."""
    if batch := _held(batch_id, token):
        report = Reporter(batch, token).stage("Đang lập các lượt khen thưởng", 0.02, 0.85)
        by = get_user_model().objects.get(pk=batch.job_by_id)  # with the rights that the officer has now
        _run(batch, token, lambda: actions.confirm_import(batch, by, report=report, **answers))


@task()
def read_in_background(batch_id: int, token: str) -> None:
    """The task of run_reading."""
    run_reading(batch_id, token)


@task()
def import_in_background(batch_id: int, token: str, answers: dict) -> None:
    """The task of run_import."""
    run_import(batch_id, token, answers)
