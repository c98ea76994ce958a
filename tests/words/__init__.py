"""The words of the project in every language: nothing that people read is outside the catalogues."""
