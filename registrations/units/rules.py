"""Who may do what with units."""


def may_edit(user):
    """Staff who keep the directory of units."""
    return user.has_perm("units.change_unit")


def may_manage_members(user):
    """Staff who decide who acts for a unit."""
    return user.has_perm("units.change_membership")
