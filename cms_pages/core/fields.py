"""Fields shared by all pages."""

from wagtail.fields import StreamField


class MatterField(StreamField):
    """A StreamField whose block definitions stay out of migrations.

    Blocks change often and never change the column; writing them into every
    migration would bury the real changes (Wagtail issues 4298, 3710).
    """

    def __init__(self, block_types=(), *args, **kwargs):
        super().__init__(block_types, *args, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
