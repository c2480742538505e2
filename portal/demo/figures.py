"""The targets of the demo province: checked and released, so that everyone can see how far it has come."""

from registrations.statistics.actions import recount
from registrations.statistics.models import TargetSet


def load() -> None:
    """Release the targets and count once, so that the first reader need not wait."""
    TargetSet.objects.update(verified=True, released=True)
    recount()
