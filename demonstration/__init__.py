"""The demonstration: a small paper in a place that does not exist; its texts are in content/.

It shows what the newsroom can do and uses it as people do: by its verbs, one after the other, with
the clock turned back. Nothing outside this folder imports it, so deleting the folder removes it.
"""
