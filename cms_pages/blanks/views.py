"""A form filled in with what the portal knows of a unit and its member; nothing is kept."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms_pages.blanks import filling, queries
from cms_pages.blanks.word_marks import RefusedWord
from cms_pages.core.models import OfficeSettings
from registrations import downloads
from registrations.units.queries import units_of
from search.text import slug

YEARS = 2


@require_safe
@never_cache
@login_required
def choose(request, pk):
    """For which unit and year; what will be filled in is told before."""
    version = _version(pk)
    units = _units(request)
    unit = _chosen(request, units)
    year = timezone.localdate().year
    values = filling.values_for(version, unit, request.user, _year(request), _place())
    context = {
        "version": version,
        "units": units,
        "unit": unit,
        "years": range(year - YEARS, year + YEARS),
        "year": _year(request),
        "told": [(filling.MARKS[mark], values[mark]) for mark in version.known_marks],
        "trail": [("Trang chủ", "/"), (version.page.title, version.page.url_path_here)],
        "site": settings.SITE_URL,
    }
    return render(request, "cms_pages/blanks/fill.html", context)


@require_safe
@never_cache
@login_required
def download(request, pk):
    """The filled file."""
    version = _version(pk)
    unit = _chosen(request, _units(request))
    values = filling.values_for(version, unit, request.user, _year(request), _place())
    try:
        content = filling.filled(version, values)
    except (OSError, RefusedWord) as error:
        raise Http404 from error
    name = slug(f"{version.page.code} {unit.short_name or unit.name}")[:80]
    response = downloads.private(content, f"{name}.docx")
    response["X-Robots-Tag"] = "noindex"
    return response


def _version(pk):
    version = queries.fillable(pk)
    if version is None:
        raise Http404
    return version


def _units(request):
    units = list(units_of(request.user).select_related("parent"))
    if not units:
        raise PermissionDenied
    return units


def _chosen(request, units):
    """The unit that was asked for; somebody else's is refused."""
    asked = request.GET.get("don-vi", "")
    if not asked:
        return units[0]
    found = [unit for unit in units if str(unit.pk) == asked]
    if not found:
        raise PermissionDenied
    return found[0]


def _year(request):
    now = timezone.localdate().year
    asked = request.GET.get("nam", "")
    known = {str(year): year for year in range(now - YEARS, now + YEARS)}
    return known.get(asked, now)


def _place():
    office = OfficeSettings.objects.first()
    return office.place if office else ""
