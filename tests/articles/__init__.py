"""What articles promises."""
