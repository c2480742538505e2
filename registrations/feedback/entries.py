"""What the search finds of published questions: only the masked text that an officer confirmed."""

from search.entry import Entry as Found
from search.text import whole_numbers

from .models import Entry


def entries(pks=None):
    """Entries of published questions; those named by ``pks``, or all as a stream."""
    found = Entry.objects.public().select_related("topic")
    if pks is not None:
        found = found.filter(pk__in=whole_numbers(map(str, pks)))
    for entry in found.order_by("pk").iterator(chunk_size=500):
        yield Found(
            kind="question",
            key=str(entry.pk),
            title=entry.title,
            body=f"{entry.question}\n{entry.answer}",
            year=entry.answered_on.year,
            date=entry.answered_on,
            url=entry.get_absolute_url(),
            summary=entry.question[:200],
        )
