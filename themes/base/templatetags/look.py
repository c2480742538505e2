"""Template tags and filters of the look.

What repeats hundreds of times on a page (icons, awards, names) is a simple
tag on format_html; what is large and rare has a template in `components/`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, wraps

from django import template
from django.core.paginator import Paginator
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from themes.base import outward, vietnamese
from themes.base.awards import award_glyph
from themes.base.calendars import calendar_weeks
from themes.base.form_errors import collect_errors, has_errors
from themes.base.motifs import portrait_number

register = template.Library()

# --- drawings ---------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """An interface icon; always beside a word."""
    href = f"{static('base/motifs/glyphs.svg')}#i-{name}"
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', href)


@register.simple_tag
def glyph(name: str, size: str = "") -> SafeString:
    """The drawing of an award by its name in the sprite; size "lg" for a large one."""
    if not name:
        return mark_safe("")
    css = f"glyph glyph--{size}" if size else "glyph"
    href = f"{static('base/motifs/glyphs.svg')}#{name}"
    return format_html('<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>', css, href)


@register.simple_tag
def award(code: str, text: str = "", klass: str = "") -> SafeString:
    """An award in shape and words: {% award "huan-chuong" "Huân chương Lao động hạng Ba" "ba" %}.

    The words say more than the code of a form ("Bằng khen của Thủ tướng"), so they are asked first.
    """
    name = award_glyph(str(text), klass or text) or award_glyph(str(code), klass)
    return format_html('<span class="award">{}<span>{}</span></span>', glyph(name), text or code)


def monogram(name: str, house: bool) -> str:
    """The letter of a card: a person's given name stands last, a collective's name is read from the front."""
    words = unicodedata.normalize("NFC", str(name)).split()
    if not words:
        return ""
    return words[0 if house else -1][:1].upper()


@register.simple_tag
def portrait(name: str, seed: str = "", house: bool = False, size: str = "") -> SafeString:
    """A woven card with a letter instead of a photograph; house=True for a collective; size "sm" or "lg"."""
    css = ["portrait", f"portrait--{portrait_number(str(seed or name))}"]
    if house:
        css.append("portrait--house")
    if size:
        css.append(f"portrait--{size}")
    return format_html('<span class="{}" aria-hidden="true">{}</span>', " ".join(css), monogram(name, house))


@lru_cache(maxsize=4096)
def _cover_urls(slug: str) -> tuple[str, str]:
    plain = slugify(slug)[:255] or "trang"
    return reverse("look:cover", args=[plain]), reverse("look:cover-wide", args=[plain])


@register.simple_tag
def cover(slug: str, wide: bool = False, eager: bool = False) -> SafeString:
    """The woven cover of a slug; wide=True gives a band on a wide page; eager=True for the first picture."""
    small, large = _cover_urls(str(slug))
    loading = mark_safe("") if eager else mark_safe(' loading="lazy" decoding="async"')
    css = "cover cover--band" if wide else "cover"
    image = format_html('<img class="{}" src="{}" alt="" width="640" height="360"{}>', css, small, loading)
    if not wide:
        return image
    return format_html('<picture><source media="(min-width: 48rem)" srcset="{}">{}</picture>', large, image)


_NOTED = re.compile(r'(<a [^>]*?) data-note="([^"]*)"([^>]*>)(.*?)</a>', re.DOTALL)


@register.filter
def notes_behind_links(html) -> SafeString:
    """Rendered rich text in which the note of a link (``data-note``) stands behind its words, for everyone to read."""
    return mark_safe(_NOTED.sub(r'\1\3\4</a> <span class="link-note">(\2)</span>', str(html)))


# --- time -------------------------------------------------------------------


@register.simple_tag
def days_strip(today: int, total: int, label: str = "") -> SafeString:
    """The strip of working days. `today` is the running number of this day: 0 before, above total after."""
    if not label:
        if today < 1:
            label = f"Chưa bắt đầu; kéo dài {total} ngày làm việc"
        elif today > total:
            label = f"Đã hết {total} ngày làm việc"
        else:
            label = f"Đang ở ngày làm việc thứ {today} trong {total} ngày"
    marks = ("is-past" if i < today else "is-today" if i == today else "is-left" for i in range(1, total + 1))
    cells = format_html_join("", '<span class="{}"></span>', ((mark,) for mark in marks))
    wide = "" if total <= 10 else " days--long"
    return format_html('<div class="days{}" role="img" aria-label="{}">{}</div>', wide, label, cells)


@register.inclusion_tag("components/calendar.html")
def calendar(days, today=None, caption: str = ""):
    """A month sheet of working days; see `themes.base.calendars.calendar_weeks` for the shape of `days`."""
    return {"weeks": calendar_weeks(days, today), "caption": caption, "heads": vietnamese.WEEKDAYS_SHORT}


# --- navigation -------------------------------------------------------------


@register.inclusion_tag("components/crumbs.html", takes_context=True)
def crumbs(context, items, here: str = ""):
    """Breadcrumbs: items are (title, url) pairs or objects with title and url; `here` is this page.

    Machines are told of them, too, unless the page does so itself (`structured_data`).
    """
    links = []
    for item in items or ():
        if isinstance(item, (tuple, list)):
            links.append({"title": item[0], "url": item[1]})
        elif isinstance(item, dict):
            links.append(item)
        else:
            links.append({"title": getattr(item, "title", str(item)), "url": getattr(item, "url", "")})
    silent = not links or context.get("untold") or hasattr(context.get("page"), "structured_data")
    told = "" if silent else _told(links, here)
    return {"links": links, "here": here, "told": told}


def _told(links, here) -> SafeString:
    pairs = [(link["title"], link["url"]) for link in links if link["url"]]
    return outward.script([outward.breadcrumbs(pairs, here)])


@register.simple_tag(takes_context=True)
def query(context, **changes) -> str:
    """The query string of this request with some keys changed; an empty value takes the key away."""
    request = context.get("request")
    params = request.GET.copy() if request else QueryDict(mutable=True)
    for key, value in changes.items():
        if value in (None, ""):
            params.pop(key, None)
        elif isinstance(value, (list, tuple)):
            params.setlist(key, [str(v) for v in value])
        else:
            params[key] = str(value)
    text = params.urlencode()
    return f"?{text}" if text else "?"


@register.simple_tag(takes_context=True)
def query_with(context, name: str, value, **others) -> str:
    """`query` for a key that is no identifier, such as "truong-hop"."""
    return query(context, **{name: value}, **others)


@register.simple_tag(takes_context=True)
def page_of(context, rows, param: str, size: int):
    """The page of a list that this request asks for by `param`; the first for anything else."""
    request = context.get("request")
    return Paginator(rows, size).get_page(request.GET.get(param) if request else 1)


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context, page, param: str = "trang", label: str = "Các trang kết quả"):
    """Links to the pages of a Paginator page; keeps the rest of the query string."""

    def address(number: int) -> str:
        return query(context, **{param: "" if number == 1 else number})

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    entries = [
        {
            "number": str(number),
            "url": address(number) if isinstance(number, int) else "",
            "here": number == page.number,
        }
        for number in numbers
    ]
    return {
        "entries": entries,
        "label": label,
        "shown": page.paginator.num_pages > 1,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


# --- words with a state -----------------------------------------------------

_STATUS = {
    "open": "",
    "ok": "",
    "soon": "soon",
    "wait": "wait",
    "closed": "closed",
    "error": "error",
    "quiet": "closed",
}
_NOTICE = {
    "ok": ("ok", "xong"),
    "success": ("ok", "xong"),
    "info": ("info", "tin"),
    "debug": ("quiet", "tin"),
    "quiet": ("quiet", "tin"),
    "warning": ("", "loi"),
    "warn": ("", "loi"),
    "error": ("danger", "loi"),
    "danger": ("danger", "loi"),
}


@register.simple_tag
def status(kind: str, text: str) -> SafeString:
    """A status chip: kind is open, ok, soon, wait, closed or error."""
    suffix = _STATUS.get(kind, "closed")
    return format_html('<span class="{}">{}</span>', f"status status--{suffix}" if suffix else "status", text)


@register.simple_tag
def notice(text, kind: str = "info", title: str = "") -> SafeString:
    """A notice: kind is ok, info, warning, error (also the level tags of Django's messages)."""
    suffix, name = _NOTICE.get(str(kind).split()[-1] if kind else "info", _NOTICE["info"])
    css = f"notice notice--{suffix}" if suffix else "notice"
    head = format_html("<strong>{}</strong> ", title) if title else ""
    return format_html('<div class="{}">{}<p>{}{}</p></div>', css, icon(name), head, text)


@register.simple_tag
def file_item(title: str, url: str, kind: str = "", size: int | None = None) -> SafeString:
    """One row of a list of files (<ul class="files">): kind such as "PDF", size in bytes."""
    facts = ", ".join(part for part in (str(kind).upper(), vietnamese.size_text(size) if size else "") if part)
    return format_html(
        '<li><a href="{}">{}<span class="files__t">{}</span> <span class="meta">{}</span></a></li>',
        url,
        icon("tep"),
        title,
        facts,
    )


# --- forms ------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def error_prefix(context) -> str:
    """ "Lỗi: " before the title of a page whose form came back with errors."""
    return "Lỗi: " if any(has_errors(context.get(name)) for name in ("form", "formset")) else ""


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms, title: str = "", lead: str = ""):
    """Summary of all errors of the forms and formsets given, linked to their fields."""
    errors = collect_errors(*forms)
    return {"errors": errors, "title": title, "lead": lead, "count": str(len(errors))}


@register.simple_tag
def field_error(element_id: str, text: str) -> SafeString:
    """The error beside a field that is written by hand."""
    return format_html(
        '<p class="field__error" id="{}">{}<span><span class="sr">Lỗi: </span>{}</span></p>',
        element_id,
        icon("loi"),
        text,
    )


# --- Vietnamese -------------------------------------------------------------


def _or_empty(function):
    """A filter must not break a page: no value gives an empty text."""

    @wraps(function)
    def wrapped(value, *args):
        return "" if value in (None, "") else function(value, *args)

    return wrapped


register.filter("vn_date", _or_empty(vietnamese.date_text))
register.filter("vn_time", _or_empty(vietnamese.time_text))
register.filter("vn_datetime", _or_empty(vietnamese.datetime_text))
register.filter("vn_weekday", _or_empty(vietnamese.weekday_text))
register.filter("vn_number", _or_empty(vietnamese.number_text))
register.filter("vn_size", _or_empty(vietnamese.size_text))


@register.filter
def iso(value) -> str:
    """The machine-readable form for <time datetime>."""
    if value in (None, ""):
        return ""
    return vietnamese.local(value).isoformat(timespec="seconds") if hasattr(value, "hour") else value.isoformat()


@register.filter
def highlight(segments) -> SafeString:
    """(text, is_match) segments as text with <mark>; a plain text passes through, escaped."""
    if segments is None:
        return mark_safe("")
    if isinstance(segments, str):
        return conditional_escape(segments)
    return mark_safe(
        "".join(
            f"<mark>{conditional_escape(text)}</mark>" if match else conditional_escape(text)
            for text, match in segments
        )
    )


@register.filter
def within(label) -> str:
    """A label as it is written within a sentence: without its capital, unless that is one of an abbreviation."""
    words = str(label)
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


@register.filter
def code_groups(code) -> SafeString:
    """A code that may go on in the next line, but only between its groups."""
    return mark_safe("-<wbr>".join(conditional_escape(group) for group in str(code or "").split("-")))
