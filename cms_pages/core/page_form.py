"""Page editing forms."""

from wagtail.admin.forms import WagtailAdminPageForm

from search.text import clean


class PageForm(WagtailAdminPageForm):
    """Cleans what was pasted from Word: one Unicode form, no invisible characters."""

    def clean_title(self):
        return clean(self.cleaned_data["title"])

    def clean_lead(self):
        return clean(self.cleaned_data["lead"])
