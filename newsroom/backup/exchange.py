"""Replaces files by new ones: the old ones move aside, and every step can be undone; pure."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Exchange:
    """One replacement of files: `stamp` names its moment, `moved` maps each old path to where it is now.

    `steps` undo it, the last one first; `discards` delete what moved aside, `cleanups` temporary files.
    """

    stamp: str
    moved: dict[str, str] = field(default_factory=dict)
    steps: list[Callable[[], None]] = field(default_factory=list)
    discards: list[Callable[[], None]] = field(default_factory=list)
    cleanups: list[Callable[[], None]] = field(default_factory=list)

    def put(self, staged: Path, place: Path) -> None:
        """Move `staged` to `place`; what is at `place` moves aside first."""
        self.move_aside(place)
        self.rename(staged, place)

    def move_aside(self, place: Path, *, suffix: str = "") -> None:
        """Rename what is at `place` plus `suffix`, if anything, to a name beside it."""
        old = place.with_name(place.name + suffix)
        # exists() follows links, so it is False for a link that leads nowhere.
        if old.exists() or old.is_symlink():
            aside = self.aside(place, suffix=suffix)
            self.rename(old, aside)
            self.moved[str(old)] = str(aside)
            self.discards.append(lambda: remove(aside))

    def aside(self, place: Path, *, suffix: str = "") -> Path:
        """The path to which `place` plus `suffix` moves."""
        return place.with_name(f"{place.name}.before-{self.stamp}{suffix}")

    def rename(self, source: Path, target: Path) -> None:
        os.rename(source, target)
        self.steps.append(lambda: os.rename(target, source))

    def take_back(self) -> None:
        """Undo every step, so that everything is where it was."""
        while self.steps:
            self.steps.pop()()
        for clean_up in self.cleanups:
            clean_up()

    def discard(self) -> None:
        """Delete what moved aside."""
        for discard in self.discards:
            discard()
        self.moved.clear()


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
