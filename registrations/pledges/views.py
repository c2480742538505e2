"""The pledge in the workspace of units: read and sign it on one page; for the head, write it and put it to be signed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from registrations.campaigns.step_views import sign_in_or_keep
from registrations.clusters.members import members_of, parts_of
from registrations.clusters.models import Cluster
from registrations.refusals import Conflict, NotAllowed, Refused
from registrations.signing import doors
from registrations.signing.actions import NotConfirmed
from registrations.signing.rules import is_asked_for
from registrations.unit_forms import autosave_done, autosave_invalid, autosave_refused, is_autosave
from search.text import whole_number

from . import actions, content, drawing, queries, rules
from .forms import DraftForm, OpenForm, SignForm

FOLDER = "registrations/pledges"


class Scene:
    """A cluster as one person meets it; to who has no part in it it does not exist."""

    def __init__(self, request, cluster_id):
        self.request, self.now = request, timezone.now()
        self.cluster = get_object_or_404(Cluster, pk=cluster_id)
        if not rules.may_read(request.user, self.cluster, self.now):
            raise Http404
        self.members = members_of(self.cluster, self.now)
        self.parts = parts_of(request.user, self.members, self.now)
        self.pledge = queries.pledge_of(self.cluster)
        self.version = queries.newest(self.pledge)

    @property
    def may_draft(self):
        return rules.may_draft(self.request.user, self.parts)

    @property
    def may_open(self):
        return rules.may_open(self.request.user, self.parts)

    def page(self, template, status=200, **context):
        """A page of this cluster."""
        standing = rules.standing(self.pledge, self.version)
        common = {
            "cluster": self.cluster,
            "pledge": self.pledge,
            "version": self.version,
            "standing": standing,
            "chip": rules.STANDING_WORDS[standing],
            "may_draft": self.may_draft,
            "may_open": self.may_open,
        }
        return render(self.request, f"{FOLDER}/{template}.html", common | context, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pledge(request, cluster_id):
    """The text, who has signed and who is waited for; those who may sign do it here."""
    scene = Scene(request, cluster_id)
    if request.method == "POST":
        return _answer(request, scene)
    return _pledge_page(scene)


def _answer(request, scene):
    events = {"ky": _sign, "hoan-tat": _complete, "nhac": _remind}
    event = events.get(request.POST.get("viec", ""))
    if event is None:
        raise Http404
    try:
        return event(request, scene)
    except NotAllowed:
        raise Http404 from None
    except NotConfirmed as error:
        unit_id = _number(request.POST.get("don-vi"))
        fresh = Scene(request, scene.cluster.pk)
        return _pledge_page(fresh, status=422, form_unit=unit_id, not_confirmed=error.message)
    except doors.Changed as error:
        return _pledge_page(Scene(request, scene.cluster.pk), status=409, refused=error.message)
    except Refused as error:
        fresh = Scene(request, scene.cluster.pk)
        return _pledge_page(fresh, status=409 if isinstance(error, Conflict) else 422, refused=error.message)


def _sign(request, scene):
    unit_id = _number(request.POST.get("don-vi"))
    seen = {"number": _number(request.POST.get("ban")), "digest": request.POST.get("noi-dung", "")[:64]}
    version, member = actions.require_ready(scene.cluster, unit_id, by=request.user, **seen)
    if not version.signatures.filter(unit=member.unit).exists():
        matter = actions.matter_of(version, member.unit)
        form = SignForm(request.POST)
        if not is_asked_for(matter.purpose) and not form.is_valid():
            return _pledge_page(scene, status=422, form=form, form_unit=unit_id)
        if doors.take(request, matter):
            return redirect(f"{request.path}#{_place(member)}")
    actions.sign(scene.cluster, unit_id, by=request.user, **seen)
    return redirect(f"{request.path}?da-ky")


def _place(member):
    return f"ky-{member.unit.pk}"


def _complete(request, scene):
    actions.complete(scene.cluster, by=request.user)
    return redirect(f"{request.path}?da-ky")


def _remind(request, scene):
    told = actions.remind(scene.cluster, by=request.user)
    return redirect(f"{request.path}?da-nhac={told}")


def _number(text) -> int:
    return whole_number(text) or 0


def _pledge_page(scene, status=200, form=None, form_unit=0, **extra):
    version = scene.version
    signing = queries.signing_of(version, scene.members) if version else None
    earlier = queries.before(version) if version else None
    mine = {part.member.unit.pk: part for part in scene.parts}
    to_sign = [
        _signature_form(scene, line.member, first=not at, form=form if line.member.unit.pk == form_unit else None)
        for at, line in enumerate(
            line
            for line in (signing.waiting if signing else [])
            if line.member.unit.pk in mine and rules.may_sign(mine[line.member.unit.pk])
        )
    ]
    return scene.page(
        "pledge",
        status,
        signing=signing,
        to_sign=to_sign,
        earlier=earlier,
        changes=content.changes(earlier.content, version.content) if earlier else [],
        pending=_pending(scene),
        mine=set(mine),
        told=_number(scene.request.GET.get("da-nhac")) if "da-nhac" in scene.request.GET else None,
        just_signed="da-ky" in scene.request.GET,
        form=form,
        form_unit=form_unit,
        **extra,
    )


def _signature_form(scene, member, *, first, form):
    form = form or SignForm()
    form.auto_id = f"id_%s_{member.unit.pk}"
    version = scene.version
    hidden = {"viec": "ky", "don-vi": member.unit.pk, "ban": version.number, "noi-dung": version.digest}
    matter = actions.matter_of(version, member.unit)
    return {
        "member": member,
        "form": form,
        "place": _place(member),
        "signing": doors.ways(scene.request, matter, hidden, scene.now, passkey=first),
    }


def _pending(scene):
    """What the head has changed in the working copy since it was put to be signed; only for who may write it."""
    if not scene.may_draft or scene.version is None:
        return []
    return content.changes(scene.version.content, content.content_of(scene.pledge))


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request, cluster_id):
    """The head writes the pledge; saved by itself while it is written."""
    scene = Scene(request, cluster_id)
    if not scene.may_draft:
        raise Http404
    title = rules.default_title(scene.cluster)
    if request.method != "POST":
        return _draft_page(scene, DraftForm(scene.pledge, title))
    autosave = is_autosave(request)
    form = DraftForm(scene.pledge, title, request.POST)
    if not form.is_valid():
        if autosave:
            return autosave_invalid()
        return _draft_page(scene, form, 422, token=_number(request.POST.get("version")))
    try:
        token = _number(request.POST.get("version"))
        saved = actions.save_draft(scene.cluster, form.payload(), version=token, by=request.user)
    except Conflict as error:
        return _conflict(request, scene, form, error, autosave)
    except NotAllowed:
        raise Http404 from None
    if autosave:
        return autosave_done(saved.version, saved.changed_at)
    return redirect("pledges:draft" if "them" in request.POST else "pledges:open", scene.cluster.pk)


def _conflict(request, scene, form, error, autosave):
    if autosave:
        return autosave_refused(error)
    fresh = Scene(request, scene.cluster.pk)
    stored = content.content_of(fresh.pledge)
    return _draft_page(fresh, form, 409, conflict=error.message, stored=stored)


def _draft_page(scene, form, status=200, token=None, **extra):
    stored_version = scene.pledge.version if scene.pledge else 0
    return scene.page(
        "draft", status, form=form, forms=form.forms, token=stored_version if token is None else token, **extra
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request, cluster_id):
    """What will be put before the units, once more, and the button that does it."""
    scene = Scene(request, cluster_id)
    if not scene.may_draft or scene.pledge is None:
        raise Http404
    if request.method != "POST":
        return _opening_page(scene, OpenForm())
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _opening_page(scene, form, 422)
    try:
        token = _number(request.POST.get("version"))
        actions.open_signing(scene.cluster, version=token, note=form.cleaned_data["note"], by=request.user)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        status = 409 if isinstance(error, Conflict) else 422
        return _opening_page(Scene(request, cluster_id), form, status, refused=error.message)
    return redirect("pledges:pledge", cluster_id)


def _opening_page(scene, form, status=200, **extra):
    matter = content.content_of(scene.pledge)
    frozen = scene.version is not None and scene.version.signatures.exists()
    return scene.page(
        "open",
        status,
        form=form,
        matter=matter,
        frozen=frozen,
        members=scene.members,
        same=scene.version is not None and content.digest_of(matter) == scene.version.digest,
        changes=content.changes(scene.version.content, matter) if scene.version else [],
        **extra,
    )


@never_cache
@login_required
@require_safe
def pdf(request, cluster_id):
    """The newest version as a PDF."""
    scene = Scene(request, cluster_id)
    if scene.version is None:
        raise Http404
    lines = render_to_string("registrations/receipts/office.txt", request=request).strip().splitlines()
    office = {"standing": lines[0].strip(), "council": lines[1].strip()}
    body = drawing.pdf(queries.signing_of(scene.version, scene.members), office)
    response = HttpResponse(body, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="giao-uoc-{scene.cluster.year}.pdf"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
