"""What press, radio and television said, for readers of feeds."""

from datetime import datetime, time

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms_pages.core.context import site as frame_of
from cms_pages.core.feeds import MOST, Item, address_of, answer
from cms_pages.press.models import PressIndexPage, PressItemPage


@require_safe
def press(request, form):
    """The newest press and broadcast items; each leads to its page here, which leads on to the outlet."""
    section = PressIndexPage.objects.live().first()
    if section is None:
        raise Http404
    office = frame_of(request)["office"]
    owner = f"{office.name} {office.place}".strip()
    items = PressItemPage.objects.open_to_all().prefetch_related("topics", "movements").listed()[:MOST]
    return answer(
        request,
        form,
        title=f"{section.title} – {owner}",
        address=section.url_path_here,
        description=section.lead or "Báo chí, phát thanh, truyền hình nói về thi đua, khen thưởng trong tỉnh.",
        items=[_item(page) for page in items],
        office=owner,
    )


def _item(page):
    when = timezone.make_aware(datetime.combine(page.appeared_on, page.broadcast_at or time(0)))
    about = (page.get_kind_display(), *map(str, page.topics.all()), *map(str, page.movements.all()))
    return Item(
        title=page.title,
        address=address_of(page),
        summary=page.lead or page.place,
        published=when,
        updated=max(when, page.last_published_at or when),
        author=page.outlet,
        categories=about,
    )
