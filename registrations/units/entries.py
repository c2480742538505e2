"""What search learns of units: which old name of a place or office leads to which new one."""

from .models import Succession, UnitName


def aliases():
    """(old name, new name) pairs; an old name that several places bore leads to all their successors."""
    pairs = set(Succession.objects.values_list("predecessor__name", "successor__name"))
    pairs |= set(UnitName.objects.exclude(kind=UnitName.Kind.ABBREVIATION).values_list("name", "unit__name"))
    return sorted(pair for pair in pairs if pair[0].casefold() != pair[1].casefold())
