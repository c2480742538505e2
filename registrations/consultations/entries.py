"""What the search finds of consultations: public titles and, while they are public, the nominees' names."""

from search.entry import Entry
from search.text import whole_numbers

from .models import Consultation, Nominee


def entries(pks=None):
    """Entries of opened consultations; those named by ``pks``, or all as a stream."""
    found = Consultation.objects.public().select_related("organising_body")
    if pks is not None:
        found = found.filter(pk__in=whole_numbers(map(str, pks)))
    for consultation in found.order_by("pk").iterator(chunk_size=500):
        yield entry_of(consultation)


def entry_of(consultation):
    """The entry of one opened consultation; withdrawn and non-public nominees are not in it."""
    nominees = list(Nominee.objects.shown().filter(consultation=consultation).select_related("title"))
    awards = list(dict.fromkeys(nominee.award for nominee in nominees))
    lines = [nominee.description + ". " + nominee.award for nominee in nominees]
    draft = consultation.draft
    if draft:
        lines = [draft.title, draft.explanation, *(f"{one}. {one.text}" for one in consultation.passages.all())]
        lines += [f"{file.label}. {file.text}" for file in consultation.draft_files.all()]
    return Entry(
        kind="consultation",
        key=str(consultation.pk),
        title=consultation.title,
        body="\n".join([consultation.lead, *lines]),
        number=consultation.submission_number,
        people=tuple(nominee.name for nominee in nominees),
        year=consultation.opens_on.year,
        date=consultation.opens_on,
        url=consultation.get_absolute_url(),
        summary=_summary(nominees, awards, draft) or consultation.lead,
    )


def _summary(nominees, awards, draft):
    if draft:
        return f"Lấy ý kiến về {draft.title}, {draft.drafting_body} soạn thảo."
    return f"Lấy ý kiến về {len(nominees)} trường hợp: {', '.join(awards)}." if awards else ""
