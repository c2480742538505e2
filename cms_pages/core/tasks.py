"""What takes too long for whoever waits for a page."""

from django_tasks import task
from wagtail.images import get_image_model

from cms_pages.core.entries import public_pages
from cms_pages.core.pictures import LARGE, SPECS
from search.files.actions import read
from search.outbox.actions import enqueue


def read_files(kind, pks=None):
    """Read the files of public pages that were not read yet, then index these pages anew. Returns how many files."""
    done = 0
    for page in public_pages(kind, pks):
        if count := read(page.entry_files()):
            enqueue(kind, page.pk)
            done += count
    return done


@task()
def read_files_in_background(kind: str, pks: list[str]) -> None:
    """The task of read_files."""
    read_files(kind, pks)


@task()
def draw_in_background(pk: int) -> None:
    """Draw a picture in the sizes that pages show, before anybody asks: of a large photograph that takes seconds."""
    if picture := get_image_model().objects.filter(pk=pk).first():
        picture.get_renditions(*SPECS, LARGE)
