"""Yes or no: who may deal with requests, terms and the log of openings."""


def may_read_requests(user):
    """Whether this person may see the requests of data subjects, without who sent them."""
    return user.is_active and user.has_perm("privacy.view_subjectrequest")


def may_handle_requests(user):
    """Whether this person may open who sent a request, and answer it."""
    return may_read_requests(user) and user.has_perm("privacy.handle_subjectrequest")


def may_see_openings(user):
    """Whether this person may read who opened whose data."""
    return user.is_active and user.has_perm("privacy.view_openings")
