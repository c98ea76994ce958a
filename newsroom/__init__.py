"""The project: composes the apps articles and comments into one site; nothing imports it."""
