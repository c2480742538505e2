"""Page editing forms."""

import re

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput
from wagtail.rich_text import RichText

from cms_pages.core import gates, sight
from cms_pages.core.gone import was_public
from search.text import slug, tidy
from search.text.letters import SLUG_LETTERS


def vietnamese_slug_input():
    """Input of an address that turns Vietnamese letters into plain ones while the title is typed.

    Wagtail's own script knows no Vietnamese: it drops the letters with two marks and reads đ as dj.
    """
    # Marks that stand by themselves (text pasted in the decomposed form) go first.
    return SlugInput(
        formatters=[("[\u0300-\u036f]", ""), *((f"[{letters}]", plain) for plain, letters in SLUG_LETTERS)]
    )


class PageForm(WagtailAdminPageForm):
    """Cleans what was pasted from Word: one Unicode form, no invisible characters."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Django expects a hidden copy of fields whose default is computed. The editor renders none, so that such
            # a field would always seem edited, and whoever approves would become an author who may not approve.
            field.show_hidden_initial = False
            if isinstance(field, forms.DateTimeField):
                field.has_changed = _as_shown(field)
        for name in self._lines():
            # Before the checks of length and presence: a title of invisible characters is an empty one.
            field = self.fields[name]
            field.to_python = _cleaned_first(field.to_python)
        if getattr(self.instance, "begins_with_text", False) and not self.instance.body:
            # A page without text opens like a new sheet in Word: with a place to write.
            self.initial["body"] = self.fields["body"].block.normalize([("text", RichText(""))])

        if "slug" in self.fields:
            self.fields["slug"].required = False
        if self.for_user is not None:
            gates.fit_form(self, self.for_user)

    def is_valid(self):
        """Also asks whether what is named in the page, and in the rows beside it, is nothing kept from its author."""
        if not super().is_valid():
            return False
        rows = [row.cleaned_data for formset in self.formsets.values() for row in formset.forms if row.is_valid()]
        try:
            sight.check_named(self.for_user, self.instance, rows)
        except ValidationError as refused:
            self.add_error(None, refused)
        return not self.errors

    def clean_slug(self):
        """The address as typed, or one made of the title that no page beside this one has."""
        typed, title = self.cleaned_data.get("slug"), self.cleaned_data.get("title", "")
        if typed and not self._made_of_title(typed):
            return typed
        return first_free(slug(title), self.parent_page, self.instance)

    def _made_of_title(self, typed):
        """Whether nobody has chosen this address: made of the title of a draft, it follows the title until publication."""
        page = self.instance
        if not page.pk or was_public(page) or typed != page.slug:
            return False
        made = re.escape(slug(page.title)[:240])
        return bool(re.fullmatch(rf"{made}(-\d+)?", typed)) and slug(self.cleaned_data.get("title", "")) != slug(
            page.title
        )

    def get_field_updates_for_resave(self):
        """What the editor saved by itself: the address that was made of the title is shown, and sent the next time."""
        updates = super().get_field_updates_for_resave()
        return [*updates, ("slug", self.instance.slug)] if "slug" in self.fields else updates

    def _lines(self):
        return [
            name
            for name, field in self.fields.items()
            if isinstance(field, forms.CharField)
            and not isinstance(field, (forms.EmailField, forms.URLField, forms.SlugField))
        ]


def first_free(wanted, parent, page=None):
    """The wanted slug, or the first numbered one that no child of `parent` but `page` has."""
    wanted = (wanted or "trang")[:240]
    if parent is None:
        return wanted
    siblings = parent.get_children().filter(slug__startswith=wanted)
    if page is not None and page.pk:
        siblings = siblings.exclude(pk=page.pk)
    taken = set(siblings.values_list("slug", flat=True))
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free


def _cleaned_first(to_python):
    def cleaned(value):
        return to_python(tidy(value) if isinstance(value, str) else value)

    return cleaned


def _as_shown(field):
    """Seconds that a program wrote and the editor does not show were not taken away by whoever saves the form."""
    plain = field.has_changed

    def has_changed(initial, data):
        return plain(initial, data) and field.widget.format_value(field.prepare_value(initial)) != data

    return has_changed


class DraftCopyForm(CopyForm):
    """A copy is a draft: what it says at its new place is approved there, and no alias goes around that."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)
        self.fields.pop("alias", None)
        self.fields["new_slug"].widget = vietnamese_slug_input()
