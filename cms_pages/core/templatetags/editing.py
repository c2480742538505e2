"""Tags of the back office's lists of pages."""

from django import template

register = template.Library()


@register.filter
def is_section(page):
    """Whether other pages stand below a page, or may."""
    kind = page.specific_class
    return not page.is_leaf() or bool(kind and kind.allowed_subpage_models())
