"""Settings of a paper that speaks the pseudo-language, from right to left where it is set to Arabic."""

from newsroom.settings import *  # noqa: F403 the settings themselves, every one of them
from tests.words import pseudo

pseudo.speak_everywhere()
