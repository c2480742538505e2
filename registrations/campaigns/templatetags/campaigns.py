"""How questions are asked and answers of a registration are read."""

from django import template

from registrations.campaigns import answers, marks, steps
from registrations.campaigns.steps import COLLECTIVES, PERSONS, SEND

register = template.Library()
register.filter("column_head", answers.column_head)
register.filter("answer_text", answers.answer_words)


@register.filter
def asks(campaign, key: str) -> bool:
    """Whether a campaign has the step of this key."""
    return steps.asks(campaign, steps.BY_KEY[key])


@register.filter
def marks_of(review, step: str) -> list[str]:
    """The places that an officer marked in one step, each in a line; all of them on the last step."""
    if not review:
        return []
    return [marks.words(each) for each in review.marks if step in {each["part"], SEND.key}]


@register.filter
def row_marks(review, formset) -> dict[int, list[str]]:
    """{number of the row as it stands in the form: what is to be mended in it}."""
    if not review or not review.marks or not formset:
        return {}
    part = PERSONS.key if "position" in formset.empty_form.fields else COLLECTIVES.key
    found = marks.on_rows(review.marks, part, [form["name"].value() or "" for form in formset])
    return {number: [marks.what(each) for each in those] for number, those in found.items()}


@register.filter
def at_number(found: dict[int, list[str]], number: int) -> list[str]:
    """What stands at a number; nothing where nothing does."""
    return found.get(number, [])


@register.filter
def answer_rows(answer) -> list[list[str]]:
    """The rows of an answer that is a table, each cell in words."""
    return [answers.row_words(answer["columns"], row) for row in answers.table_rows(answer["value"])]


@register.filter
def stored_words(answer) -> str:
    """A stored answer in words, by the version of the question that was answered."""
    asked = answer.question
    return answers.answer_words(
        {"kind": asked.kind, "value": answer.value, "measure": asked.measure, "columns": asked.columns}
    )


@register.filter
def table_cells(bound) -> list[dict]:
    """The rows of inputs of a table field: number, and for each cell what its input needs."""
    field, rows = bound.field, bound.field.cells(bound.value())
    return [
        {
            "number": number + 1,
            "cells": [
                {
                    "id": f"{bound.auto_id}-{number}-{at}",
                    "name": f"{bound.html_name}-{number}-{at}",
                    "head": answers.column_head(column),
                    "kind": column["kind"],
                    "choices": column.get("choices", ()),
                    "value": value,
                    "strange": bool(value) and value not in column.get("choices", ()),
                    "broken": (number, at) in field.bad,
                }
                for at, (column, value) in enumerate(zip(field.columns, row, strict=False))
            ],
        }
        for number, row in enumerate(rows)
    ]


@register.filter
def pasted_text(bound) -> str:
    """What was pasted beside a table and not yet taken."""
    return bound.value()[1] if bound.field.bound else ""
