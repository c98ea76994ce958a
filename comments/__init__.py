"""Readers' comments: written below an article, screened by rules, decided by moderators."""
