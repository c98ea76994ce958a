"""What stands below an article: where readers write, and what staff may do from there."""

from .desk import desk
from .writing import receipt, write

__all__ = ["desk", "receipt", "write"]
