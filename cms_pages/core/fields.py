"""Fields shared by all pages."""

import json

from django import forms
from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField

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
