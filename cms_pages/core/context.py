"""What every page shows around its own matter."""


def site(request):
    """Template context of the frame: the office's facts and the navigation."""
    return {"office": {}, "site_nav": []}
