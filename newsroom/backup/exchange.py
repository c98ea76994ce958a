"""Lets new files take the place of old ones, which move aside; all of it can be taken back; pure."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Exchange:
    """`stamp` says when; `moved` has what moved aside, and where to.

    `steps` take everything back, the last first; `discards` delete what moved aside, `cleanups` what
    was put beside for a while.
    """

    stamp: str
    moved: dict[str, str] = field(default_factory=dict)
    steps: list[Callable[[], None]] = field(default_factory=list)
    discards: list[Callable[[], None]] = field(default_factory=list)
    cleanups: list[Callable[[], None]] = field(default_factory=list)

    def put(self, staged: Path, place: Path) -> None:
        """`staged` is now at `place`."""
        self.move_aside(place)
        self.rename(staged, place)

    def move_aside(self, place: Path, *, suffix: str = "") -> None:
        """What is at `place` (with this end to its name), if anything, is now beside it."""
        old = place.with_name(place.name + suffix)
        if old.exists() or old.is_symlink():
            aside = self.aside(place, suffix=suffix)
            self.rename(old, aside)
            self.moved[str(old)] = str(aside)
            self.discards.append(lambda: remove(aside))

    def aside(self, place: Path, *, suffix: str = "") -> Path:
        """Where that moves to."""
        return place.with_name(f"{place.name}.before-{self.stamp}{suffix}")

    def rename(self, source: Path, target: Path) -> None:
        os.rename(source, target)
        self.steps.append(lambda: os.rename(target, source))

    def take_back(self) -> None:
        """Everything is where it was."""
        while self.steps:
            self.steps.pop()()
        for clean_up in self.cleanups:
            clean_up()

    def discard(self) -> None:
        """What moved aside is deleted."""
        for discard in self.discards:
            discard()
        self.moved.clear()


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
