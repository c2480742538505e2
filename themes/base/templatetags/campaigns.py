"""How answers of a registration are read."""

from django import template

from themes.base.vietnamese import number_text

register = template.Library()


@register.filter
def answer_text(answer) -> str:
    """An answer of a snapshot in words: "1.234,5 người", "98,5 %", or the text itself."""
    value = answer.get("value", "")
    if answer.get("kind") not in {"number", "percent"}:
        return value
    try:
        number = number_text(value)
    except ValueError:
        return value
    if answer["kind"] == "percent":
        return f"{number} %"
    return f"{number} {answer.get('measure', '')}".strip()
