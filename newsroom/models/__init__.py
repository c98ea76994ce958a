"""The newsroom's own nouns: who works here, what paper this is, and how its first chief gets in."""

from .claim import Claim
from .site import Site, known_time_zone
from .user import User

__all__ = ["Claim", "Site", "User", "known_time_zone"]
