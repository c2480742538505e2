"""Tags behind the crispy template pack `tdkt`: controls with linked labels, hints and errors.

Nothing here changes a widget's own attributes, so a form class may be shared between requests.
"""

from __future__ import annotations

from django import forms, template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_SHORT = (forms.DateInput, forms.TimeInput, forms.NumberInput)


@register.filter
def kind(field: forms.BoundField) -> str:
    """How the pack lays a field out: hidden, checkbox, group, file, several or control."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "group"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "several" if widget.use_fieldset else "control"


@register.filter
def broken(field: forms.BoundField) -> bool:
    """Whether the field came back with errors."""
    return bool(field.errors)


@register.simple_tag(takes_context=True)
def shows_errors(context, field: forms.BoundField) -> bool:
    """Whether the field has errors to show; `form_show_errors = False` of a helper hides them."""
    return context.get("form_show_errors") is not False and bool(field.errors)


@register.filter
def mark(field: forms.BoundField) -> SafeString:
    """ "(bắt buộc)" or "(không bắt buộc)" after a label, in words.

    A form with `mark_required = False` (sign-in, search) says nothing of required fields. A draft may be saved
    without a field that has `needed_to_send`, but not sent. A field with `mark_words` says its own condition.
    """
    if field.field.disabled:
        return mark_safe("")
    if words := getattr(field.field, "mark_words", ""):
        return format_html(' <span class="field__opt">({})</span>', words)
    if getattr(field.field, "needed_to_send", False):
        return mark_safe(' <span class="field__opt">(cần có khi gửi)</span>')
    if not field.field.required:
        if isinstance(field.field.widget, forms.CheckboxInput):
            return mark_safe("")  # a box may always be left empty
        return mark_safe(' <span class="field__opt">(không bắt buộc)</span>')
    if getattr(field.form, "mark_required", True):
        return mark_safe(' <span class="field__opt">(bắt buộc)</span>')
    return mark_safe("")


@register.filter
def hint(field: forms.BoundField) -> SafeString:
    """The help text, and what the control itself knows: the form of a date, the limits of a file."""
    widget = field.field.widget
    parts = [mark_safe(field.help_text)] if field.help_text else []
    if isinstance(widget, forms.DateInput) and not field.help_text:
        parts.append("Ngày/tháng/năm, ví dụ 20/11/2026.")
    if isinstance(widget, forms.FileInput):
        accept = widget.attrs.get("accept", "")
        kinds = ", ".join(
            part.strip().lstrip(".").upper() for part in accept.split(",") if part.strip().startswith(".")
        )
        if kinds:
            parts.append(f"Nhận tệp {kinds}.")
        limit = widget.attrs.get("data-max-mb")
        if limit and "tối đa" not in str(field.help_text):
            parts.append(f"Mỗi tệp tối đa {limit} MB.")
    return mark_safe(" ".join(conditional_escape(part) for part in parts))


def _described_by(field: forms.BoundField) -> str:
    """Ids of hint, error and counters, in reading order."""
    ids = [field.field.widget.attrs.get("aria-describedby", "")]
    if hint(field):
        ids.append(f"{field.auto_id}_helptext")
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    if field.field.widget.attrs.get("data-words-max"):
        ids.append(f"{field.auto_id}_words")
    if field.field.widget.attrs.get("data-max-mb"):
        ids.append(f"{field.auto_id}_size")
    return " ".join(part for part in ids if part)


@register.filter
def described_by(field: forms.BoundField) -> SafeString:
    """The aria-describedby attribute of a fieldset, or nothing."""
    ids = _described_by(field)
    return format_html(' aria-describedby="{}"', ids) if ids else mark_safe("")


@register.simple_tag
def control(field: forms.BoundField, label: str = "") -> SafeString:
    """The widget in the dress of the look; `label` names it where no visible label can (table cells)."""
    widget = field.field.widget
    attrs: dict[str, str] = {}
    names = [widget.attrs.get("class", "")]
    if not isinstance(widget, forms.CheckboxInput):
        names.append("field__control")
    if isinstance(widget, _SHORT):
        names.append("field__control--short")
    if css := " ".join(dict.fromkeys(" ".join(names).split())):
        attrs["class"] = css
    if isinstance(widget, forms.DateInput) and widget.input_type == "text":
        attrs.setdefault("inputmode", widget.attrs.get("inputmode", "numeric"))
        attrs.setdefault("autocomplete", widget.attrs.get("autocomplete", "off"))
    if described := _described_by(field):
        attrs["aria-describedby"] = described
    if label:
        attrs["aria-label"] = label
    if "data-words-max" in widget.attrs:
        attrs["data-words"] = f"{field.auto_id}_words"
    if "data-max-mb" in widget.attrs:
        attrs["data-size-note"] = f"{field.auto_id}_size"
    return field.as_widget(attrs=attrs)


@register.simple_tag
def option(widget: forms.boundfield.BoundWidget) -> SafeString:
    """One radio button or checkbox of a group, without its label."""
    return widget.tag(wrap_label=False)


@register.simple_tag
def word_count(field: forms.BoundField) -> SafeString:
    """Place of the word count of a text with `data-words-max`; states the limit without script."""
    limit = field.field.widget.attrs.get("data-words-max")
    if not limit:
        return mark_safe("")
    return format_html(
        '<output class="field__count" id="{0}_words" for="{0}">Tối đa {1} từ</output>', field.auto_id, limit
    )


@register.simple_tag
def size_note(field: forms.BoundField) -> SafeString:
    """Place where the script says that a chosen file is too heavy."""
    if not field.field.widget.attrs.get("data-max-mb"):
        return mark_safe("")
    return format_html('<p class="field__size" id="{}_size" role="status"></p>', field.auto_id)


@register.filter
def row_name(field: forms.BoundField, number: int) -> str:
    """Spoken name of a cell of a formset's table: "Họ và tên, dòng 3"."""
    return f"{field.label}, dòng {number}"
