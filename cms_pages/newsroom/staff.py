"""The editorial office in the back office: bundles, contributors and their sections, the month's contributions."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from cms_pages.core.desk import OfficePage
from cms_pages.newsroom import actions, contributions, exports, publications, queries, rules
from cms_pages.newsroom.forms import AddPageForm, BundleForm, ContributorForm, SectionRightForm
from cms_pages.newsroom.models import Bundle, BundleItem, Contributor, SectionRight
from registrations import downloads
from registrations.staff_tables import CLASS, Cell, DayCell, StateCell
from registrations.units.models import Unit
from search.text import whole_number, year_number

FOLDER = "cms_pages/newsroom/staff"
MONTHS_BACK = 24
PER_PAGE = 50
CHANGED = "Gói vừa được soạn lại và gửi lại. Mời xem bản mới rồi duyệt."


def _day_words(row):
    today = timezone.localdate()
    if row.holds_on(today):
        return "Đang có hiệu lực", True
    return ("Chưa đến ngày", False) if row.since > today else ("Đã kết thúc", False)


class _Page(OfficePage):
    """A page of the room in the back office."""

    header_icon = "edit"


class _ListView(generic.IndexView):
    table_classname = CLASS


class ContributorIndexView(_ListView):
    purpose = (
        "Cộng tác viên viết bài thay mặt một đơn vị, chỉ trong các mục giao cho đơn vị đó. "
        "Bài của cộng tác viên qua biên tập viên trước khi tới người duyệt."
    )


class SectionRightIndexView(_ListView):
    purpose = "Quy chế phối hợp giao mỗi đơn vị viết ở mục nào. Chưa giao mục thì cộng tác viên của đơn vị chưa viết được bài."


class ContributorViewSet(ModelViewSet):
    """Cộng tác viên của đơn vị."""

    model = Contributor
    name = "cong-tac-vien"
    url_prefix = "cong-tac-vien"
    icon = "user"
    menu_label = "Cộng tác viên"
    menu_hook = "register_newsroom_menu_item"
    menu_order = 40
    copy_view_enabled = False
    add_to_reference_index = False
    search_fields = None
    ordering = ["unit__sort_key", "user__full_name", "pk"]
    list_per_page = 50
    index_view_class = ContributorIndexView
    list_display = [
        TitleColumn("user", label="Cộng tác viên", get_url=lambda row: reverse("cong-tac-vien:edit", args=[row.pk])),
        Cell("unit", label="Đơn vị"),
        DayCell("since", label="Từ ngày"),
        StateCell("state", label="Hiệu lực", words=_day_words),
    ]

    def get_form_class(self, for_update=False):
        return ContributorForm


class SectionRightViewSet(ModelViewSet):
    """Mục giao cho đơn vị."""

    model = SectionRight
    name = "muc-cua-don-vi"
    url_prefix = "muc-cua-don-vi"
    icon = "folder-open-inverse"
    menu_label = "Mục giao cho đơn vị"
    menu_hook = "register_newsroom_menu_item"
    menu_order = 50
    copy_view_enabled = False
    add_to_reference_index = False
    search_fields = None
    ordering = ["unit__sort_key", "section__path", "pk"]
    list_per_page = 50
    index_view_class = SectionRightIndexView
    list_display = [
        TitleColumn("unit", label="Đơn vị", get_url=lambda row: reverse("muc-cua-don-vi:edit", args=[row.pk])),
        Cell("section", label="Mục", accessor=lambda row: row.section.title),
        Cell(
            "categories",
            label="Chuyên mục",
            accessor=lambda row: ", ".join(each.name for each in row.categories.all()) or "Tất cả",
        ),
        DayCell("since", label="Từ ngày"),
        StateCell("state", label="Hiệu lực", words=_day_words),
    ]

    def get_form_class(self, for_update=False):
        return SectionRightForm


class BundlePolicy(ModelPermissionPolicy):
    """Those who compose and those who approve see bundles; nobody deletes one here, it is dissolved."""

    def user_has_permission(self, user, action):
        if action == "view":
            return user.has_perm(rules.COMPOSE) or user.has_perm(rules.APPROVE)
        return action in {"add", "change"} and user.has_perm(rules.COMPOSE)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class BundleIndexView(generic.IndexView):
    table_classname = CLASS
    purpose = (
        "Gói công bố đưa quyết định, tin, gương điển hình, ảnh của một đợt lên Trang trong cùng một thời điểm. "
        "Lập gói, thêm các bản nháp, đặt giờ rồi gửi duyệt; người khác duyệt cả gói."
    )

    def get_edit_url(self, instance):
        """The title leads to the bundle's page."""


class _Keeping:
    """Saves by the action; what the action refuses stands beside its field."""

    def form_valid(self, form):
        self.form = form
        try:
            self.object = actions.make_bundle(form.save(commit=False), by=self.request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        messages.success(self.request, "Đã lưu gói công bố.")
        return redirect("goi-cong-bo:inspect", self.object.pk)


class BundleCreateView(_Keeping, generic.CreateView):
    pass


class BundleEditView(_Keeping, generic.EditView):
    def dispatch(self, request, *args, **kwargs):
        if not rules.may_compose(request.user, get_object_or_404(Bundle, pk=kwargs["pk"])):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BundleView(generic.InspectView):
    """One bundle: its pages, where each stands, and what this person can do now."""

    template_name = f"{FOLDER}/bundle.html"
    page_title = "Gói công bố"
    http_method_names = ["get", "post"]

    def post(self, request, *args, **kwargs):
        for name, act in self.acts().items():
            if name in request.POST:
                try:
                    act()
                except actions.Changed:
                    messages.error(request, CHANGED)
                except ValidationError as refused:
                    return self.render_to_response(self.get_context_data(refused=refused.messages), status=422)
                break
        return redirect("goi-cong-bo:inspect", self.object.pk)

    def acts(self):
        return {
            "add": self._add,
            "remove": self._remove,
            "send": lambda: actions.send(self.object, by=self.request.user),
            "approve": self._approve,
            "return": lambda: actions.give_back(
                self.object, self.request.POST.get("reason", "").replace("\x00", ""), by=self.request.user
            ),
            "take-back": lambda: actions.take_back(self.object, by=self.request.user),
        }

    def _add(self):
        form = AddPageForm(self.request.POST)
        if not form.is_valid():
            raise ValidationError(form.errors["page"])
        actions.add_page(self.object, form.cleaned_data["page"], by=self.request.user)

    def _remove(self):
        number = whole_number(self.request.POST["remove"]) or 0
        actions.remove_page(get_object_or_404(BundleItem, bundle=self.object, pk=number), by=self.request.user)

    def _approve(self):
        try:
            seen = parse_datetime(self.request.POST.get("seen", ""))
        except ValueError:
            seen = None
        if seen is None:
            raise actions.Changed
        actions.approve(self.object, by=self.request.user, seen=seen)

    def get_context_data(self, refused=(), **kwargs):
        bundle, user, now = self.object, self.request.user, timezone.now()
        form = AddPageForm()
        state = bundle.state
        watched = state in (Bundle.State.SENT, Bundle.State.APPROVED)
        return super().get_context_data(
            bundle=bundle,
            items=bundle.items.select_related("page__latest_revision__user"),
            refused=refused,
            obstacles=queries.obstacles(bundle, max(now, bundle.goes_live_at or now)) if watched else bundle.obstacles,
            form=form,
            media=form.media,
            may_compose=(composing := rules.may_compose(user, bundle)),
            drafts=queries.offered_to(user) if composing else [],
            may_approve=rules.may_approve(user, bundle),
            may_return=state == Bundle.State.SENT and user.has_perm(rules.APPROVE),
            may_take_back=rules.may_take_back(user, bundle),
            had_part=state == Bundle.State.SENT and user.has_perm(rules.APPROVE) and rules.wrote_part_of(user, bundle),
            seen=bundle.sent_at.isoformat() if bundle.sent_at else "",
            **kwargs,
        )


class DissolveView(_Page):
    """Giving a bundle up: asked on a page of its own, with what becomes of its pages."""

    template_name = f"{FOLDER}/dissolve.html"
    page_title = "Giải tán gói"
    header_icon = "folder-open-inverse"

    @cached_property
    def bundle(self):
        bundle = get_object_or_404(Bundle, pk=self.kwargs["pk"])
        if not rules.may_compose(self.request.user, bundle):
            raise PermissionDenied
        return bundle

    def crumbs_above(self):
        return [
            {"url": reverse("goi-cong-bo:index"), "label": "Gói công bố"},
            {"url": reverse("goi-cong-bo:inspect", args=[self.bundle.pk]), "label": self.bundle.title},
        ]

    def get_context_data(self, **kwargs):
        items = self.bundle.items.select_related("page")
        return super().get_context_data(bundle=self.bundle, items=items, **kwargs)

    def post(self, request, *args, **kwargs):
        title = self.bundle.title
        actions.dissolve(self.bundle, by=request.user)
        messages.success(
            request, f"Đã giải tán gói “{title}”. Các trang trong gói vẫn còn, mỗi trang gửi duyệt riêng được."
        )
        return redirect("goi-cong-bo:index")


class BundleViewSet(ModelViewSet):
    """Gói công bố."""

    model = Bundle
    name = "goi-cong-bo"
    url_prefix = "goi-cong-bo"
    icon = "folder-open-inverse"
    menu_label = "Gói công bố"
    menu_hook = "register_newsroom_menu_item"
    menu_order = 20
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = BundleIndexView
    add_view_class = BundleCreateView
    edit_view_class = BundleEditView
    inspect_view_class = BundleView
    list_per_page = 30
    ordering = ["-made_at", "-pk"]
    search_fields = None
    list_display = [
        TitleColumn("title", label="Gói", get_url=lambda row: reverse("goi-cong-bo:inspect", args=[row.pk])),
        StateCell(
            "state",
            label="Tình trạng",
            words=lambda row: (row.state.label, row.state in (Bundle.State.PUBLISHED, Bundle.State.DRAFT)),
        ),
        Cell(
            "goes_live_at",
            label="Giờ công bố",
            accessor=lambda row: f"{timezone.localtime(row.goes_live_at):%H:%M %d/%m/%Y}" if row.goes_live_at else "",
        ),
        Cell("made_by", label="Người lập"),
    ]

    @cached_property
    def permission_policy(self):
        return BundlePolicy(Bundle)

    def get_form_class(self, for_update=False):
        return BundleForm


def may_look(user):
    """Who may open the month's contributions: who sees all, and contributors, who see their own units'."""
    return rules.may_see_contributions(user) or Contributor.objects.on(timezone.localdate()).filter(user=user).exists()


class _Asked:
    """Month and unit that were asked for, and the rows that this person may see of them."""

    def __init__(self, request):
        if not may_look(request.user):
            raise PermissionDenied
        self.today = timezone.localdate()
        self.month = _month(request.GET.get("thang", ""), self.today)
        own = None
        if not rules.may_see_contributions(request.user):
            contributing = Contributor.objects.on(self.today).filter(user=request.user)
            own = list(contributing.values_list("unit", flat=True))
        self.units = Unit.objects.filter(contributors__isnull=False).distinct().in_order()
        if own is not None:
            self.units = self.units.filter(pk__in=own)
        chosen = whole_number(request.GET.get("don-vi")) or 0
        self.unit = self.units.filter(pk=chosen).first() if chosen else None
        self.rows = contributions.of_month(self.month, [self.unit.pk] if self.unit else own)


def _month(text, today):
    """The month asked for as yyyy-mm; this one for anything else."""
    year, _, month = text.partition("-")
    if (year := year_number(year)) and (month := whole_number(month, 2)):
        try:
            return date(year, month, 1)
        except ValueError:
            pass
    return today.replace(day=1)


def _months(today):
    first, found = today.replace(day=1), []
    for _ in range(MONTHS_BACK):
        found.append(first)
        first = (first - timedelta(days=1)).replace(day=1)
    return found


class ContributionsView(_Page):
    """What each unit and author contributed in a month."""

    template_name = f"{FOLDER}/contributions.html"
    page_title = "Tin bài theo tháng"
    header_icon = "table"

    def get_context_data(self, **kwargs):
        asked = _Asked(self.request)
        found = contributions.sums(asked.rows)
        return super().get_context_data(
            month=asked.month,
            months=_months(asked.today),
            units=asked.units,
            unit=asked.unit,
            sums=found,
            total=contributions.total(found),
            rows=Paginator(asked.rows, PER_PAGE).get_page(self.request.GET.get("trang")),
            query=f"thang={asked.month:%Y-%m}" + (f"&don-vi={asked.unit.pk}" if asked.unit else ""),
            **kwargs,
        )


def export_contributions(request):
    """The same as a workbook."""
    asked = _Asked(request)
    body = exports.workbook(asked.month, asked.rows, timezone.now())
    return downloads.private(body, f"tin-bai-{asked.month:%Y-%m}.xlsx")


class PublicationsView(_Page):
    """When a page was published and changed, by whom, why, and what the difference is."""

    template_name = f"{FOLDER}/publications.html"
    page_title = "Các lần đăng và thay đổi"
    header_icon = "history"

    @cached_property
    def page(self):
        page = get_object_or_404(Page, pk=self.kwargs["page_id"], depth__gt=1)
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    def crumbs_above(self):
        return [{"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.draft_title}]

    def get_context_data(self, **kwargs):
        found = publications.of_page(self.page)
        return super().get_context_data(page=self.page, publications=found, **kwargs)
