"""Why an export, or the rest of it, cannot be read or taken; pure."""


class Unreadable(Exception):
    """The file cannot be read on; the message names the line."""


class Stopped(Exception):
    """Nothing more can be stored; what was taken until then is whole, and the run may be repeated."""
