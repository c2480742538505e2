"""Reading the library: standings of many documents in one query, filters, what stands beside a link."""

from types import SimpleNamespace

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageViewRestriction

from search.text import whole_numbers

from .kinds import CHANGING, ENDING, ENDING_PART, SUSPENDING, LostPart, RelationKind, Validity
from .standing import Act, standing

# What is read of a document that acts on another.
TOLD = (
    "title", "url_path", "path", "live", "number", "document_type", "verified", "effective_from", "effective_to",
    "issued_on",
)  # fmt: skip
DATES = ("pk", "effective_from", "effective_to")
LEVELS = 5


def open_to_all(prefix=""):
    """Condition on pages that nobody is kept from them; Wagtail's own ``public()`` costs a query each time."""
    here = ExpressionWrapper(OuterRef(f"{prefix}path"), output_field=CharField())
    kept = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
    return ~Exists(kept)


def relations():
    """Relations that a live and public document declares."""
    relation = apps.get_model("cms_documents", "DocumentRelation")
    return relation.objects.filter(open_to_all("page__"), page__live=True)


def act_of(relation, ends_on):
    """The Act of a relation on a document with this last day of its own.

    A relation that names no day holds from the day the office wrote for the end, or from the day on which the
    later document takes effect.
    """
    page = relation.page
    own = ends_on if relation.kind in ENDING and not relation.part else None
    day = relation.on or own or page.effective_from or page.issued_on
    return Act(
        relation.kind,
        day,
        page.citation,
        relation.part,
        page.url_path_here,
        page.verified,
        page,
        until=relation.until,
        ends_part=relation.ends_part == LostPart.YES,
    )


def _acts(rows, ends):
    """{key: acts, the earliest first} of rows, given each document's own last day."""
    found = {pk: [] for pk in ends}
    for row in rows:
        if row.kind in CHANGING and row.other_id in found:
            found[row.other_id].append(act_of(row, ends[row.other_id]))
    for acts in found.values():
        acts.sort(key=lambda act: act.on)
    return found


def _told(rows):
    return rows.select_related("page").only(
        "kind", "on", "until", "ends_part", "part", "other_id", "page", *(f"page__{name}" for name in TOLD)
    )


def acts_on(documents):
    """{key: acts} of what public documents do to these; one query, none without documents."""
    ends = {document.pk: document.effective_to for document in documents if document.pk}
    return _acts(_told(relations().filter(other__in=list(ends), kind__in=CHANGING)) if ends else (), ends)


def put_standing(document, rows, on=None):
    """Give a document its `standing` from the relations to it that are at hand; no query."""
    acts = _acts(rows, {document.pk: document.effective_to})[document.pk]
    document.standing = standing(document.effective_from, document.effective_to, acts, on or timezone.localdate())
    return document


def put_standings(documents, on=None):
    """Give each document its `standing` on a day; one query. Returns the documents as a list."""
    documents = list(documents)
    on = on or timezone.localdate()
    acts = acts_on(documents)
    for document in documents:
        document.standing = standing(document.effective_from, document.effective_to, acts.get(document.pk, ()), on)
    return documents


def notes_of(pks):
    """{key: note} for those pages that are documents not wholly in force: what every link to them says behind it.

    Keys of other pages may be among them. Two queries, none without keys.
    """
    pks = set(pks)
    if not pks:
        return {}
    documents = apps.get_model("cms_documents", "DocumentPage").objects.filter(pk__in=pks)
    return notes_from(documents.values_list(*DATES))


def notes_from(rows):
    """The same for (key, first day, last day) of documents that are at hand; one query, none without rows."""
    documents = put_standings(
        SimpleNamespace(pk=pk, effective_from=begins, effective_to=ends) for pk, begins, ends in rows
    )
    return {each.pk: each.standing.note for each in documents if each.standing.note}


def notes_by_key(keys):
    """The same for keys as the search index writes them."""
    notes = notes_of(whole_numbers(keys))
    return {str(pk): note for pk, note in notes.items()}


def validity_filter(validity, on):
    """Condition on documents that they have a validity on a day.

    In force are also those that ended or are suspended in part, as their pages tell which part it is.
    """
    day = Coalesce("on", "page__effective_from", "page__issued_on")
    acting = relations().filter(other=OuterRef("pk")).annotate(day=day)
    whole = acting.filter(kind__in=ENDING, part="")
    derived = Exists(whole.filter(on__isnull=True, day__lte=on)) & Q(effective_to__isnull=True)
    ended = Q(effective_to__lte=on) | Exists(whole.filter(on__lte=on)) | derived
    if validity == Validity.ENDED:
        return ended
    if validity == Validity.UPCOMING:
        return Q(effective_from__gt=on) & ~ended
    begun = ~ended & (Q(effective_from__isnull=True) | Q(effective_from__lte=on))
    now = acting.filter(day__lte=on)
    suspending = now.filter(Q(until__isnull=True) | Q(until__gt=on), kind__in=SUSPENDING)
    suspended = Exists(suspending.filter(kind=RelationKind.SUSPENDS, part=""))
    if validity == Validity.SUSPENDED:
        return begun & suspended
    in_part = (
        Q(kind__in=ENDING_PART) | Q(kind__in=ENDING) & ~Q(part="") | Q(kind=RelationKind.AMENDS, ends_part=LostPart.YES)
    )
    partly = Exists(now.filter(in_part))
    if validity == Validity.PARTLY:
        return begun & ~suspended & partly
    if validity == Validity.SUSPENDED_PARTLY:
        return begun & ~suspended & ~partly & Exists(suspending)
    return begun & ~suspended


def successor(document, on=None):
    """What is in force today in place of a document that has ended; None where that is not known.

    One query, however long the chain of replacements (up to LEVELS).
    """
    on = on or timezone.localdate()
    replacing = {act.document.pk: act.document for act in _replacing(document)}
    wanted, level = Q(other__in=list(replacing)), Q(other__in=list(replacing))
    replaces = relations().filter(kind=RelationKind.REPLACES, part="")
    for _ in range(LEVELS):
        level = Q(other__in=replaces.filter(level).values("page"))
        wanted |= level
    rows = list(_told(relations().filter(wanted, kind__in=CHANGING))) if replacing else []
    known = replacing | {row.page_id: row.page for row in rows}
    acts = _acts(rows, {pk: each.effective_to for pk, each in known.items()})
    return _walk(document, known, acts, on)


def _replacing(document):
    return [act for act in document.standing.ended_by if act.kind == RelationKind.REPLACES]


def _walk(document, known, acts, on):
    here, seen = document, {document.pk}
    while here.standing.state == Validity.ENDED:
        later = [act.document.pk for act in _replacing(here) if act.document.pk not in seen]
        if not later:
            return None
        here = known[later[-1]]
        seen.add(here.pk)
        here.standing = standing(here.effective_from, here.effective_to, acts[here.pk], on)
    return here
