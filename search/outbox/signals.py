"""What is told to rooms that follow the same changes as the index, in the transaction of the change."""

from django.dispatch import Signal

# Arguments: kind (str), keys (list of str).
enqueued = Signal()
