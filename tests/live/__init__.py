"""The whole site over real HTTP: no transaction of a test surrounds a request, as in production."""
