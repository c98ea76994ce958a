"""The tests, in folders as the apps."""
