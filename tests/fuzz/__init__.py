"""Hostile input to every address and every form: refused in words, never a 500."""
