"""The newsroom's own nouns: who works here, what paper this is, and what its worker does."""

from .claim import Claim
from .job import Job, Worker
from .site import Site, known_time_zone
from .throttle import Throttle
from .user import User

__all__ = ["Claim", "Job", "Site", "Throttle", "User", "Worker", "known_time_zone"]
