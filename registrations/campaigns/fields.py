"""Form fields that take what people really paste; see `registrations.text_fields`."""

from registrations.text_fields import TOO_LONG, LineField, TextField

__all__ = ["TOO_LONG", "LineField", "TextField"]
