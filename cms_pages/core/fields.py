"""Fields shared by all pages."""

import json

from django import forms
from django.db import models
from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast
from wagtail.blocks import BlockField
from wagtail.fields import StreamField

from cms_pages.core.wording import same_words
from registrations.awards.kinds import TargetGroup
from search.text import tidy


def tidy_deep(value):
    """Every text of a nested value in one Unicode form, without invisible characters; lines stay lines."""
    if isinstance(value, str):
        return "\n".join(tidy(line) for line in value.split("\n"))
    if isinstance(value, list):
        return [tidy_deep(item) for item in value]
    if isinstance(value, dict):
        return {key: tidy_deep(item) for key, item in value.items()}
    return value


class WordsField(BlockField):
    """Says that matter was edited only where what is read differs.

    Text that was written by program bears no keys of the editor; the editor
    gives it some, and whoever opened it to approve would count as an author.
    """

    def has_changed(self, initial_value, data_value):
        """Whether the reader would see something else."""
        if not super().has_changed(initial_value, data_value):
            return False
        return not same_words(self.block.get_prep_value(initial_value), self.block.get_prep_value(data_value))


class MatterField(StreamField):
    """A StreamField whose block definitions stay out of migrations.

    Blocks change often and never change the column; writing them into every
    migration would bury the real changes (Wagtail issues 4298, 3710).
    """

    def __init__(self, block_types=(), *args, **kwargs):
        super().__init__(block_types, *args, **kwargs)

    def get_prep_value(self, value):
        """JSON for the database and for revisions, tidied: what was pasted from Word is stored as it reads."""
        prepared = super().get_prep_value(value)
        if isinstance(prepared, str) and prepared.startswith("["):
            return json.dumps(tidy_deep(json.loads(prepared)), ensure_ascii=False)
        return tidy_deep(prepared)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": WordsField} | kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class TargetGroupsField(models.JSONField):
    """Nhóm đối tượng of a page: a list of the same codes that award records carry, edited as ticks."""

    def __init__(self, *args, **kwargs):
        kwargs |= {"default": list, "blank": True}
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            label=self.verbose_name[:1].upper() + self.verbose_name[1:],
            choices=TargetGroup,
            required=False,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )


def of_target_group(pages, group):
    """Those of the pages that bear a target group; both databases look into the list as into text."""
    return pages.alias(said=Cast("target_groups", TextField())).filter(said__contains=f'"{group}"')


def by_group(pages):
    """[(target group, number of pages that bear it)], in one query."""
    columns = {f"g{at}": value for at, value in enumerate(TargetGroup.values)}
    said = pages.alias(said=Cast("target_groups", TextField()))
    numbers = said.aggregate(**{key: Count("pk", filter=Q(said__contains=f'"{v}"')) for key, v in columns.items()})
    return [(value, numbers[key]) for key, value in columns.items()]
