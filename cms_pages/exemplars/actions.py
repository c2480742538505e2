"""What happens to stories besides Wagtail's own editing: consents, and pages made of proposals."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from cms_pages.core.page_form import first_free
from cms_pages.exemplars import emails, rules
from cms_pages.exemplars.models import Consent, ExemplarIndexPage, ExemplarPage, ExemplarStep
from registrations.attachments import access
from registrations.attachments import actions as attachments
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.exemplars import consents, queries
from registrations.exemplars.models import Proposal
from search.text import slug

TITLE_LENGTH = 255


class NotReady(Exception):
    """A proposal of which no page can be made; `message` says why, in Vietnamese."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@transaction.atomic
def record_consent(page, facts, *, by, upload=None) -> Consent:
    """Record who consented to what. `facts` are complete (`consents.gaps`); raises PermissionDenied or RefusedFile."""
    if not rules.may_record(by):
        raise PermissionDenied
    file = None
    if upload:
        file = attachments.store(upload, allowed=CITIZEN_KINDS, max_bytes=settings.SCAN_MAX_BYTES, by=by)
    consent = Consent.objects.create(
        page=page,
        subject_name=page.get_latest_revision_as_object().subject_name,
        recorded_by=by,
        consent_file=file,
        **facts,
    )
    log(instance=page, action="exemplars.consent", user=by)
    return consent


@transaction.atomic
def withdraw_consent(consent, *, told: str, by) -> bool:
    """The subject took the consent back: the page goes down in the same instant, and waits for nothing any more.

    `told` says who took it back and how. Returns whether a public page went
    down. Raises PermissionDenied. Withdrawn twice is withdrawn once.
    """
    if not rules.may_withdraw(by):
        raise PermissionDenied
    consent = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    page = ExemplarPage.objects.get(pk=consent.page_id)
    if consent.withdrawn_at is not None:
        return False
    consent.withdrawn_at, consent.withdrawn_by, consent.withdrawal = timezone.now(), by, told.strip()
    consent.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal"])
    log(instance=page, action="exemplars.consent_withdrawn", user=by)
    was_live = page.live and bool(page.obstacles())
    if was_live:
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
        page.refresh_from_db()
    if page.get_latest_revision_as_object().obstacles():
        page.revisions.update(approved_go_live_at=None)
        if state := page.current_workflow_state:
            state.cancel(user=by)
    emails.consent_withdrawn(page, by)
    return was_live


@transaction.atomic
def draft_page(proposal, by) -> ExemplarPage:
    """The draft page of an accepted proposal with all that came with it: the one that exists, or a new one.

    Raises NotReady, PermissionDenied when the user may not add pages there, and
    ExemplarIndexPage.DoesNotExist when the site has no section for exemplars.
    """
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if page := ExemplarPage.objects.filter(proposal=proposal).first():
        return page
    proposal = queries.full(proposal.pk)
    parent = ExemplarIndexPage.objects.get()
    if not parent.permissions_for_user(by).can_add_subpage() or not by.has_perm("exemplars.view_proposal"):
        raise PermissionDenied
    if proposal.state != Proposal.State.ACCEPTED:
        raise NotReady("Đề xuất chưa được tiếp nhận nên chưa tạo trang được.")
    page = _page_of(proposal, by)
    page.slug = first_free(slug(proposal.subject_name), parent)
    pictures = _pictures(proposal, by)
    portrait = next((image for picture, image in pictures if picture.is_portrait), None)
    page.picture = portrait
    page.body = _body(proposal.story, [each for each in pictures if each[1] != portrait])
    parent.add_child(instance=page)
    _carry_consent(proposal, page, by)
    page.save_revision(user=by, log_action=False)
    log(instance=page, action="wagtail.create", user=by)
    return page


def _page_of(proposal, by):
    page = ExemplarPage(
        title=(proposal.title or proposal.subject_name)[:TITLE_LENGTH],
        lead=proposal.lead,
        proposal=proposal,
        subject_name=proposal.subject_name,
        subject_kind=proposal.subject_kind,
        role=proposal.role,
        place=proposal.place,
        place_unit=proposal.place_unit,
        old_place=proposal.old_place,
        field=proposal.field,
        target_groups=list(proposal.target_groups),
        movement=proposal.movement,
        live=False,
        owner=by,
        has_unpublished_changes=True,
    )
    since = proposal.stage_on or timezone.localdate(proposal.submitted_at)
    page.steps = [ExemplarStep(stage=proposal.stage, on=since)]
    return page


def _pictures(proposal, by):
    """[(picture of the proposal, image of the library)]; the private file stays where it is."""
    made = []
    for at, picture in enumerate(proposal.pictures.all(), start=1):
        title = picture.caption or picture.alt or f"Ảnh {at}, {proposal.subject_name}"
        with access.open_for(by, picture.attachment) as file:
            name = f"{slug(proposal.subject_name) or 'anh'}-{at}.{picture.attachment.kind}"
            content = ContentFile(file.read(), name)
        image = get_image_model().objects.create(
            title=title[:TITLE_LENGTH], description=picture.alt, uploaded_by_user=by, file=content
        )
        made.append((picture, image))
    return made


def _body(story, pictures):
    paragraphs = [part.strip() for part in story.split("\n\n") if part.strip()]
    html = "".join(f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in paragraphs)
    body = [("text", RichText(html))]
    shown = [{"image": image, "alt": picture.alt, "caption": picture.caption} for picture, image in pictures]
    if len(shown) > 1:
        body.append(("gallery", {"title": "", "pictures": shown}))
    elif shown:
        body.append(("picture", shown[0]))
    return body


def _carry_consent(proposal, page, by):
    """The consent that came with the proposal, if it still counts."""
    if queries.consent_gaps(proposal):
        return
    Consent.objects.create(
        page=page,
        subject_name=proposal.subject_name,
        recorded_by=by,
        consent_file=proposal.consent_file,
        **consents.facts_of(proposal),
    )
    log(instance=page, action="exemplars.consent", user=by)
