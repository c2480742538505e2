"""Questions about consent."""

from .models import ConsentText


def current_consent(on):
    """The text of consent in force on a day, or None if the office has none yet."""
    return ConsentText.objects.filter(effective_from__lte=on).first()
