"""What each unit and author contributed in a month: the basis of royalties (nhuận bút)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, WorkflowState
from wagtailmedia.models import get_media_model

from cms_pages.core.gone import was_public
from cms_pages.core.models import matter_text
from cms_pages.core.workflow import EditorialCheck
from cms_pages.newsroom.models import Contributor, SectionRight, page_models
from registrations.calendar.working_days import start_of
from search.text import sort_key

OFFICE = "Cơ quan thường trực"
CHUNK = 50


@dataclass(frozen=True, slots=True)
class Contribution:
    """One page: who wrote it for which unit, of which kind, how long it is and where it stands.

    `moment` is when it first became public, or when it was last changed while it never was.
    """

    page: int
    title: str
    kind: str
    unit_pk: int | None
    unit: str
    author: str
    byline: str
    words: int
    pictures: int
    films: int
    state: str
    published: bool
    moment: datetime


@dataclass(slots=True)
class Sum:
    """What one author contributed for one unit."""

    unit: str
    author: str
    pages: int = 0
    published: int = 0
    words: int = 0
    pictures: int = 0
    films: int = 0
    kinds: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, row: Contribution) -> None:
        """Count one page; words and pictures are those of published pages."""
        self.pages += 1
        self.kinds[row.kind] += 1
        if row.published:
            self.published += 1
            self.words += row.words
            self.pictures += row.pictures
            self.films += row.films


def month_bounds(month: date) -> tuple[datetime, datetime]:
    """First instant of a month and of the one after it."""
    first = month.replace(day=1)
    return start_of(first), start_of((first + timedelta(days=32)).replace(day=1))


def of_month(month: date, units: list[int] | None = None) -> list[Contribution]:
    """The contributions of a month by unit, author and time; of the named units alone where some are named."""
    begins, ends = month_bounds(month)
    kinds = ContentType.objects.get_for_models(*(model for model in page_models() if model.search_kind))
    pages = (
        Page.objects.filter(content_type__in=kinds.values(), owner__isnull=False)
        .filter(
            Q(first_published_at__gte=begins, first_published_at__lt=ends)
            | Q(first_published_at=None, latest_revision_created_at__gte=begins, latest_revision_created_at__lt=ends)
        )
        .order_by("pk")
    )
    keys = list(pages.values_list("pk", flat=True))
    unit_of, standing = _Units(), _Standing(keys)
    rows = []
    for at in range(0, len(keys), CHUNK):
        for page in Page.objects.filter(pk__in=keys[at : at + CHUNK]).select_related("owner").order_by("pk").specific():
            moment = page.first_published_at or page.latest_revision_created_at
            unit = unit_of(page, timezone.localdate(moment))
            if units is None or (unit is not None and unit.pk in units):
                rows.append(_row(page, unit, moment, standing))
    return sorted(rows, key=lambda row: (row.unit == OFFICE, sort_key(row.unit), sort_key(row.author), row.moment))


def sums(rows: list[Contribution]) -> list[Sum]:
    """The contributions of each author for each unit, in the order of the rows."""
    found: dict[tuple[str, str], Sum] = {}
    for row in rows:
        found.setdefault((row.unit, row.author), Sum(row.unit, row.author)).add(row)
    return list(found.values())


def total(found: list[Sum]) -> Sum:
    """All sums together."""
    whole = Sum("Cộng", "")
    for each in found:
        for name in ("pages", "published", "words", "pictures", "films"):
            setattr(whole, name, getattr(whole, name) + getattr(each, name))
    return whole


class _Units:
    """Which unit somebody wrote for on a day: the one whose section it is, when there are several."""

    def __init__(self):
        self._of = defaultdict(list)
        for row in Contributor.objects.select_related("unit").order_by("since", "pk"):
            self._of[row.user_id].append(row)
        self._sections = defaultdict(list)
        for unit, path in SectionRight.objects.values_list("unit", "section__path"):
            self._sections[unit].append(path)

    def __call__(self, page, day):
        units = [row.unit for row in self._of.get(page.owner_id, ()) if row.holds_on(day)]
        owning = (unit for unit in units if any(page.path.startswith(path) for path in self._sections[unit.pk]))
        return next(owning, units[0] if units else None)


class _Standing:
    """Where pages stand, in words; one query for all that are being approved."""

    def __init__(self, keys):
        states = WorkflowState.objects.active().filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id__in=[str(pk) for pk in keys]
        )
        self._states = {int(state.object_id): state for state in states.select_related("current_task_state__task")}

    def __call__(self, page):
        state = self._states.get(page.pk)
        if page.live:
            return "Đang đăng"
        if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            return "Được trả lại để sửa"
        if state is not None and state.current_task_state:
            checking = state.current_task_state.task.specific_class is EditorialCheck
            return "Chờ biên tập" if checking else "Chờ duyệt"
        if page.approved_schedule:
            return "Đã duyệt, chờ đến giờ"
        return "Đã gỡ" if was_public(page) else "Bản nháp"


def _row(page, unit, moment, standing):
    said = page if page.live else page.get_latest_revision_as_object()
    references = set(ReferenceIndex._extract_references_from_object(said))
    return Contribution(
        page=page.pk,
        title=said.title,
        kind=page.get_verbose_name(),
        unit_pk=unit.pk if unit else None,
        unit=unit.name if unit else OFFICE,
        author=page.owner.full_name or page.owner.email,
        byline=getattr(said, "byline", ""),
        words=words_of(said),
        pictures=_count(references, get_image_model()),
        films=_count(references, get_media_model()),
        state=standing(page),
        published=page.live,
        moment=moment,
    )


def words_of(page) -> int:
    """Words as Vietnamese counts them, by the blanks between: of the lead and of whatever blocks the page has."""
    texts = [getattr(page, "lead", "")]
    texts += [
        matter_text(getattr(page, field.name)) for field in page._meta.get_fields() if isinstance(field, StreamField)
    ]
    return sum(len(text.split()) for text in texts)


def _count(references, model):
    wanted = ContentType.objects.get_for_model(model).pk
    return len({key for content_type, key, *_ in references if content_type == wanted})
