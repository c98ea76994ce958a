"""The newsroom's own nouns: who works here, what paper this is, and what its worker does."""

from .job import Job, Worker
from .section_grant import SectionGrant
from .setup_link import SetupLink
from .site import Site, validate_time_zone
from .throttle import Throttle
from .user import User

__all__ = [
    "Job",
    "SectionGrant",
    "SetupLink",
    "Site",
    "Throttle",
    "User",
    "Worker",
    "validate_time_zone",
]
