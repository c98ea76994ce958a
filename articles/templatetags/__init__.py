"""Tags and filters of the public templates."""
