"""Make the virtual environment `.venv` from a lock and install imvo into it; quick when nothing changed.

Run by the Makefile with the system's Python, before anything is installed: it uses the standard library only.

    python3 scripts/setup_env.py core    what imvo needs to run
    python3 scripts/setup_env.py dev     and what its tests and checks need
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
ORDER = ("core", "dev")  # a later one holds all that an earlier one holds


class SetupError(Exception):
    """The environment cannot be made; the text says what to do."""


def interpreter(venv: Path) -> Path:
    """The Python inside a virtual environment, on Windows and elsewhere."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def fingerprint(kind: str) -> str:
    """What an installation depends on: the lock, the project's metadata and the Python that made the environment."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for path in (ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_ready(kind: str) -> bool:
    """True when this kind, or one that holds it, was installed from the files as they are now."""
    if not interpreter(VENV).exists():
        return False
    for candidate in ORDER[ORDER.index(kind) :]:
        stamp = VENV / f"installed-{candidate}"
        if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint(candidate):
            return True
    return False


def make_venv() -> None:
    """Make `.venv` when it is not there or is of another Python; SetupError when venv or pip is missing."""
    python = interpreter(VENV)
    wanted = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if python.exists():
        ask = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
        found = subprocess.run([str(python), "-c", ask], capture_output=True, text=True, check=False)
        if found.stdout.strip() == wanted:
            return
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian ships Python without it, and venv fails late and unclearly
        import venv  # noqa: F401, PLC0415
    except ImportError as missing:
        raise SetupError(
            "This Python cannot make virtual environments. On Debian and Ubuntu:\n"
            f"    sudo apt-get install python{wanted}-venv    (or python3-venv)"
        ) from missing
    print(f"Making .venv with Python {wanted}", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def install(kind: str) -> None:
    """Install the lock, wheels only and every hash checked, then imvo itself without its dependencies."""
    pip = [str(interpreter(VENV)), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    lock = str(ROOT / "requirements" / f"{kind}.txt")
    print(f"Installing requirements/{kind}.txt (once; about a minute)", flush=True)
    subprocess.run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    (VENV / f"installed-{kind}").write_text(fingerprint(kind), encoding="ascii")


def main() -> int:
    """Exit code 0 when the environment is ready, 2 with one clear text when it cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=ORDER)
    kind = parser.parse_args().kind
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever Python a machine has
        print(f"imvo needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    if is_ready(kind):
        return 0
    try:
        make_venv()
        install(kind)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"\nThe environment could not be made (step: {' '.join(map(str, error.cmd[1:5]))} ...).", file=sys.stderr)
        print("The lines above say why; without a network, a first set-up cannot work.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
