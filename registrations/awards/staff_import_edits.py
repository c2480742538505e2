"""Back-office views that put a preview right: wordings, rows, doubts, columns."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.generic import TemplateView

from registrations.refusals import Refused
from registrations.tables.columns import FIELD_LABELS
from registrations.titles.models import RecipientKind, Title
from registrations.units.models import Unit
from registrations.units.rules import may_edit as may_edit_units
from search import text
from search.text import whole_number, whole_numbers

from . import import_edits as edits
from . import import_queries as queries
from . import import_values, rules
from . import staff_imports as views
from .import_forms import AwardAnswerForm, NewUnitForm, RowForm
from .models import ImportWording

About = ImportWording.About
WORDINGS_PER_PAGE = 60
MEANINGS = {
    "": "Tất cả",
    ImportWording.State.ASKED: "Cần quyết định",
    ImportWording.State.WITHIN: "Thuộc một đơn vị đã có",
    ImportWording.State.UNKNOWN: "Chưa có trong danh mục",
    ImportWording.State.SURE: "Đã nhận ra",
}


def _answer(wording: ImportWording, value: str) -> dict | None:
    """The answer behind a radio button ("12:ba", "u7", "t7", "giu"), None where it is none."""
    if value == queries.KEEP:
        return {"title": None, "award_class": wording.found.get("award_class", "")}
    if wording.about == About.AWARD:
        pk, _, award_class = value.partition(":")
        title = Title.objects.filter(pk=whole_number(pk) or 0).first()
        return {"title": title, "award_class": award_class} if title else None
    unit = Unit.objects.filter(pk=whole_number(value[1:]) or 0).first()
    if unit is None or value[0] not in "ut":
        return None
    if value[0] == "t":
        return {"unit_id": None, "within_id": unit.pk, "label": f"thuộc {unit.in_text}"}
    return {"unit_id": unit.pk, "within_id": None, "label": str(unit)}


class AnswersView(views.BatchAction):
    """The answers that were chosen on the preview, all in one go."""

    def act(self, request, batch):
        rows = count = 0
        for wording in batch.wordings.filter(answered_at=None, state=ImportWording.State.ASKED):
            value = request.POST.get(f"cau-{wording.pk}", "")
            if value and (answer := _answer(wording, value[:40])) is not None:
                rows += edits.answer_wording(wording, answer, request.user)
                count += 1
        if count:
            messages.success(request, f"Đã ghi {count} lựa chọn, áp dụng cho {rows} dòng.")
        else:
            messages.info(request, "Chưa có lựa chọn nào được đánh dấu.")
        return redirect("quyet-dinh:preview", batch.pk)


class SettleView(views.BatchAction):
    """ "Đã xem, giữ như trên": of one sort of doubts, or of one row."""

    def act(self, request, batch):
        kind = request.POST.get("doi-tuong", "")
        kind = kind if kind in RecipientKind.values else ""
        if order := request.POST.get("dong", ""):
            count = edits.settle(batch, request.user, orders=whole_numbers([order]), kind=kind)
        else:
            count = edits.settle(batch, request.user, group=request.POST.get("nhom", "")[:600], kind=kind)
        messages.success(request, f"Đã ghi nhận việc xem lại {count} dòng.")
        return redirect(_back(request, batch))


class LeaveOutView(views.BatchAction):
    """Keep rows out of the import, or put them back."""

    def act(self, request, batch):
        if request.POST.get("viec") == "da-co":
            count = edits.leave_out_present(batch, request.user)
            messages.success(request, f"Đã bỏ {count} dòng đã có trong quyết định.")
            return redirect("quyet-dinh:preview", batch.pk)
        orders = whole_numbers(request.POST.getlist("dong"))
        if request.POST.get("viec") == "dua-lai":
            edits.take_back(batch, orders, request.user)
            messages.success(request, "Đã đưa dòng trở lại lần nhập.")
        else:
            edits.leave_out(batch, orders, request.POST.get("ly-do", ""), request.user)
            messages.success(request, "Đã bỏ dòng ra khỏi lần nhập.")
        return redirect(_back(request, batch))


def _back(request, batch) -> str:
    """The preview as it was looked at, from the form's own fields."""
    kept = {name: request.POST[name] for name in ("xem", "p", "tim") if request.POST.get(name)}
    return f"{reverse('quyet-dinh:preview', args=[batch.pk])}?{urlencode(kept)}#cac-dong"


class RereadView(views.BatchAction):
    """Read the kept file again, with or without what is remembered of the sender."""

    def act(self, request, batch):
        edits.assign(batch, request.user, uses_memory=request.POST.get("nho") == "1")
        batch.refresh_from_db()
        views.read_kept(request, batch)
        return redirect("quyet-dinh:preview", batch.pk)


class RivalsView(views.BatchAction):
    """Which of the columns that could equally be the same thing is the one."""

    def act(self, request, batch):
        headings: dict[str, str] = {}
        for rivals in import_values.rivals(batch):
            headings |= rivals.headings(request.POST.get(rivals.name, ""))
        if not headings:
            messages.info(request, "Chưa có cột nào được chọn.")
            return redirect("quyet-dinh:preview", batch.pk)
        edits.assign(batch, request.user, headings=headings)
        batch.refresh_from_db()
        views.read_kept(request, batch)
        messages.success(request, "Đã đọc lại danh sách theo cột vừa chọn.")
        return redirect("quyet-dinh:preview", batch.pk)


class _OpenImportView(views.ImportView, TemplateView):
    """A screen of a preview that is still open; of any other the preview itself tells what became of it."""

    subtitle = ""

    def dispatch(self, request, *args, **kwargs):
        if rules.may_import(request.user):
            self.batch = views.the_batch(kwargs["pk"])
            if not rules.is_open(self.batch):
                return redirect("quyet-dinh:preview", self.batch.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.subtitle or self.batch.file_name

    def get_breadcrumbs_items(self):
        return self.trail(self.batch.decision, self.page_title, self.batch)

    def invalid(self, **context):
        return self.render_to_response(self.get_context_data(**context), status=422)


class ColumnsView(_OpenImportView):
    """How columns, section rows and values were read; what is re-assigned is read again from the kept file."""

    template_name = "registrations/awards/admin/columns.html"
    page_title = "Cột, mục và giá trị của danh sách"

    def post(self, request, *args, **kwargs):
        sheets, sections = self._described()
        headings = {}
        for column in (column for sheet in sheets for column in sheet["columns"]):
            chosen = request.POST.get(column["name"], "")
            if chosen in FIELD_LABELS and chosen != column["field"]:
                headings[column["key"]] = chosen
        settled = {}
        for section in sections:
            chosen = request.POST.get(section["name"], "")
            if chosen in ("khong", "nguoi") and chosen != section["choice"]:
                settled[section["key"]] = {} if chosen == "khong" else {"recipient": "1"}
        values = import_values.chosen(import_values.described(self.batch), request.POST)
        if not (headings or settled or values):
            messages.info(request, "Không có cột, mục hay giá trị nào được đổi.")
            return redirect("quyet-dinh:preview", self.batch.pk)
        try:
            edits.assign(self.batch, request.user, headings=headings, sections=settled, values=values)
            self.batch.refresh_from_db()
            views.read_kept(request, self.batch)
        except (Refused, views.RefusedFile) as refused:
            return self.invalid(refused=str(refused))
        messages.success(request, "Đã đọc lại danh sách theo cách vừa chọn.")
        return redirect("quyet-dinh:preview", self.batch.pk)

    def _described(self):
        sheets = self.batch.layout.get("sheets", [])
        number = 0
        for sheet in sheets:
            for column in sheet["columns"]:
                column["name"], number = f"cot-{number}", number + 1
        sections = self.batch.layout.get("sections", [])[:60]
        for number, section in enumerate(sections):
            section["name"] = f"muc-{number}"
            section["says"] = ", ".join(f"{FIELD_LABELS.get(k, k)}: {v}" for k, v in section["reads"].items())
            assigned = self.batch.assigned.get("sections", {}).get(section["key"])
            section["choice"] = "doc" if assigned is None else "nguoi" if assigned.get("recipient") else "khong"
        return sheets, sections

    def get_context_data(self, **kwargs):
        sheets, sections = self._described()
        fields = [(name, label[:1].upper() + label[1:]) for name, label in FIELD_LABELS.items()]
        described = {"sheets": sheets, "sections": sections, "values": import_values.described(self.batch)}
        return super().get_context_data(**kwargs, batch=self.batch, fields=fields, **described)


class WordingsView(_OpenImportView):
    """All wordings of the list and what each is taken for."""

    template_name = "registrations/awards/admin/wordings.html"
    page_title = "Cách ghi trong danh sách"

    def get_context_data(self, **kwargs):
        about = self.request.GET.get("ve", About.AWARD)
        about = about if about in About.values else About.AWARD
        state = self.request.GET.get("nghia", "")
        wordings = self.batch.wordings.filter(about=about).select_related("answered_by")
        if state in ImportWording.State.values:
            wordings = wordings.filter(state=state)
        page = Paginator(wordings, WORDINGS_PER_PAGE).get_page(self.request.GET.get("p"))
        page.object_list = queries.with_meaning(list(page.object_list))
        return super().get_context_data(
            **kwargs,
            batch=self.batch,
            abouts=About.choices,
            about=about,
            state=state,
            states=MEANINGS.items() if about == About.UNIT else (),
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
        )


class WordingView(_OpenImportView):
    """One wording: choose what it stands for, find or make a unit, or keep the words."""

    template_name = "registrations/awards/admin/wording.html"
    page_title = "Quyết định một cách ghi"

    def dispatch(self, request, *args, **kwargs):
        found = ImportWording.objects.select_related("batch__decision", "answered_by")
        self.wording = get_object_or_404(found, pk=kwargs["wording"], batch=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.wording.about == About.AWARD:
            return self._award(request)
        return self._new_unit(request) if request.POST.get("viec") == "tao" else self._unit(request)

    def _award(self, request):
        form = AwardAnswerForm(request.POST, on=self.batch.decision.signed_on)
        if not form.is_valid():
            return self.invalid(form=form)
        return self._done(request, dict(form.cleaned_data))

    def _unit(self, request):
        chosen, how = request.POST.get("don-vi", ""), request.POST.get("quan-he", "")
        value = chosen if chosen == queries.KEEP else f"{'t' if how == 'thuoc' else 'u'}{chosen[:12]}"
        answer = _answer(self.wording, value)
        if answer is None:
            return self.invalid(refused="Mời chọn một đơn vị, hoặc chọn giữ nguyên chữ.")
        return self._done(request, answer)

    def _new_unit(self, request):
        form = NewUnitForm(request.POST, decision=self.batch.decision)
        try:
            if form.is_valid():
                rows = edits.create_unit(self.wording, form.instance, request.user)
                messages.success(request, f"Đã tạo đơn vị {form.instance} và ghi cho {rows} dòng.")
                return redirect("quyet-dinh:preview", self.batch.pk)
        except ValidationError as error:
            form.add_error(None, error)
        except Refused as refused:
            return self.invalid(unit_form=form, refused=str(refused))
        return self.invalid(unit_form=form)

    def _done(self, request, answer: dict):
        try:
            rows = edits.answer_wording(self.wording, answer, request.user)
        except Refused as refused:
            return self.invalid(refused=str(refused))
        messages.success(request, f"Đã áp dụng cho {rows} dòng cùng ghi “{self.wording.wording[:80]}”.")
        return redirect("quyet-dinh:preview", self.batch.pk)

    def get_context_data(self, **kwargs):
        kwargs.pop("wording", None)  # the number in the address
        wording, decision = self.wording, self.batch.decision
        queries.with_meaning([wording])
        context = {"wording": wording, "batch": self.batch, "samples": queries.sample_rows(wording)}
        if wording.about == About.AWARD:
            found = wording.found
            initial = {"title": found.get("title_id"), "award_class": found.get("award_class")}
            initial["kind"] = found.get("kind", "")
            if not initial["title"] and len(wording.candidates) == 1:
                initial["title"] = wording.candidates[0]
            context["form"] = AwardAnswerForm(on=decision.signed_on, initial=initial)
        else:
            context |= self._unit_context(wording, decision)
        return super().get_context_data(**{**context, **kwargs})

    def _unit_context(self, wording, decision) -> dict:
        words = text.tidy(self.request.GET.get("tim", ""))[:100]
        candidates = queries.units_by_pk(wording.candidates)
        now = [pk for name in ("unit_id", "within_id") if (pk := wording.found.get(name))]
        kept = queries.units_by_pk(now)
        offered = [*kept.values(), *(candidates[pk] for pk in wording.candidates if pk in candidates)]
        offered += queries.units_matching(words, decision.signed_on)
        units = list({unit.pk: unit for unit in offered}.values())
        for unit in units:
            unit.said = queries.describe_unit(unit)
        part = bool(wording.found.get("part") or wording.found.get("within_id"))
        above = wording.found.get("within_id") or (wording.candidates[0] if part and wording.candidates else None)
        context = {"words": words, "units": units, "chosen": now[0] if now else None, "part": part}
        if may_edit_units(self.request.user):
            initial = {"name": wording.wording.partition("\n")[0][:200], "parent": above}
            context["unit_form"] = NewUnitForm(decision=decision, initial=initial)
        return context


class RowView(_OpenImportView):
    """One row: every field by hand, with what it says now and what was doubted."""

    template_name = "registrations/awards/admin/row.html"
    page_title = "Sửa một dòng"

    def dispatch(self, request, *args, **kwargs):
        if rules.may_import(request.user):
            batch = views.the_batch(kwargs["pk"])
            self.row = batch.rows.filter(order=kwargs["order"]).first() if rules.is_open(batch) else None
            if self.row is None and rules.is_open(batch):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return f"Dòng {self.row.order}, {self.row.values['source_cell']}"

    def post(self, request, *args, **kwargs):
        form = RowForm(request.POST, row=self.row, on=self.batch.decision.signed_on)
        if not form.is_valid():
            return self.invalid(form=form)
        try:
            edits.edit_row(self.row, form.values(), request.user)
        except Refused as refused:
            return self.invalid(form=form, refused=str(refused))
        messages.success(request, f"Đã sửa dòng {self.row.order}.")
        return redirect(f"{reverse('quyet-dinh:preview', args=[self.batch.pk])}{_page_of(self.row.order)}")

    def get_context_data(self, **kwargs):
        queries.dress_rows([self.row])
        context = {"form": RowForm(row=self.row, on=self.batch.decision.signed_on), **kwargs}
        return super().get_context_data(row=self.row, batch=self.batch, **context)


def _page_of(order: int) -> str:
    page = (order - 1) // views.ROWS_PER_PAGE + 1
    return f"?p={page}#dong-{order}" if page > 1 else f"#dong-{order}"


PATHS = [
    path("<int:pk>/nhap-danh-sach/", views.UploadView.as_view(), name="import"),
    path("lan-nhap/<int:pk>/", views.PreviewView.as_view(), name="preview"),
    path("lan-nhap/<int:pk>/tien-do/", views.ProgressView.as_view(), name="progress"),
    path("lan-nhap/<int:pk>/chay-lai/", views.RunHereView.as_view(), name="run"),
    path("lan-nhap/<int:pk>/nhap/", views.ConfirmView.as_view(), name="confirm"),
    path("lan-nhap/<int:pk>/bo/", views.DiscardView.as_view(), name="discard"),
    path("lan-nhap/<int:pk>/huy/", views.UndoView.as_view(), name="undo"),
    path("lan-nhap/<int:pk>/tra-loi/", AnswersView.as_view(), name="answers"),
    path("lan-nhap/<int:pk>/xem-xong/", SettleView.as_view(), name="settle"),
    path("lan-nhap/<int:pk>/bo-dong/", LeaveOutView.as_view(), name="leave_out"),
    path("lan-nhap/<int:pk>/doc-lai/", RereadView.as_view(), name="reread"),
    path("lan-nhap/<int:pk>/chon-cot/", RivalsView.as_view(), name="rivals"),
    path("lan-nhap/<int:pk>/cot/", ColumnsView.as_view(), name="columns"),
    path("lan-nhap/<int:pk>/cach-ghi/", WordingsView.as_view(), name="wordings"),
    path("lan-nhap/<int:pk>/cach-ghi/<int:wording>/", WordingView.as_view(), name="wording"),
    path("lan-nhap/<int:pk>/dong/<int:order>/", RowView.as_view(), name="row"),
]
