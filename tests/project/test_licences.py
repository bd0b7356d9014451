"""The licence check accepts what the project accepts and refuses the rest."""

import pytest

from scripts import check_licences as check


@pytest.mark.parametrize(
    ("expression", "wrong"),
    [
        ("MIT", []),
        ("MIT AND PSF-2.0", []),
        ("MIT OR GPL-3.0-only", []),
        ("Apache-2.0 WITH LLVM-exception", []),
        ("GPL-3.0-only", ["GPL-3.0-only"]),
        ("MIT AND AGPL-3.0-or-later", ["AGPL-3.0-or-later"]),
        ("(BSD-3-Clause) AND (Proprietary)", ["Proprietary"]),
    ],
)
def test_an_expression_is_judged_part_by_part(expression, wrong):
    assert check.refused(expression, check.ACCEPTED) == wrong


def test_names_and_conditions_are_read_from_a_lock():
    text = "typer==1.0 \\\n    --hash=sha256:00\ncolorama==0.4 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
    assert check.locked(text) == {"typer": False, "colorama": True}


def test_something_locked_but_absent_is_said():
    assert "not installed" in (check.complaint("no-such-distribution", conditional=False) or "")


def test_the_locks_of_the_project_pass():
    assert check.main() == 0
