"""Drawn covers, and the page that shows every component in every state."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from . import motifs
from .kit import context as kit_context
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


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """All components in all states, on invented matter; not for search engines."""
    response = render(request, "themes/base/kit.html", kit_context(request.GET.get("loi") == "1"))
    response["X-Robots-Tag"] = "noindex"
    return response
