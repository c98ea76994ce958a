"""The forms of the desk, with the sentences by which they refuse what was typed."""
