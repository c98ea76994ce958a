"""The exception of a verb that is refused: a sentence for the person, and the field it concerns; pure."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A verb was not carried out and nothing was stored.

    Takes a sentence that says why and what to do next, with the form `field` it belongs to (None:
    the whole), or a dict of such sentences by field. `problems` is always that dict.
    """

    def __init__(self, message, *, field=None, code="refused"):
        self.problems = message if isinstance(message, dict) else {field: message}
        super().__init__(list(self.problems.values()))
        # Given a list, ValidationError keeps no code.
        self.code = code

    @property
    def field(self):
        return next(iter(self.problems))

    def __str__(self):
        return " ".join(str(message) for message in self.problems.values())
