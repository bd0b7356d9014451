"""House rules that no linter knows: no address of a package registry, no path of a machine, files and functions short.

Looks at every file that git tracks or would track; where git cannot answer, at every file outside ignored folders.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
LONGEST_FUNCTION = 50
SKIPPED = {".git", ".venv", "demo", "dossier", "dist", "build", "node_modules", "__pycache__"}
BINARY = {".png", ".jpg", ".xlsx", ".xls", ".ods", ".parquet", ".ico", ".zip"}

# A lock with an address installs from one place only; a path of the machine on which something was made means nothing
# to anybody else. As patterns they do not match themselves, so this file keeps its own rule.
REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|anaconda)\.(?:org|io|com)\b|\bcrates\.io\b")
MACHINE = re.compile(r"(?<![\w.])/(?:work/(?:main|shared)|root/|home/\w+/|tmp/|opt/\w+/)")


def files() -> list[Path]:
    """The project's files, sorted."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0 and asked.stdout:
        found = [ROOT / name for name in asked.stdout.split("\0") if name]
    else:
        found = [p for p in ROOT.rglob("*") if not SKIPPED.intersection(p.relative_to(ROOT).parts)]
    return sorted(p for p in found if p.is_file())


def addresses(path: Path) -> Iterator[str]:
    """One sentence per line of the file that holds a registry's address or a machine's path."""
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        for pattern, what in ((REGISTRY, "address of a package registry"), (MACHINE, "path of a machine")):
            hit = pattern.search(line)
            if hit:
                yield f"{path.relative_to(ROOT)}:{number}: {what}: {hit.group()}"


def lengths(path: Path) -> Iterator[str]:
    """One sentence when the file is too long, and one per function in it that is."""
    text = path.read_text(encoding="utf-8")
    where = path.relative_to(ROOT)
    count = text.count("\n")
    if count > LONGEST_FILE:
        yield f"{where}: {count} lines, at most {LONGEST_FILE}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{where}:{node.lineno}: {node.name} has {length} lines, at most {LONGEST_FUNCTION}"


def main() -> int:
    """Exit code 0 when the rules hold, else 1 with one line per finding."""
    found: list[str] = []
    looked = [path for path in files() if path.suffix not in BINARY]
    for path in looked:
        found += addresses(path)
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in {"src", "scripts", "bench"}:
            found += lengths(path)
    for line in found:
        print(line, file=sys.stderr)
    print(f"Files: {len(looked)} looked at, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
