"""Finds the browser that the tests drive, and as a command installs one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ADVICE = "There is no Chromium and none could be installed. Install Chromium or Chrome, and try again."


def find_browser():
    """The system's browser, or None: then Playwright looks for its own download."""
    paths = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), MACOS]
    return next((path for path in paths if path and Path(path).exists()), None)


def options():
    """Root must do without the sandbox; names other than this machine's resolve to nothing."""
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"executable_path": find_browser(), "args": [rules, *sandbox]}


def slow(page):
    """BROWSER_SLOWDOWN=8 gives the pages an eighth of the processor, to see what then comes late."""
    rate = float(os.environ.get("BROWSER_SLOWDOWN", "1"))
    if rate > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return page


def starts():
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(**options()).close()
        except Error:
            return False
    return True


def from_debian():
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-qq"], stdin=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        stdin=subprocess.DEVNULL,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    )


def from_playwright():
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])


def main():
    for install in (from_debian, from_playwright):
        if starts():
            return
        print("Installing Chromium for the browser tests ...", flush=True)
        install()
    if not starts():
        sys.exit(ADVICE)


if __name__ == "__main__":
    main()
