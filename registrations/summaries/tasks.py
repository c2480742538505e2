"""Making reports in the background."""

import logging

from django.core.exceptions import PermissionDenied
from django_tasks import task

from . import job_actions as actions
from .models import ReportJob
from .printing import NotSet

logger = logging.getLogger(__name__)
_FAILED = "Có trục trặc khi lập báo cáo; chưa bản nào được lưu. Mời thử lại, nếu vẫn vậy thì báo người quản trị."


def run(pk: int) -> None:
    """Make the report that waits, if it still waits; whatever happens, the officer is told."""
    job = ReportJob.objects.select_related("consultation", "by").filter(pk=pk, ended_at__isnull=True).first()
    if job is None:
        return
    try:
        actions.run_report(job)
    except NotSet as error:
        actions.fail_report(job, f"Chưa lập được báo cáo. {error}")
    except PermissionDenied:
        actions.fail_report(job, "Tài khoản này không còn quyền lập báo cáo; chưa bản nào được lưu.")
    except Exception:
        logger.exception("Report %s", pk)
        actions.fail_report(job, _FAILED)


@task()
def run_in_background(pk: int) -> None:
    """The task of run."""
    run(pk)
