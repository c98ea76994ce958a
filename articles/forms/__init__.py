"""What may be typed at the desk, and the sentences that say so."""
