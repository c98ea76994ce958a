"""One line that says how far a backup is, on a terminal; silence elsewhere; pure."""

import sys
import time

OFTEN = 0.2


class Progress:
    """Counts bytes of a `total`; writes to `stream` only where somebody watches."""

    def __init__(self, label: str, total: int, *, stream=None):
        self.label, self.total, self.done, self.shown_at = label, max(total, 1), 0, 0.0
        self.stream = stream if stream is not None and stream.isatty() else None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.stream:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def add(self, count: int) -> None:
        """`count` more bytes are done."""
        self.done += count
        if self.stream and time.monotonic() - self.shown_at >= OFTEN:
            self.shown_at = time.monotonic()
            part = min(100, 100 * self.done // self.total)
            self.stream.write(f"\r\x1b[K{self.label} {part} % ({size(self.done)} of {size(self.total)})")
            self.stream.flush()


def terminal(verbosity: int):
    """Where progress is shown: the terminal, or nowhere."""
    return sys.stderr if verbosity > 0 else None


def size(count: int) -> str:
    """A number of bytes as people say it."""
    amount, unit = float(count), "bytes"
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if amount < 1000 or unit == "TB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
