"""What happens to pages of movements besides Wagtail's own editing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from cms_pages.core.page_form import first_free
from cms_pages.movements.models import MovementIndexPage, MovementPage
from registrations.movements.models import Movement
from search.text import slug


@transaction.atomic
def draft_page(movement: Movement, by) -> MovementPage:
    """The draft page of a movement: the one that exists, or a new one that still has to be approved.

    Raises PermissionDenied when the user may not add pages there, and
    MovementIndexPage.DoesNotExist when the site has no section for movements.
    """
    if page := MovementPage.objects.filter(movement=movement).first():
        return page
    parent = MovementIndexPage.objects.get()
    if not parent.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied
    page = MovementPage(
        title=movement.name[:255], movement=movement, live=False, owner=by, has_unpublished_changes=True
    )
    page.slug = first_free(slug(page.title), parent)
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=False)
    log(instance=page, action="wagtail.create", user=by)
    return page
