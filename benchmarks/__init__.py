"""A paper of any size, to measure and to explain queries with."""
