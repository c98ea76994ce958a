"""The commands of manage.py that compose both apps."""
