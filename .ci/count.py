"""Adds up the closing lines of several pytest runs into one."""

import re
import sys
from collections import Counter
from pathlib import Path

CLOSING = re.compile(r"^[= ]*(\d+ [a-z]+(?:, \d+ [a-z]+)*) in ([\d.]+)s", re.MULTILINE)


def main(path):
    counts, seconds = Counter(), 0.0
    for parts, took in CLOSING.findall(Path(path).read_text()):
        seconds += float(took)
        for number, word in (part.split() for part in parts.split(", ")):
            counts[word] += int(number)
    words = ", ".join(f"{number} {word}" for word, number in counts.items()) or "no tests ran"
    sys.stdout.write(f"{words} in {seconds:.0f}s\n")


if __name__ == "__main__":
    main(sys.argv[1])
