"""Back office of drafting: the office's templates, and the drafts of a decision."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from registrations import downloads, staff_tables
from registrations.awards.models import Decision
from search.text import whole_number

from . import actions, content, defaults, fields, preview, queries, rules
from .forms import DraftForm, NomineesForm, TemplateDaysForm, TemplateForm
from .models import Draft, DraftTemplate

SHOWN = 8


class TemplateIndexView(generic.IndexView):
    table_classname = staff_tables.CLASS
    purpose = (
        "Tải lên mẫu quyết định, phụ lục của cơ quan ở dạng .docx, có các trường để Trang điền. "
        "Từ danh sách đã nhập, trang của quyết định lập dự thảo theo mẫu."
    )

    @property
    def header_more_buttons(self):
        more = [HeaderButton("Các trường dùng trong mẫu", url=reverse("mau-van-ban:fields"), icon_name="help")]
        return [*super().header_more_buttons, *more]


class _Invalid422:
    """A refused form answers 422."""

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class TemplateCreateView(_Invalid422, generic.CreateView):
    template_name = "registrations/drafting/admin/template_form.html"

    def save_instance(self):
        return actions.add_template(self.form, self.request.user)


class TemplateEditView(_Invalid422, generic.EditView):
    def save_instance(self):
        return actions.change_template(self.form, self.request.user)


class FieldsView(WagtailAdminTemplateMixin, TemplateView):
    """What may stand in a template."""

    template_name = "registrations/drafting/admin/fields.html"
    page_title = "Các trường dùng trong mẫu"
    header_icon = "help"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_keep_templates(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        templates = {"url": reverse("mau-van-ban:index"), "label": "Mẫu văn bản"}
        return [*self.breadcrumbs_items, templates, {"url": "", "label": "Các trường"}]

    def get_context_data(self, **kwargs):
        plain = [field for field in fields.FIELDS if not field.parts]
        lists = [
            ("can_cu", "dong", [field for field in fields.FIELDS if field.parts == fields.LINE]),
            ("cac_hinh_thuc", "muc", fields.AWARD),
            ("cac_muc", "muc", fields.SECTION),
            ("muc.dong", "dong", fields.ROW),
        ]
        return super().get_context_data(**kwargs, plain=plain, lists=lists)


def builtin(request, kind: str):
    """One of the built-in templates, to begin from."""
    if not rules.may_keep_templates(request.user):
        raise PermissionDenied
    data = defaults.annex(places=True) if kind == DraftTemplate.Kind.ANNEX else defaults.decision_text()
    name = "mau-danh-sach" if kind == DraftTemplate.Kind.ANNEX else "mau-quyet-dinh"
    return downloads.private(data, f"{name}.docx")


class TemplateViewSet(ModelViewSet):
    """Mẫu văn bản."""

    model = DraftTemplate
    add_to_reference_index = False
    name = "mau-van-ban"
    icon = "doc-full"
    menu_label = "Mẫu văn bản"
    copy_view_enabled = False
    index_view_class = TemplateIndexView
    add_view_class = TemplateCreateView
    edit_view_class = TemplateEditView
    ordering = ["kind", "name"]
    list_display = [
        TitleColumn("name", label="Mẫu", get_url=lambda template: reverse("mau-van-ban:edit", args=[template.pk])),
        staff_tables.Cell("get_kind_display", label="Loại"),
        staff_tables.DayCell("valid_from", label="Dùng từ ngày"),
        staff_tables.DayCell("valid_to", label="Thôi dùng từ ngày", unset="đến nay"),
        staff_tables.Cell("uploaded_by", label="Người tải lên"),
    ]

    def get_form_class(self, for_update=False):
        return TemplateDaysForm if for_update else TemplateForm

    def get_urlpatterns(self):
        kept = [p for p in super().get_urlpatterns() if p.name != "delete"]
        return [
            *kept,
            path("cac-truong/", FieldsView.as_view(), name="fields"),
            path("co-san/<slug:kind>/", builtin, name="builtin"),
            path("du-thao/<int:pk>/", DraftingView.as_view(), name="draft"),
            path("du-thao/ban/<int:pk>/", DraftView.as_view(), name="version"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})


class _OfDecision(WagtailAdminTemplateMixin):
    header_icon = "edit"

    def trail(self, decision: Decision, *more) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quyet-dinh:index"), "label": "Quyết định khen thưởng"},
            {"url": reverse("quyet-dinh:inspect", args=[decision.pk]), "label": str(decision)},
            *more,
        ]


class DraftingView(_OfDecision, TemplateView):
    """Soạn dự thảo: where the list comes from, what is filled in, and the versions made so far."""

    template_name = "registrations/drafting/admin/drafting.html"
    page_title = "Soạn dự thảo"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_draft(request.user):
            raise PermissionDenied
        self.decision = get_object_or_404(Decision.objects.select_related("organising_body"), pk=kwargs["pk"])
        self.passed = queries.passed_consultations(self.decision, timezone.now())
        asked = (request.POST if request.method == "POST" else request.GET).get("tu")
        self.consultation = self.passed.filter(pk=whole_number(asked) or 0).first()
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.decision)

    def get_breadcrumbs_items(self):
        return self.trail(self.decision, {"url": "", "label": "Soạn dự thảo"})

    def get_context_data(self, **kwargs):
        if self.consultation is None:
            lines = content.from_records(self.decision)
        else:
            lines = content.from_nominees(content.choosable(self.consultation))
        kwargs.setdefault("form", DraftForm(self.decision))
        if self.consultation:
            everybody = list(content.choosable(self.consultation).values_list("pk", flat=True))
            kwargs.setdefault("nominees", NomineesForm(self.consultation, initial={"nominees": everybody}))
        return super().get_context_data(
            **kwargs,
            decision=self.decision,
            consultation=self.consultation,
            passed=self.passed[:50],
            total=content.counts_text(line.kind for line in lines),
            sections=[
                (award, kind, len(found), found[:SHOWN], max(0, len(found) - SHOWN))
                for award, kind, found in content.sections(lines)
            ],
            versions=queries.versions(self.decision)[:30],
        )

    def post(self, request, *args, **kwargs):
        form = DraftForm(self.decision, request.POST)
        nominees = NomineesForm(self.consultation, request.POST) if self.consultation else None
        if form.is_valid() and (nominees is None or nominees.is_valid()):
            try:
                draft = actions.make_draft(
                    self.decision,
                    form.given,
                    request.user,
                    consultation=self.consultation,
                    nominees=[one.pk for one in nominees.cleaned_data["nominees"]] if nominees else (),
                    text_template=form.cleaned_data["text_template"],
                    annex_template=form.cleaned_data["annex_template"],
                )
            except actions.Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, f"Đã soạn dự thảo bản {draft.version}. Mời xem lại rồi tải về.")
                return redirect("mau-van-ban:version", draft.pk)
        return self.render_to_response(self.get_context_data(form=form, nominees=nominees), status=422)


class DraftView(_OfDecision, TemplateView):
    """One version: what it says, its files, and the way on to the signed decision."""

    template_name = "registrations/drafting/admin/version.html"
    page_title = "Bản dự thảo"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see(request.user):
            raise PermissionDenied
        self.draft = get_object_or_404(
            Draft.objects.select_related("decision", "text_file", "annex_file", "made_by", "consultation"),
            pk=kwargs["pk"],
        )
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return f"bản {self.draft.version}"

    def get_breadcrumbs_items(self):
        drafting = {"url": reverse("mau-van-ban:draft", args=[self.draft.decision_id]), "label": "Soạn dự thảo"}
        return self.trail(self.draft.decision, drafting, {"url": "", "label": f"Bản {self.draft.version}"})

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            draft=self.draft,
            decision=self.draft.decision,
            html=preview.as_html(self.draft.text_file),
            may_sign=self.request.user.has_perm("awards.change_decision"),
        )
