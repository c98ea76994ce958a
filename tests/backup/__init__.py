"""Backups and the way back: every command as an operator gives it, in a process of its own."""
