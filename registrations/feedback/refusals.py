"""What stands in the way of publishing."""


class Undecided(Exception):
    """Places of a text to be published that look private, on which nobody has decided: field → findings."""

    def __init__(self, findings):
        super().__init__(f"{sum(map(len, findings.values()))} findings")
        self.findings = findings
