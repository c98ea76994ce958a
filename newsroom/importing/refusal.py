"""Why an export, or the rest of it, cannot be read."""


class Unreadable(Exception):
    """The file cannot be read on; the message names the line."""
