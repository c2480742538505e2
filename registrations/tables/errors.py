"""What the reader says when a file cannot be read at all."""


class UnreadableList(Exception):
    """The file is no list that can be read. The message is Vietnamese and fit for the screen."""
