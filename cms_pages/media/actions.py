"""What happens to films and pictures when pages and files change."""

import io

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from cms_pages.core.blocks import FilmBlock, PictureBlock
from cms_pages.core.walking import parts_of
from cms_pages.media.models import Film, Shown

POSTER_WIDTH = 960
MOST_PIXELS = 60_000_000


class RefusedPoster(ValueError):
    """A picture that cannot be a poster; the message tells why."""


@transaction.atomic
def note_what_is_shown(page):
    """Write anew which pictures and films the published version of a page shows."""
    Shown.objects.filter(page_id=page.pk).delete()
    if page.live:
        Shown.objects.bulk_create(_shown_by(page))


def _shown_by(page):
    when = page.first_published_at or page.latest_revision_created_at or timezone.now()
    rows = []
    for field in page._meta.concrete_fields:
        if not field.is_relation or not getattr(page, field.attname):
            continue
        if field.related_model is Film:
            film = getattr(page, field.name)
            rows.append(Shown(film=film, caption=film.title, credit=film.credit))
        elif field.name == "picture":
            rows.append(Shown(image=page.picture, alt=page.picture.description, caption=page.title))
    for block, value in parts_of(page):
        row = _row(block, value)
        if row is not None:
            rows.append(row)
    for row in rows:
        row.page_id, row.shown_on = page.pk, when
        row.alt, row.caption, row.credit = row.alt[:255], row.caption[:300], row.credit[:200]
    return rows


def _row(block, value):
    if isinstance(block, FilmBlock) and value.get("film"):
        film = value["film"]
        return Shown(film=film, caption=value.get("title") or film.title, credit=film.credit)
    if isinstance(block, PictureBlock) and value.get("image") and not value.get("decorative"):
        words = {name: value.get(name) or "" for name in ("alt", "caption", "credit")}
        return Shown(image=value["image"], **words)
    return None


def drawn_poster(file):
    """A poster made small: WebP of at most 960 pixels, nothing kept but the picture. Raises RefusedPoster."""
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise RefusedPoster("Ảnh bìa quá lớn. Mời thu nhỏ còn khoảng 2.000 điểm ảnh chiều ngang rồi tải lên.")
            picture = picture.convert("RGB")
            picture.thumbnail((POSTER_WIDTH, POSTER_WIDTH))
            out = io.BytesIO()
            picture.save(out, "WEBP", quality=74)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        if isinstance(error, RefusedPoster):
            raise
        raise RefusedPoster("Không đọc được ảnh bìa. Mời chọn ảnh JPG, PNG hoặc WebP.") from error
    return ContentFile(out.getvalue(), name="bia.webp")
