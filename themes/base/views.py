"""Drawn covers."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from . import motifs
from .motifs.weave import seed_of

COVER_AGE = 30 * 24 * 3600


@lru_cache(maxsize=512)
def _drawn(slug: str, wide: bool) -> bytes:
    return motifs.cover(slug, wide=wide).encode()


def _cover_etag(request: HttpRequest, slug: str, wide: bool = False) -> str:
    return f'"{seed_of(_drawn(slug, wide).decode()):x}"'


@require_safe
@condition(etag_func=_cover_etag)
def cover(request: HttpRequest, slug: str, wide: bool = False) -> HttpResponse:
    """The woven cover of a slug (SVG). The same slug gives the same picture, so it may be kept for long."""
    response = HttpResponse(_drawn(slug, wide), content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=COVER_AGE)
    return response
