"""Readers of foreign formats and the one writer that takes what they read into the newsroom.

Reading is pure: `source` cleans the bytes, `wordpress` gives plain records, `body` takes a body
apart. Only `importer` writes, each item in a transaction of its own, and asks for each what the
newsroom has already: the same file again changes nothing, and a run that was cut off goes on. A
dry run asks the same questions and leaves out the writing, so that its report is the report.
"""
