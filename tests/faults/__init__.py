"""Faults of what the paper leans on, with its real processes: acknowledged is counted against stored."""
