"""What the calendar tells rooms above it."""

from django.dispatch import Signal

# Sent inside the transaction that changed the calendar; windows that are open may have to grow. A receiver answers
# with sentences for the officer who changed it (what grew, what now clashes), or with nothing.
calendar_changed = Signal()
