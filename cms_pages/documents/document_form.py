"""The editor's form of a document: what one line says fills several fields; circles of relations are refused."""

import logging

from django.apps import apps
from django.core.exceptions import ValidationError

from cms_pages.core.page_form import PageForm
from search.files.reading import read_file

from .headings import read_first_page, read_heading, type_label
from .kinds import ALWAYS_NUMBERED, NO_NUMBER, says_no_number
from .relations import refusal

log = logging.getLogger(__name__)
# What the head of a document tells, with the words for a field that stays empty.
FILLED = {
    "document_type": "Mời chọn loại văn bản.",
    "issuer": "Mời ghi cơ quan ban hành.",
    "issued_on": "Mời ghi ngày ban hành.",
}
MOST_BYTES = 20 << 20
MOST_CHARACTERS = 4000
SECONDS = 8.0


class DocumentForm(PageForm):
    """Reads number, type, day and issuer from the number, the title or the signed file, in this order."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("number", *FILLED):
            if name in self.fields:
                self.fields[name].required = False
        if "number" in self.fields:
            self.fields["number"].help_text += f" Thư, hướng dẫn không có số thì ghi “{NO_NUMBER}”."

    def clean(self):
        cleaned = super().clean()
        if "number" not in self.fields:
            return cleaned
        self._fill(cleaned)
        self._demand(cleaned)
        self._refuse_a_second(cleaned)
        return cleaned

    def is_valid(self):
        """The page's own fields, its files, and its relations: none of them to itself or in a circle."""
        valid = super().is_valid()
        return self._relations_hold() and valid

    def _fill(self, cleaned):
        if says_no_number(cleaned.get("number", "")):
            cleaned["number"] = NO_NUMBER
        typed, title = cleaned.get("number", ""), cleaned.get("title", "")
        heading = read_heading(typed, self._place)
        from_title = read_heading(title, self._place)
        if heading:
            cleaned["number"] = heading.number
        elif not typed:
            heading = from_title or self._of_file()
            if heading:
                cleaned["number"] = heading.number
        if from_title and from_title.subject:
            # The title of a page is what the document is about; its number has a field of its own.
            cleaned["title"] = from_title.subject
        told = {"number": cleaned.get("number", "")} if heading and cleaned.get("number") != typed else {}
        for name in FILLED:
            value = getattr(heading, name) or getattr(from_title, name)
            if value and not cleaned.get(name) and name not in self.errors:
                cleaned[name] = told[name] = value
        self.instance.filled_in = _told(told) + _beside(heading or from_title)

    @property
    def _place(self):
        office = apps.get_model("cms_core", "OfficeSettings").objects.first()
        return office.place if office and office.place else "tỉnh Lạng Sơn"

    def _of_file(self):
        """The heading that the first file tells by its name or its first page."""
        for form in self.formsets["files"].forms if "files" in self.formsets else ():
            file = form.cleaned_data.get("file") if form.is_valid() and form.has_changed() else None
            if file is None:
                continue
            for name in (file.title, file.filename.rpartition(".")[0]):
                if heading := read_heading(name.replace("_", "/"), self._place):
                    return heading
            return read_first_page(_beginning(file), self._place)
        return read_heading("")

    def _demand(self, cleaned):
        if not cleaned.get("number") and not self.is_deferred_validation and "number" not in self.errors:
            self.add_error(
                "number", f"Mời ghi số, ký hiệu của văn bản; thư, hướng dẫn không có số thì ghi “{NO_NUMBER}”."
            )
        if cleaned.get("number") == NO_NUMBER and cleaned.get("document_type") in ALWAYS_NUMBERED:
            kind = type_label(cleaned["document_type"])
            self.add_error("number", f"{kind} luôn có số, ký hiệu. Mời ghi số, hoặc chọn lại loại văn bản.")
        for name, words in FILLED.items():
            # The day of issue is asked of a draft too: lists of documents are sorted by it.
            if cleaned.get(name) or name in self.errors or (self.is_deferred_validation and name != "issued_on"):
                continue
            self.add_error(name, words)

    def _refuse_a_second(self, cleaned):
        number, issued = cleaned.get("number"), cleaned.get("issued_on")
        if not number or not issued:
            return
        same = self._meta.model.objects.filter(number__iexact=number, issued_on__year=issued.year)
        same = same.filter(issuer__iexact=cleaned.get("issuer") or "").exclude(pk=self.instance.pk)
        if number == NO_NUMBER:
            same = same.filter(issued_on=issued, title__iexact=cleaned.get("title") or "")
        if found := same.first():
            self.add_error("number", f"Thư viện đã có văn bản này: “{found.title}”. Mời sửa ở trang đã có.")

    def _relations_hold(self):
        formset = self.formsets.get("relations")
        if formset is None:
            return True
        held = True
        for form in formset.forms:
            values = getattr(form, "cleaned_data", None) or {}
            if not values.get("other") or values.get("DELETE") or form.errors:
                continue
            told = refusal(self.instance, values["kind"], values["other"], self.cleaned_data.get("issued_on"))
            if told:
                form.add_error("other", ValidationError(told))
                held = False
        return held


def _told(values):
    """What was filled in, in words for the editor."""
    names = {"number": "số, ký hiệu", "document_type": "loại", "issuer": "cơ quan ban hành", "issued_on": "ngày"}
    shown = values | {"document_type": type_label(values.get("document_type", ""))}
    if "issued_on" in values:
        shown["issued_on"] = f"{values['issued_on']:%d/%m/%Y}"
    return ", ".join(f"{names[key]} “{shown[key]}”" for key in values)


def _beside(heading):
    """What to tell of further documents in the same line."""
    others = ", ".join(heading.others)
    return f" từ văn bản đầu tiên của dòng; {others} mời ghi ở trang riêng" if others else ""


def _beginning(file):
    """The first words of a file; "" for one that cannot be read."""
    try:
        with file.file.storage.open(file.file.name, "rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        log.warning("file %s cannot be opened for its number: %s", file.pk, error)
        return ""
    if len(data) > MOST_BYTES:
        return ""
    return " ".join(text for _, _, text in read_file(data, most=MOST_CHARACTERS, seconds=SECONDS).passages)
