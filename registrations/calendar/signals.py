"""What the calendar tells rooms above it."""

from django.dispatch import Signal

# Sent inside the transaction that changed the calendar; windows that are open may have to grow.
calendar_changed = Signal()
