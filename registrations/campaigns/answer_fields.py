"""One form field for every kind of question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.plain import read_pasted
from search.text import fold
from themes.base.vietnamese import number_text

from . import answers
from .answers import BadAnswer, Column
from .models import Question

SPARE_ROWS = 3


class AnswerField(forms.CharField):
    """One value of one kind. Takes what people type, gives the normal text, shows Vietnamese numbers and dates."""

    def __init__(self, question: Any, **kwargs):
        self.question = question
        self.bound = False
        super().__init__(required=False, strip=False, **kwargs)

    def prepare_value(self, value):
        if self.bound or not value or self.question.kind not in {"number", "percent", "date"}:
            return value
        return answers.value_words(self.question.kind, str(value)).removesuffix(" %")

    def to_python(self, value):
        try:
            return answers.normal(self.question, (super().to_python(value) or "").replace("\x00", ""))
        except BadAnswer as bad:
            raise ValidationError(bad.messages) from bad


class TableWidget(forms.Widget):
    """The cells of a table, each an input of its own, and a place to paste rows; drawn by the template."""

    def __init__(self, columns: Sequence[Column], most: int):
        super().__init__()
        self.columns, self.most = columns, most
        self.use_fieldset = True

    def value_from_datadict(self, data, files, name):
        """What was typed: (rows of cells, pasted text)."""
        rows = []
        for number in range(self.most + SPARE_ROWS + 50):
            names = [f"{name}-{number}-{at}" for at in range(len(self.columns))]
            if not any(each in data for each in names):
                break
            rows.append([(data.get(each) or "").replace("\x00", "") for each in names])
        return rows, (data.get(f"pasted-{name}") or "").replace("\x00", "")

    def value_omitted_from_data(self, data, files, name):
        return False


class TableField(forms.Field):
    """Rows of typed cells, typed one by one or pasted from a spreadsheet. Gives the normal text of the table."""

    is_table = True

    def __init__(self, question: Any, *, spare: int = SPARE_ROWS, **kwargs):
        self.columns, self.most, self.spare = question.columns, question.max_rows, spare
        self.bad: set[tuple[int, int]] = set()
        self.bound = False
        super().__init__(required=False, widget=TableWidget(self.columns, self.most), **kwargs)

    def clean(self, value):
        typed, pasted = value
        try:
            return answers.table_text(answers.normal_rows(self.columns, typed + self._pasted(pasted), self.most))
        except BadAnswer as bad:
            self.bad = bad.places
            raise ValidationError(bad.messages) from bad

    def _pasted(self, text: str) -> list[list[str]]:
        return pasted_rows(text, self.columns, self.most) if text.strip() else []

    def cells(self, value) -> list[list[str]]:
        """What the inputs show: rows as they were typed, or what is stored and some spare rows."""
        if self.bound:
            return value[0]
        stored = answers.table_rows(value or "")
        rows = [[answers.value_words(c["kind"], x).removesuffix(" %") for c, x in self._pairs(row)] for row in stored]
        spare = max(1, min(self.spare, self.most - len(rows))) if len(rows) < self.most else 0
        return rows + [[""] * len(self.columns) for _ in range(spare)]

    def _pairs(self, row):
        return zip(self.columns, row, strict=False)


def pasted_rows(text: str, columns: Sequence[Column], most: int) -> list[list[str]]:
    """Rows out of the clipboard: headings and a first column of numbers are left out. Raises BadAnswer."""
    try:
        grid = read_pasted(text, replace(DEFAULT_LIMITS, rows=most + 1))
    except UnreadableList as error:
        raise BadAnswer([f"Mỗi bảng nhận tối đa {number_text(most)} dòng. Mời chia nhỏ hoặc gửi bằng tệp."]) from error
    heads = {fold(words) for column in columns for words in (column["name"], answers.column_head(column))}
    if grid and sum(fold(cell) in heads for cell in grid[0]) >= min(2, len(columns)):
        grid = grid[1:]
    wide = bool(grid) and len(grid[0]) == len(columns) + 1
    if wide and all(row[0].rstrip(".").isdigit() or not row[0] for row in grid):
        grid = [row[1:] for row in grid]
    return grid


def field_for(question: Question, *, spare: int = SPARE_ROWS) -> forms.Field:
    """The field of a question; a file has none, it is handed in with the other files."""
    label = question.text
    if question.kind == Question.Kind.PERCENT:
        label = label if "%" in label else f"{label} (%)"
    elif question.kind == Question.Kind.NUMBER and question.measure:
        label = f"{label} ({question.measure})"
    common: dict[str, Any] = {"label": label, "help_text": question.hint}
    match question.kind:
        case Question.Kind.NUMBER | Question.Kind.PERCENT:
            widget: forms.Widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        case Question.Kind.DATE:
            widget = forms.DateInput(attrs={"placeholder": "ngày/tháng/năm"})
        case Question.Kind.CHOICE:
            choices = [("", "Chọn một"), *((each, each) for each in question.choice_list)]
            widget = forms.Select(choices=choices)
        case Question.Kind.TABLE:
            return TableField(question, spare=spare, **common)
        case _:
            attrs = {"rows": 4} | ({"data-words-max": question.word_limit} if question.word_limit else {})
            widget = forms.Textarea(attrs=attrs)
    return AnswerField(question, widget=widget, **common)
