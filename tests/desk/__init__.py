"""What the desk promises."""
