"""Run pytest, after installing the system programs that some tests need where that is allowed.

Tests that need a system program carry a mark. For a mark whose program is absent:
as root, or with sudo that asks no password, on Debian or Ubuntu, the program is installed from their packages;
otherwise one line says which command installs it, and the tests of that mark are left out.

`IMVO_MARKS=all` is the strict mode, for CI: a mark left out is a failure.
Arguments are handed on to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class SystemProgram:
    """What a mark needs: any of `commands` on the path, and the Debian package that brings it."""

    commands: tuple[str, ...]
    package: str

    def is_there(self) -> bool:
        """True when one of the commands is on the path."""
        return any(shutil.which(command) for command in self.commands)


MARKS = {"browser": SystemProgram(("chromium", "chromium-browser", "google-chrome"), "chromium")}


def apt() -> list[str] | None:
    """The start of an apt-get command that may install without asking, or None."""
    if not shutil.which("apt-get"):
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ["apt-get"]
    if not shutil.which("sudo"):
        return None
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n", "apt-get"] if silent.returncode == 0 else None


def install(package: str) -> None:
    """Install one Debian package quietly; a failure shows later as the program still missing."""
    command = apt()
    if command is None:
        return
    print(f"Installing {package} from the system's packages", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run([*command, "--quiet", "--quiet", *step], env=environment, check=False)
        if done.returncode != 0:
            print(f"{' '.join([*command, *step])} failed", file=sys.stderr)


def left_out() -> list[str]:
    """The marks whose program is missing after trying to install it; one line is printed for each."""
    missing = []
    for mark, program in MARKS.items():
        if not program.is_there():
            install(program.package)
        if not program.is_there():
            print(f"Tests marked {mark} are left out. To run them: sudo apt-get install {program.package}", flush=True)
            missing.append(mark)
    return missing


def main(arguments: list[str]) -> int:
    """Exit code of pytest (5, a failure, when no test ran); 1 when the strict mode finds a mark left out."""
    strict = os.environ.get("IMVO_MARKS") == "all"
    missing = left_out()
    if missing and strict:
        print(f"IMVO_MARKS=all, and these marks cannot run: {', '.join(missing)}", file=sys.stderr)
        return 1
    deselect = ["-m", " and ".join(f"not {mark}" for mark in missing)] if missing else []
    # Two at a time: most tests keep one core busy. One seed, so that both collect the same tests in the same order.
    spread = ["-n", "2", "--dist", "loadfile"] if (os.cpu_count() or 1) > 1 else []
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "pytest", *spread, *deselect, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
