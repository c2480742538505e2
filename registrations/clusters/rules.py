"""Who may do what with clusters."""


def may_see(user):
    """Staff who follow units by cluster."""
    return user.has_perm("clusters.view_cluster") or may_edit(user)


def may_edit(user):
    """Staff who divide units into clusters."""
    return user.has_perm("clusters.change_cluster")
