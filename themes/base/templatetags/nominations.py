"""Filters for pages of nominations: what stands as plain data in a submission, as people read it."""

from __future__ import annotations

import datetime as dt

from django import template

from themes.base.vietnamese import date_text

register = template.Library()


@register.filter
def iso_date(value: str) -> str:
    """ "2027-01-20" as 20/01/2027; what is no day stays out."""
    try:
        return date_text(dt.date.fromisoformat(value))
    except (TypeError, ValueError):
        return ""


@register.simple_tag
def scoped_id(field, scope) -> str:
    """The id of a control that stands in several forms of one page."""
    return f"{field.auto_id}-{scope}"


@register.simple_tag
def widget_with_id(field, element_id: str):
    """The control of a field under an id of its own."""
    attrs = {"id": element_id}
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{element_id}_error"}
    return field.as_widget(attrs=attrs)
