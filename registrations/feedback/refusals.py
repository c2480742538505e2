"""What cannot be done, in words for whoever tried."""


class Refused(ValueError):
    """Something the state of things does not allow; ``message`` says why and what to do."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class Undecided(Exception):
    """Places of a text to be published that look private, on which nobody has decided: field → findings."""

    def __init__(self, findings):
        super().__init__(f"{sum(map(len, findings.values()))} findings")
        self.findings = findings
