"""Entering what came on paper, on the officer's desk; and the unit's word to it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from registrations import refusals
from registrations.attachments.actions import RefusedFile
from registrations.attachments.upload_actions import files_of
from registrations.unit_forms import version_of
from registrations.units.models import Unit
from search.text import whole_number

from . import archive, paper_actions, queries, rules
from .desk_views import FOLDER as DESK
from .desk_views import CampaignView
from .models import Registration
from .paper_forms import AnswerForm, PaperForm
from .step_views import FOLDER, frame
from .steps import BY_KEY, UNIT, after, steps_of
from .views import registration_of


class PaperView(CampaignView):
    """Begin to enter one unit's registration from paper; also the way back to one that was begun."""

    template_name = f"{DESK}/paper.html"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_review(request.user):
            raise PermissionDenied
        self.unit = get_object_or_404(Unit, pk=kwargs["unit_id"])
        return super().dispatch(request, *args, **kwargs)

    def here(self):
        return "Nhập bản giấy"

    def record(self):
        """The unit's registration, if it has begun one."""
        return Registration.objects.filter(campaign=self.campaign, unit=self.unit).select_related("changed_by").first()

    def get_context_data(self, **kwargs):
        record = self.record()
        kwargs.setdefault("form", PaperForm())
        entry = rules.open_paper(record) if record else None
        return super().get_context_data(unit=self.unit, record=record, entry=entry, **kwargs)

    def post(self, request, *args, **kwargs):
        if "bo" in request.POST and (record := self.record()):
            paper_actions.drop_paper(record.pk, by=request.user)
            messages.success(request, "Đã thôi nhập bản giấy. Nội dung đã nhập vẫn ở bản đang soạn của đơn vị.")
            return redirect("campaigns_desk:board", self.campaign.pk)
        form = PaperForm(request.POST, files_of(request))
        if form.is_valid():
            try:
                entry = paper_actions.begin_paper(self.campaign, self.unit, by=request.user, **form.cleaned_data)
                return redirect("campaigns:step", entry.registration_id, after(UNIT, steps_of(self.campaign)).slug)
            except RefusedFile as error:
                form.add_error("scan", error.message)
            except refusals.NotAllowed:
                raise PermissionDenied from None
            except refusals.WrongState as error:
                form.add_error(None, error.message)
            except refusals.Refused as error:
                form.add_error("arrived_on", error.message)
        return self.render_to_response(self.get_context_data(form=form), status=422)


def show_paper(request, record, here, *, status=200, **extra):
    """The preview of what is entered from paper, and the button that records it."""
    now = timezone.now()
    needed, unsaid = paper_actions.paper_gaps(record, now)
    named = lambda found: [{"step": BY_KEY[each.step], "text": each.text} for each in found]  # noqa: E731
    context = frame(
        record,
        here,
        now,
        content=queries.content(record),
        gaps=named(needed),
        unsaid=named(unsaid),
        hints=archive.hints(record, now),
        form_key=uuid.uuid4(),
        late=paper_actions.arrived_late(rules.open_paper(record)),
    )
    return render(request, f"{FOLDER}/steps/paper.html", context | extra, status=status)


def take_paper(request, record, here):
    """Record it."""
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
        submission = paper_actions.submit_paper(record.pk, version=version_of(request), form_key=key, by=request.user)
    except ValueError:
        return show_paper(request, record, here, status=422, refused="Mời xem lại rồi bấm ghi nhận lần nữa.")
    except refusals.AlreadySubmitted as error:
        context = {"message": error.message, "registration": record, "submission": error.submission}
        return render(request, f"{FOLDER}/refused.html", context, status=409)
    except refusals.NotAllowed:
        raise Http404 from None
    except refusals.Incomplete:
        return show_paper(request, queries.full(record.pk), here, status=422)
    except refusals.Refused as error:
        return show_paper(request, queries.full(record.pk), here, status=409, refused=error.message)
    messages.success(
        request, f"Đã ghi nhận bản giấy của {record.unit.in_text}. Mã tiếp nhận {submission.receipt.code}."
    )
    return redirect("campaigns_desk:registration", record.pk)


@login_required
@require_POST
def answer(request, registration_id):
    """The unit's word: right or not."""
    record = registration_of(request, registration_id, rules.acts_for_unit)
    form, number = AnswerForm(request.POST), whole_number(request.POST.get("lan"), 5)
    if form.is_valid() and number is not None:
        try:
            paper_actions.answer_paper(record.pk, number, by=request.user, **form.cleaned_data)
        except refusals.NotAllowed:
            raise Http404 from None
        except refusals.Refused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "Đã ghi ý kiến của đơn vị về bản nhập từ bản giấy.")
            return redirect(record)
    said = " ".join(text for errors in form.errors.values() for text in errors) or "Mời chọn một câu."
    messages.error(request, said)
    return redirect(f"{record.get_absolute_url()}#ban-giay")
