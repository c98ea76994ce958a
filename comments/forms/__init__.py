"""What may be typed: by readers, by moderators, by who opens and closes threads."""
