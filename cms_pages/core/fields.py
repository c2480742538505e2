"""Fields shared by all pages."""

import json

from wagtail.fields import StreamField

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
