"""What is said when an event may not happen; `message` is Vietnamese, for the person who asked."""


class Refused(Exception):
    """An event that may not happen."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """The person may not do this."""


class WrongState(Refused):
    """This cannot happen in the state that things are in."""


class Conflict(Refused):
    """Somebody else changed it since the page was opened; nothing was written."""


class Incomplete(Refused):
    """Something is missing."""
