"""Points as offices write them."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def points(value) -> str:
    """9,5: a decimal comma, no superfluous zeros, thousands not parted; nothing for no points."""
    if value is None or value == "":
        return ""
    text = format(Decimal(value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
