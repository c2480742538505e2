"""The screens on which such words are kept: what is sent there waits for somebody else.

A form opens with what is asked for already, carries a token of what it was
opened on, and loses nothing when somebody else asked for something meanwhile.
"""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from wagtail.contrib.settings.views import EditView as SettingView
from wagtail.documents.views.documents import EditView as FileView
from wagtail.images.views.images import EditView as PictureView
from wagtail.snippets.views.snippets import EditView as RowView

from themes.base.vietnamese import datetime_text

from . import actions, queries, snapshots
from .coverage import words_of

OPENED_ON = "opened_on"
SENT = "Thay đổi đã gửi, đang chờ người khác duyệt. Trang vẫn hiện như cũ cho đến khi được duyệt."
SENT_WORDS = "Tên và mô tả mới của tệp đang chờ người khác duyệt, vì tệp có trên trang công khai hoặc đang chờ duyệt."
SAME = "Không có gì khác với nội dung đang hiện."
WAITING = (
    'Dưới đây là nội dung {who} đề nghị lúc {when}, đang chờ duyệt. <a href="{url}">Xem so với nội dung đang hiện</a>'
)
MEANWHILE = "Trong lúc ông, bà sửa, nội dung này đã đổi ({what}). Phần vừa nhập vẫn còn dưới đây: mời xem lại rồi lưu một lần nữa."


def connect():
    """Stand in the screens; once, at start."""
    for view_class in (SettingView, RowView, PictureView, FileView):
        _stand_in(view_class)


def _stand_in(view_class):
    plain = {name: getattr(view_class, name) for name in ("get", "get_initial", "get_form", "form_valid")}

    def get(view, request, *args, **kwargs):
        answer = plain["get"](view, request, *args, **kwargs)
        stored = _stored(view)
        if (waiting := _waiting(stored)) is not None:
            when = datetime_text(waiting.proposed_at)
            url = reverse("thay-doi:change", args=[waiting.pk])
            messages.warning(request, format_html(WAITING, who=waiting.proposed_by, when=when, url=url))
        return answer

    def get_initial(view):
        initial, stored = plain["get_initial"](view), _stored(view)
        if (waiting := _waiting(stored)) is not None:
            initial |= snapshots.values(type(stored), waiting.after)
        return initial

    def get_form(view, *args, **kwargs):
        form, stored = plain["get_form"](view, *args, **kwargs), _stored(view)
        if stored is not None and queries.waits(stored):
            form.fields[OPENED_ON] = forms.CharField(required=False, widget=forms.HiddenInput)
            form.initial[OPENED_ON] = snapshots.token(stored, queries.waiting_of(stored))
        return form

    def form_valid(view, form):
        stored = _stored(view)
        if stored is None or not queries.waits(stored):
            return plain["form_valid"](view, form)
        return _ask(view, form, stored, plain["form_valid"])

    for name, ours in (("get", get), ("get_initial", get_initial), ("get_form", get_form), ("form_valid", form_valid)):
        setattr(view_class, name, ours)


def _stored(view):
    """The row as it is kept, whatever a form has made of it; None for one that is none of this room's."""
    row = getattr(view, "object", None)
    if row is None or not row.pk or words_of(type(row)) is None:
        return None
    return type(row)._default_manager.filter(pk=row.pk).first()


def _waiting(stored):
    return queries.waiting_of(stored) if stored is not None and queries.waits(stored) else None


def _ask(view, form, stored, plain_valid):
    """Let what differs wait; the rest of a form, such as the folder of a file, is kept at once."""
    waiting = queries.waiting_of(stored)
    now = snapshots.snapshot(stored)
    wanted = now | {name: text for name, text in snapshots.snapshot(form.instance).items() if name in form.fields}
    whole = not words_of(type(stored)).fields
    change = None
    if wanted != now | (waiting.after if waiting else {}):
        token = snapshots.token(stored, waiting)
        if form.cleaned_data.get(OPENED_ON) != token:
            return _meanwhile(view, form, stored, waiting, token)
        change = actions.propose(stored, wanted, by=view.request.user)
        messages.success(view.request, (SENT if whole else SENT_WORDS) if change else SAME)
    elif whole:
        messages.info(view.request, SAME if waiting is None else SENT)
        change = waiting
    if whole:
        return redirect(reverse("thay-doi:change", args=[change.pk]) if change else view.get_edit_url())
    snapshots.write(form.instance, now)
    return plain_valid(view, form)


def _meanwhile(view, form, stored, waiting, token):
    """Somebody else was faster: say what is otherwise now, keep what was typed."""
    shown = snapshots.snapshot(stored) | (waiting.after if waiting else {})
    typed = snapshots.snapshot(form.instance)
    names = [str(stored._meta.get_field(name).verbose_name) for name in snapshots.differing(shown, typed)]
    form.data = form.data.copy()
    form.data[form.add_prefix(OPENED_ON)] = token
    form.add_error(None, MEANWHILE.format(what=", ".join(names)))
    view.produced_error_code, view.produced_error_message = "validation_error", view.get_error_message()
    return view.form_invalid(form)
