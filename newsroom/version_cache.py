"""What a process remembers between requests: values kept while their version holds; pure."""

_values = {}


def get_or_load(key, version, load):
    """The value of `load()`, kept in this process until `key` has another version."""
    kept = _values.get(key)
    if kept is None or kept[0] != version:
        kept = _values[key] = (version, load())
    return kept[1]


def peek(key):
    """The value last kept under `key`, which may be out of date; None where there is none."""
    kept = _values.get(key)
    return kept and kept[1]


def forget():
    """Forget every value, as in a new process."""
    _values.clear()
