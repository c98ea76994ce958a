"""What article pages ask of the comments."""
