"""The screens on which officers build a draft: nominees one by one or from a list, articles, files."""

from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils import timezone

from registrations.attachments.actions import RefusedFile

from . import actions, draft_actions, frozen, imports, rules
from .models import DraftFile, Nominee
from .passages import MOST, split_articles
from .staff_forms import ArticlesForm, ConfirmListForm, FileForm, ListForm, NomineeForm, OrderForm, sealed, unsealed
from .staff_steps import StepView


class _DraftStepView(StepView):
    """A step of writing; the list of nominees belongs to one kind, articles and files to the other."""

    of_draft = False

    def is_allowed(self):
        fits = self.consultation.of_draft == self.of_draft
        return fits and rules.may_edit(self.request.user, self.consultation)


class AddNomineeView(_DraftStepView):
    """One more nominee."""

    form_class = NomineeForm
    page_title = "Thêm trường hợp"
    submit_label = "Thêm vào danh sách"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Nominee(consultation=self.consultation)}

    def form_valid(self, form):
        nominee = draft_actions.save_nominee(form.save(commit=False), by=self.request.user)
        return self.done(f"Đã thêm {nominee.name} vào danh sách.")


class _OneNomineeView(_DraftStepView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.nominee = get_object_or_404(Nominee, pk=kwargs["nominee"], consultation=self.consultation)

    def get_page_subtitle(self):
        return str(self.nominee)


class EditNomineeView(_OneNomineeView):
    """A nominee of a draft; what a colleague changed meanwhile is never written over."""

    form_class = NomineeForm
    page_title = "Sửa trường hợp"
    submit_label = "Lưu"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.nominee}

    def form_valid(self, form):
        try:
            draft_actions.save_nominee(
                form.save(commit=False), by=self.request.user, seen=self.request.POST.get("seen", "")
            )
        except actions.Stale:
            stored = Nominee.objects.select_related("title").get(pk=self.nominee.pk)
            form.add_error(
                None,
                "Trường hợp này vừa được người khác sửa; chưa ghi gì đè lên. Nội dung ông, bà viết còn nguyên dưới đây. "
                "Mời mở lại ở thẻ khác, rồi chép sang phần cần giữ.",
            )
            for name in form.changed_data:
                form.add_error(name, f"Đang lưu: “{stored.shown(name) or 'để trống'}”.")
            return self.form_invalid(form)
        return self.done(f"Đã lưu {self.nominee.name}.")

    def get_context_data(self, **kwargs):
        # What was posted stays: the form that came back is still the one that began from the older state.
        seen = self.request.POST.get("seen") or frozen.own_token(self.nominee)
        return super().get_context_data(**kwargs, seen=seen)


class RemoveNomineeView(_OneNomineeView):
    """Take a nominee out of a draft, after asking."""

    form_class = StepView.Confirm
    page_title = "Bỏ khỏi bản thảo"
    submit_label = "Bỏ khỏi danh sách"

    def form_valid(self, form):
        name = self.nominee.name
        draft_actions.remove_nominee(self.nominee, by=self.request.user)
        return self.done(f"Đã bỏ {name} khỏi bản thảo.")


class OrderView(_DraftStepView):
    """The order in which the nominees of a draft stand on the page, on paper and in the frozen text."""

    form_class = OrderForm
    page_title = "Sắp xếp danh sách"
    submit_label = "Lưu thứ tự"

    def get_form_kwargs(self):
        nominees = self.consultation.nominees.select_related("title").order_by("sort_order", "pk")
        return super().get_form_kwargs() | {"nominees": nominees}

    def form_valid(self, form):
        try:
            draft_actions.order_nominees(self.consultation, form.keys(), by=self.request.user)
        except actions.Stale as error:
            form.add_error(None, f"{error} Mời mở lại trang này.")
            return self.form_invalid(form)
        return self.done("Đã sắp xếp lại danh sách.")


class ListView(_DraftStepView):
    """A list pasted or sent as a file: first what was read and what is doubtful, then the confirmation."""

    form_class = ListForm
    page_title = "Dán hoặc tải danh sách"
    submit_label = "Đọc và xem trước"
    template_name = "registrations/consultations/admin/list.html"

    @property
    def day(self):
        return self.consultation.opens_on or timezone.localdate()

    def post(self, request, *args, **kwargs):
        if "reading" in request.POST:
            return self.confirm(request.POST)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        known = self.consultation.nominees.select_related("title")
        file = form.cleaned_data["file"]
        try:
            if file:
                read = imports.from_file(file.read(), file.name or "", self.day, known)
            else:
                read = imports.from_paste(form.cleaned_data["text"], self.day, known)
        except imports.BadList as error:
            form.add_error("file" if file else "text", str(error))
            return self.form_invalid(form)
        rows = [proposal.as_dict() for proposal in read]
        return self.preview(ConfirmListForm(rows=rows, choices=imports.award_choices(self.day)))

    def preview(self, confirm, status=200):
        context = self.get_context_data(
            form=self.form_class(), confirm=confirm, reading=sealed(confirm.rows, self.consultation.pk)
        )
        return self.render_to_response(context, status=status)

    def confirm(self, data):
        try:
            rows = unsealed(data["reading"], self.consultation.pk)
        except (signing.BadSignature, ValueError):
            form = self.form_class(data={})
            form.errors.clear()
            form.add_error(None, "Bản xem trước không còn nguyên. Mời đọc lại danh sách từ đầu.")
            return self.form_invalid(form)
        confirm = ConfirmListForm(data, rows=rows, choices=imports.award_choices(self.day))
        if not confirm.is_valid():
            return self.preview(confirm, status=422)
        try:
            made = draft_actions.add_nominees(self.consultation, list(confirm.taken()), by=self.request.user)
        except ValidationError as error:
            confirm.add_error(None, error.messages)
            return self.preview(confirm, status=422)
        return self.done(f"Đã đưa {len(made)} trường hợp vào danh sách. Mời xem lại trước khi duyệt mở.")


class ArticlesView(_DraftStepView):
    """The whole text of a draft, cut at its articles."""

    of_draft = True
    form_class = ArticlesForm
    page_title = "Dán toàn văn dự thảo"
    submit_label = "Tách thành điều, mục"

    def form_valid(self, form):
        pieces = split_articles(form.cleaned_data["text"])
        if len(pieces) > MOST:
            form.add_error("text", f"Văn bản tách thành {len(pieces)} phần, tối đa {MOST}. Mời gửi dưới dạng tệp.")
            return self.form_invalid(form)
        made = draft_actions.add_passages(self.consultation, pieces, by=self.request.user)
        return self.done(f"Đã tách thành {len(made)} điều, mục. Mời đối chiếu với bản gốc trước khi duyệt mở.")


class AddFileView(_DraftStepView):
    """A file of a draft."""

    of_draft = True
    form_class = FileForm
    page_title = "Thêm tệp dự thảo"
    submit_label = "Thêm tệp"

    def form_valid(self, form):
        data = form.cleaned_data
        try:
            file = draft_actions.add_file(self.consultation, data["file"], label=data["label"], by=self.request.user)
        except RefusedFile as error:
            form.add_error("file", error.message)
            return self.form_invalid(form)
        read = "" if file.text else " Trang chưa đọc được chữ trong tệp này (có thể là ảnh quét)."
        return self.done(f"Đã thêm tệp {file.label}.{read}")


class RemoveFileView(_DraftStepView):
    """Take a file out of a draft, after asking."""

    of_draft = True
    form_class = StepView.Confirm
    page_title = "Bỏ tệp khỏi dự thảo"
    submit_label = "Bỏ tệp"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.file = get_object_or_404(DraftFile, pk=kwargs["file"], consultation=self.consultation)

    def get_page_subtitle(self):
        return str(self.file)

    def form_valid(self, form):
        label = self.file.label
        draft_actions.remove_file(self.file, by=self.request.user)
        return self.done(f"Đã bỏ tệp {label}.")
