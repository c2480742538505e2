"""What happens to decision pages besides Wagtail's own editing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from cms_pages.core.page_form import first_free
from cms_pages.decisions.models import DecisionIndexPage, DecisionPage
from registrations.awards.models import Decision
from search.text import slug

TITLE_LENGTH = 255


@transaction.atomic
def draft_page(decision: Decision, by) -> DecisionPage:
    """The draft page of a decision: the one that exists, or a new one that still has to be approved.

    Raises PermissionDenied when the user may not add pages there, and
    DecisionIndexPage.DoesNotExist when the site has no section for decisions.
    """
    if page := DecisionPage.objects.filter(decision=decision).first():
        return page
    parent = DecisionIndexPage.objects.get()
    if not parent.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied
    subject = decision.subject.strip()
    for start in ("Về việc ", "V/v "):
        subject = subject.removeprefix(start)
    title = subject[:1].upper() + subject[1:]
    if len(title) > TITLE_LENGTH:
        title = title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    page = DecisionPage(title=title, decision=decision, live=False, owner=by, has_unpublished_changes=True)
    # Two councils may give the same number in the same year.
    page.slug = first_free(f"{slug(decision.number)}-{decision.year}", parent)
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=False)
    log(instance=page, action="wagtail.create", user=by)
    return page
