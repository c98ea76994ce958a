"""Readers' words and what was decided of them: one noun a file."""
