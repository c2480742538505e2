"""Work on a batch in the background, in slices: other work of the queue comes in between."""

from django_tasks import task

from cms_pages.moving_in import actions

SECONDS = 30


@task()
def work_in_background(pk: int) -> None:
    """A slice of the work on a batch; what is left waits at the end of the queue."""
    if actions.work(pk, seconds=SECONDS):
        work_in_background.enqueue(pk)
