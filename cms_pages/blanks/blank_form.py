"""The editor's form of a blank form."""

from django.utils import timezone

from cms_pages.blanks import filling, word_marks
from cms_pages.core.page_form import PageForm

MACROS = ("docm", "dotm", "xlsm", "xltm", "xlam", "pptm")


class BlankForm(PageForm):
    """Offers the titles in force today and those that were chosen before; a code belongs to one form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "titles" in self.fields:
            field = self.fields["titles"]
            kept = [title.pk for title in self.instance.titles.all()] if self.instance.pk else []
            titles = field.queryset.model.objects
            field.queryset = (titles.in_force(timezone.localdate()) | titles.filter(pk__in=kept)).order_by(
                "order", "pk"
            )

    def is_valid(self):
        """The page's own fields, and its files: no program, nothing that is fetched from elsewhere, nothing broken."""
        valid = super().is_valid()
        return self._files_are_harmless() and valid

    def _files_are_harmless(self):
        harmless = True
        for form in self.formsets["versions"].forms if "versions" in self.formsets else ():
            file = (getattr(form, "cleaned_data", None) or {}).get("file")
            if file is not None and (told := _refused(file)):
                form.add_error("file", told)
                harmless = False
        return harmless

    def clean_code(self):
        code = self.cleaned_data["code"]
        same = self._meta.model.objects.filter(code__iexact=code).exclude(pk=self.instance.pk)
        if code and (found := same.first()):
            self.add_error("code", f"Mã này là của biểu mẫu “{found.title}”. Có bản mới thì thêm phiên bản ở trang đó.")
        return code


def _refused(file):
    """Why a file may not be offered for filling in; "" where it may."""
    ending = file.filename.lower().rpartition(".")[2]
    if ending in MACROS:
        return word_marks.ACTIVE
    if not filling.is_word(file):
        return ""
    try:
        word_marks.marks_in(filling.read(file))
    except word_marks.RefusedWord as refusal:
        return str(refusal)
    except OSError:
        return word_marks.BROKEN
    return ""
