"""Showing or hiding many records at once: chosen in a list, a part of a decision, or children under 16."""

import hashlib
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse

from search import text
from search.text import whole_number
from themes.base.vietnamese import number_text

from . import event_actions, rules
from .event_forms import PublicityOfManyForm
from .models import AwardRecord, Decision, DecisionEvent, EventKind
from .queries import publicity_of
from .staff_events import EventView
from .staff_filters import RecordFilterSet, find_records

NAMES_SHOWN = 100
DECISIONS_SHOWN = 12
SECTIONS_SHOWN = 40
PICKED, SECTION, EVENT = "luot", "muc", "viec"
PUBLICITY = frozenset({EventKind.MADE_PUBLIC, EventKind.MADE_PRIVATE})
NARROWS = ("q", *RecordFilterSet.base_filters)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a decision's list, and where its publicity is changed."""

    label: str
    records: int
    hidden: int
    url: str


def address(**params) -> str:
    """Where the publicity of the records that these parameters select is changed."""
    return f"{reverse('luot-khen:publicity_of_many')}?{urlencode(params)}"


def parts_of(decision: Decision) -> list[Part]:
    """The whole list, each of its sections, and its children under 16 (one query)."""
    counted = (
        decision.records.order_by()
        .values("section")
        .annotate(
            first=Min("order"),
            records=Count("pk"),
            hidden=Count("pk", filter=Q(is_public=False)),
            minors=Count("pk", filter=Q(is_minor=True)),
            minors_hidden=Count("pk", filter=Q(is_minor=True, is_public=False)),
        )
    )
    rows = sorted(counted, key=lambda row: row["first"])
    if not rows:
        return []
    total = {name: sum(row[name] for row in rows) for name in ("records", "hidden", "minors", "minors_hidden")}
    made = [Part("Cả danh sách", total["records"], total["hidden"], address(decision=decision.pk))]
    if len(rows) > 1:
        made += [
            Part(
                row["section"] or "Không ghi mục",
                row["records"],
                row["hidden"],
                address(decision=decision.pk, **{SECTION: row["section"]}),
            )
            for row in rows[:SECTIONS_SHOWN]
        ]
    if total["minors"]:
        url = address(decision=decision.pk, is_minor="true")
        made.append(Part("Trẻ em dưới 16 tuổi", total["minors"], total["minors_hidden"], url))
    return made


def with_way_back(history: list[DecisionEvent], user) -> list[DecisionEvent]:
    """Put on events that showed or hid many records the way to a further event that sets them back."""
    for event in history:
        if event.kind in PUBLICITY and rules.may_set_publicity(user):
            event.back_url = address(decision=event.decision_id, **{EVENT: event.pk})
    return history


@dataclass(slots=True)
class Selection:
    """The records that an address names, and how they were chosen, in words."""

    records: QuerySet[AwardRecord]
    words: list[str] = field(default_factory=list)

    def __str__(self):
        return "; ".join(self.words) or "các lượt đã chọn"


def _number(value: str) -> int:
    return whole_number(value, 17) or 0


def select(params: QueryDict) -> Selection:
    """What the parameters of the list of records (q and its filters), ``luot``, ``muc`` and ``viec`` select together.

    Nothing that narrows selects nothing; a filter that cannot be read raises Http404 rather than being ignored.
    """
    records, words = AwardRecord.objects.all(), []
    picked = [_number(value) for value in params.getlist(PICKED)]
    if picked:
        records = records.filter(pk__in=picked[: event_actions.MOST_AT_ONCE])
        words.append("các lượt đã đánh dấu")
    if event := params.get(EVENT):
        told = DecisionEvent.objects.filter(pk=_number(event), kind__in=PUBLICITY).first()
        if told is None:
            raise Http404
        records = records.filter(events__whole=told)
        words.append(f"các lượt của việc “{told}”")
    if SECTION in params:
        records = records.filter(section=params[SECTION])
        words.append(f"mục “{params[SECTION] or 'không ghi mục'}”")
    if any(params.get(name) for name in NARROWS):
        filters = RecordFilterSet(params, queryset=records)
        if not filters.is_valid():
            raise Http404
        records = find_records(filters.qs, params.get("q", ""))
        words += _said(filters, params)
    return Selection(records if words else records.none(), words)


def _said(filters: RecordFilterSet, params: QueryDict) -> list[str]:
    words = []
    for name, given in filters.form.cleaned_data.items():
        if given in (None, "", []):
            continue
        if name == "decision":
            words.append(str(given))
        elif name == "is_minor" and given:
            words.append("trẻ em dưới 16 tuổi")
        else:
            label = str(filters.filters[name].label or name)
            choices = dict(getattr(filters.form.fields[name], "choices", ()))
            values = given if isinstance(given, list) else [given]
            shown = [{True: "có", False: "không"}.get(v, str(choices.get(v, v))) for v in values]
            words.append(f"{label[:1].lower()}{label[1:]}: {', '.join(shown)}")
    if typed := text.tidy(params.get("q", "")):
        words.append(f"tìm “{typed[:60]}”")
    return words


class PublicityOfManyView(EventView):
    """Fill in, look at what readers will see, record: for all chosen records or for none."""

    template_name = "registrations/awards/admin/publicity.html"
    form_class = PublicityOfManyForm
    page_title = "Công khai, không công khai nhiều lượt"
    header_icon = "view"
    allowed = staticmethod(rules.may_set_publicity)
    intro = (
        "Lượt không công khai rời khỏi danh sách, tìm kiếm, số đếm, dữ liệu tải về và trang riêng ngay khi ghi; bản ký và "
        "bản đã lược làm trước đó thôi được đưa ra. Ghi nhầm thì đặt lại bằng một việc mới, mọi việc đều được giữ."
    )
    submit_label = "Ghi cho các lượt này"

    def get_subject(self, pk=None):
        return select(self.request.GET)

    def pks(self) -> list[int]:
        """Keys of the selection, one more than may be changed at once."""
        if not hasattr(self, "_pks"):
            found = self.subject.records.order_by("pk").values_list("pk", flat=True).distinct()
            self._pks = list(found[: event_actions.MOST_AT_ONCE + 1])
        return self._pks

    def version(self) -> str:
        """What changes when somebody else shows, hides, adds or corrects one of the records meanwhile."""
        states = self.subject.records.order_by("pk").values_list("pk", "is_public", "is_minor").distinct()
        return hashlib.sha256(repr(list(states[: event_actions.MOST_AT_ONCE])).encode()).hexdigest()[:24]

    def get_initial(self):
        """The opposite of what holds for all of them; nothing where they differ."""
        states = set(self.subject.records.values_list("is_public", flat=True).distinct())
        if len(states) != 1:
            return {}
        return {"to": PublicityOfManyForm.HIDE if states.pop() else PublicityOfManyForm.SHOW}

    def decisions(self):
        return AwardRecord.objects.filter(pk__in=self.pks()).order_by().values_list("decision", flat=True).distinct()

    def shown(self):
        """What everyone may see of the decisions concerned: counts and files."""
        owners = Decision.objects.filter(pk__in=self.subject.records.values("decision"))
        lines = []
        for decision in owners.select_related("signed_file", "public_file")[:DECISIONS_SHOWN]:
            now = publicity_of(decision)
            lines += [
                (f"{decision}: lượt công khai", number_text(now.records - now.hidden)),
                (f"{decision}: tệp được tải", now.offered.original_name if now.offered else "chưa có tệp nào"),
            ]
        return lines

    def act(self, form):
        """Record it; returns what is said then."""
        changed = event_actions.set_publicity_of(self.pks(), form.shows, form.ground_today(), self.request.user)
        words = "công khai" if form.shows else "không công khai"
        self.count = sum(changed.values())
        if not self.count:
            raise event_actions.Refused(f"Tất cả {number_text(len(self.pks()))} lượt này đã {words} từ trước.")
        return f"Đã đặt {words} cho {number_text(self.count)} lượt khen thưởng."

    def back_url(self):
        """The list or the decision from which the records were chosen."""
        params = self.request.GET
        if decision := _number(params.get("decision", "")):
            return reverse("quyet-dinh:inspect", args=[decision])
        kept = [(name, value) for name in NARROWS for value in params.getlist(name) if value]
        return f"{reverse('luot-khen:index')}?{urlencode(kept)}" if kept else reverse("luot-khen:index")

    def get_page_subtitle(self):
        return ""

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("luot-khen:index"), "label": "Lượt khen thưởng"},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        count = len(self.pks())
        records = AwardRecord.objects.filter(pk__in=self.pks()[:NAMES_SHOWN]).select_related("decision", "title")
        counts = self.subject.records.aggregate(
            hidden=Count("pk", filter=Q(is_public=False), distinct=True),
            minors=Count("pk", filter=Q(is_minor=True), distinct=True),
        )
        return super().get_context_data(
            **kwargs,
            selection=self.subject,
            count=count,
            too_many=count > event_actions.MOST_AT_ONCE,
            most=event_actions.MOST_AT_ONCE,
            records=records.order_by("-decision__signed_on", "order"),
            more=max(0, count - NAMES_SHOWN),
            changing=getattr(self, "count", None),
            looks_first=True,
            **counts,
        )
