"""Putting a question with its answer before the public: the check shows what looks private, the officer decides."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from registrations.refusals import Refused

from . import masking, publishing, rules
from .desk import FOLDER, PER_PAGE, Desk
from .models import Entry, Feedback
from .refusals import Undecided
from .staff_forms import EntryForm, ReasonForm

LABELS = {"title": "Tiêu đề", "question": "Câu hỏi", "answer": "Trả lời"}
AROUND = 40


class EntriesView(Desk):
    """What is published and what was taken back."""

    template_name = f"{FOLDER}/entries.html"
    page_title = "Câu hỏi đã đăng"

    def trail(self):
        return [{"url": "", "label": "Câu hỏi đã đăng"}]

    def get_context_data(self, **kwargs):
        found = Entry.objects.select_related("topic", "published_by", "feedback__receipt").filter(
            feedback__restricted=False
        )
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, **kwargs)


class PublishView(Desk):
    """The public wording of one question. Sent once it shows what the check finds; sent again it publishes."""

    template_name = f"{FOLDER}/publish.html"
    page_title = "Đưa vào Hỏi đáp"

    def dispatch(self, request, *args, **kwargs):
        joined = Feedback.objects.select_related("receipt", "topic", "answer")
        self.feedback = get_object_or_404(joined, pk=kwargs["pk"])
        if not rules.may_publish(request.user):
            raise PermissionDenied
        if not rules.may_see(request.user, self.feedback) or not rules.can_be_published(self.feedback):
            raise Http404
        self.entry = Entry.objects.filter(feedback=self.feedback).first()
        return super().dispatch(request, *args, **kwargs)

    def trail(self):
        code = self.feedback.receipt.code
        return [{"url": reverse("feedback_desk:detail", args=[self.feedback.pk]), "label": code}]

    def initial(self):
        feedback, entry = self.feedback, self.entry
        if entry:
            return {"title": entry.title, "question": entry.question, "answer": entry.answer, "topic": entry.topic_id}
        texts = {"title": feedback.subject, "question": feedback.text, "answer": feedback.answer.text}
        return texts | {"topic": feedback.topic_id}

    def get_context_data(self, *, form=None, findings=None, reason=None, **kwargs):
        if form is None:
            form = EntryForm(initial=self.initial())
            findings = self.findings({name: form.initial[name] for name in publishing.FIELDS})
        return super().get_context_data(
            feedback=self.feedback,
            entry=self.entry,
            form=form,
            findings=findings or [],
            preview=self.preview(form, findings or []),
            reason=reason or (ReasonForm() if self.entry and self.entry.is_public else None),
            **kwargs,
        )

    def findings(self, texts, decisions=()):
        """Each finding once per kind and words, with what stands around it; what was decided before stays chosen."""
        decided = dict(decisions)
        kept = {(each[1], each[2]) for each in self.entry.kept} if self.entry else set()
        rows = {}
        for field, raw in texts.items():
            text = masking.prepared(raw)
            for each in masking.find(text, publishing.private_words(self.feedback)):
                row = rows.setdefault(each.key, self.row(field, text, each))
                row["times"] += 1
                row["hide"] = decided.get(each.key, False if (each.what.value, each.text) in kept else None)
        return list(rows.values())

    def preview(self, form, findings):
        """(label, text) as the public would read it with what is decided so far; a place still open reads as hidden."""
        if form.is_bound and not form.is_valid():
            return []
        given = form.cleaned_data if form.is_bound else form.initial
        hidden = {row["key"]: row["hide"] is not False for row in findings}
        known = publishing.private_words(self.feedback)
        return [
            (LABELS[name], masking.settle(masking.prepared(given[name]), hidden, known)[0])
            for name in publishing.FIELDS
            if given.get(name)
        ]

    @staticmethod
    def row(field, text, each):
        return {
            "key": each.key,
            "what": each.what.value,
            "mask": each.what.mask,
            "text": each.text,
            "field": LABELS[field],
            "before": text[max(0, each.start - AROUND) : each.start],
            "after": text[each.end : each.end + AROUND],
            "times": 0,
        }

    def post(self, request, *args, **kwargs):
        if request.POST.get("viec") == "go":
            return self.withdraw(request)
        form = EntryForm(request.POST)
        decisions = {
            name.removeprefix("che-"): value == "che"
            for name, value in request.POST.items()
            if name.startswith("che-") and value in ("che", "giu")
        }
        if not form.is_valid():
            return self.again(form=form)
        texts = {name: form.cleaned_data[name] for name in publishing.FIELDS}
        if "kiem-tra" in request.POST or "tat-ca" in request.POST:
            findings = self.findings(texts, decisions)
            for row in findings if "tat-ca" in request.POST else ():
                if row["hide"] is None:
                    row["hide"] = True
            return self.render_to_response(self.get_context_data(form=form, findings=findings))
        try:
            entry = publishing.publish(
                self.feedback, publishing.Words(**form.cleaned_data), decisions=decisions, by=request.user
            )
        except Undecided:
            messages.error(request, "Chưa đăng. Mời chọn che hoặc giữ cho từng chỗ dưới đây.")
            findings = self.findings(texts, decisions)
            return self.again(form=form, findings=findings)
        except Refused as error:
            messages.error(request, error.message)
            return redirect("feedback_desk:detail", self.feedback.pk)
        messages.success(request, "Đã đăng vào mục Hỏi đáp. Chỉ nội dung đã che được công khai.")
        return redirect("feedback_desk:publish", entry.feedback_id)

    def withdraw(self, request):
        reason = ReasonForm(request.POST)
        if self.entry is None:
            raise Http404
        if not reason.is_valid():
            return self.again(reason=reason)
        try:
            publishing.withdraw(self.entry, by=request.user, **reason.cleaned_data)
            messages.success(request, "Đã gỡ khỏi mục Hỏi đáp.")
        except Refused as error:
            messages.error(request, error.message)
        return redirect("feedback_desk:publish", self.feedback.pk)
