"""Long exchange files in the background: reading and writing, with a bar for whoever waits."""

import logging

from django.core.exceptions import PermissionDenied
from django_tasks import task

from . import exchange_actions as actions
from .documents import Unusable
from .models import ExchangeImport

logger = logging.getLogger(__name__)
_FAILED = "Có trục trặc khi xử lý tệp; chưa có gì được ghi. Mời thử lại, nếu vẫn vậy thì báo người quản trị."


def run(pk: int) -> None:
    """Do the work that waits for an import, if it still waits; whatever happens, the officer is told."""
    kept = ExchangeImport.objects.select_related("job_by").filter(pk=pk).exclude(job="").first()
    if kept is None:
        return
    failure = ""
    try:
        if kept.job == ExchangeImport.Job.READ:
            if kept.content is None:
                actions.read_import(kept)
        else:
            actions.note_step(kept, "Đang ghi, xong tất cả mới lưu", 40)
            actions.apply_import(kept, kept.job_by)
    except (Unusable, actions.Refused) as refused:
        failure = str(refused)
    except PermissionDenied:
        failure = "Tài khoản này không còn quyền trao đổi dữ liệu; chưa có gì được ghi."
    except Exception:
        if not ExchangeImport.objects.filter(pk=pk).exists():
            return  # the officer has put another file in its place
        logger.exception("Exchange import %s", pk)
        failure = _FAILED
    actions.end_job(kept, failure)


@task()
def run_in_background(pk: int) -> None:
    """The task of run."""
    run(pk)
