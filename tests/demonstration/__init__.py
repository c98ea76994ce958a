"""The demonstration: its files, and the paper that they make."""
