"""Cards of pages for those who pass them on: their addresses, and where drawn ones are kept.

A card is drawn when it is first asked for and kept under a name made of what
stands on it, so each page costs one drawing, however often it is asked for.
Kept outside the folder that is served: a card is given out only while
everybody may see its page. So many are drawn in a minute and so many kept,
whoever asks for them; what is not drawn now has the card of the portal.
"""

import hashlib
import io
import time

from django.core.cache import cache
from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.urls import reverse

from themes.base import cards

FOLDER = "the-chia-se"
SITE = "trang"
HOME = 2
"""How deep the front page lies in the tree of pages."""
PLAIN = "nội dung"
KEPT_SECONDS = 24 * 3600
DRAWN_A_MINUTE = 60
SHELVES, MOST_ON_A_SHELF = 256, 40
"""Cards of records, of which there may be a million: at most so many are kept."""


def storage() -> Storage:
    """Where drawn cards lie."""
    return storages["private"]


def words_of(page, office):
    """What stands on the card of a page; of the portal as a whole for the front page, and where `page` is None."""
    name, place = getattr(office, "name", ""), getattr(office, "place", "")
    if page is None or page.depth == HOME:
        return {"title": f"{name} {place}".strip(), "kind": "Trang Thông tin điện tử", "seed": SITE}
    # To readers "trang quyết định khen thưởng" is a decision; of a section or a plain page the title says enough.
    kind = str(page._meta.verbose_name).removeprefix("trang ") if page.search_kind else ""
    kind = "" if kind == PLAIN else kind
    return {"title": page.title, "kind": kind[:1].upper() + kind[1:], "office": name, "place": place, "seed": page.slug}


def key_of(words):
    """The name of a card: changes with every word on it, and with the drawing."""
    told = "\x00".join([str(cards.VERSION), *(f"{name}={value}" for name, value in sorted(words.items()))])
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def address(page, office):
    """Address of the card of a page, or of the portal where `page` is None."""
    return reverse("share-card", args=[str(page.pk) if page else SITE, key_of(words_of(page, office))])


class TooManyCards(Exception):
    """As many cards as a minute allows were drawn; this one is not drawn now."""


def opened(name, words):
    """The PNG of a card, drawn now if it is not kept yet; what was kept of the same page before goes.

    Raises TooManyCards, never for the card of the portal.
    """
    return _opened(f"{FOLDER}/{name}", f"{key_of(words)}.png", words, lambda each: True, always=name == SITE)


def opened_of_view(kind, name, words):
    """`opened` for what is no page: on one of SHELVES shelves, from which others go when it is full."""
    key = key_of(words)
    shelf = hashlib.sha256(name.encode()).digest()[0] % SHELVES
    before = f"{name}-"
    kept_others = MOST_ON_A_SHELF - 1
    folder = f"{FOLDER}/{kind}/{shelf:02x}"

    def goes(each):
        nonlocal kept_others
        kept_others -= not each.startswith(before)
        return each.startswith(before) or kept_others < 0

    return _opened(folder, f"{name}-{key}.png", words, goes)


def _opened(folder, file, words, goes, always=False):
    kept = storage()
    path = f"{folder}/{file}"
    if kept.exists(path):
        return kept.open(path, "rb")
    if not (always or _may_draw()):
        raise TooManyCards
    drawn = cards.draw_card(**words)
    older = [each for each in _names(kept, folder) if goes(each)]
    saved = kept.save(path, File(io.BytesIO(drawn)))
    if saved != path:  # somebody drew it in the same moment; theirs is the same
        kept.delete(saved)
    for each in older:
        kept.delete(f"{folder}/{each}")
    return io.BytesIO(drawn)


def _may_draw():
    """Counts one drawing; whether this minute has room for it."""
    key = f"cards-drawn:{int(time.time()) // 60}"
    cache.add(key, 0, 120)
    try:
        return cache.incr(key) <= DRAWN_A_MINUTE
    except ValueError:  # forgotten between the two calls
        return True


def _names(kept, folder):
    try:
        return [each for each in kept.listdir(folder)[1] if each.endswith(".png")]
    except FileNotFoundError:
        return []
