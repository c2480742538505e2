"""Cards of pages for those who pass them on: their addresses, and where drawn ones are kept.

A card is drawn when it is first asked for and kept under a name made of what
stands on it, so each page costs one drawing, however often it is asked for.
Kept outside the folder that is served: a card is given out only while
everybody may see its page.
"""

import hashlib
import io

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.urls import reverse

from themes.base import cards

FOLDER = "the-chia-se"
SITE = "trang"
KEPT_SECONDS = 24 * 3600


def storage() -> Storage:
    """Where drawn cards lie."""
    return storages["private"]


def words_of(page, office):
    """What stands on the card of a page; of the portal as a whole where `page` is None."""
    name, place = getattr(office, "name", ""), getattr(office, "place", "")
    if page is None:
        return {"title": f"{name} {place}".strip(), "kind": "Trang Thông tin điện tử", "seed": SITE}
    is_section = not page.search_kind
    kind = "" if is_section else str(page._meta.verbose_name)
    return {"title": page.title, "kind": kind[:1].upper() + kind[1:], "office": name, "place": place, "seed": page.slug}


def key_of(words):
    """The name of a card: changes with every word on it, and with the drawing."""
    told = "\x00".join([str(cards.VERSION), *(f"{name}={value}" for name, value in sorted(words.items()))])
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def address(page, office):
    """Address of the card of a page, or of the portal where `page` is None."""
    return reverse("share-card", args=[str(page.pk) if page else SITE, key_of(words_of(page, office))])


def opened(name, words):
    """The PNG of a card, drawn now if it is not kept yet; what was kept of the same page before goes."""
    folder, key = f"{FOLDER}/{name}", key_of(words)
    kept = storage()
    path = f"{folder}/{key}.png"
    if kept.exists(path):
        return kept.open(path, "rb")
    drawn = cards.draw_card(**words)
    older = _names(kept, folder)
    saved = kept.save(path, File(io.BytesIO(drawn)))
    if saved != path:  # somebody drew it in the same moment; theirs is the same
        kept.delete(saved)
    for each in older:
        kept.delete(f"{folder}/{each}")
    return io.BytesIO(drawn)


def _names(kept, folder):
    try:
        return [each for each in kept.listdir(folder)[1] if each.endswith(".png")]
    except FileNotFoundError:
        return []
