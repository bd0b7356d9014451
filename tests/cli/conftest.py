import shutil

import pytest

from tests.cli.calls import TEXTILE, listed, run


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A dossier made by the command line, and what it printed. Not to be changed by a test."""
    folder = tmp_path_factory.mktemp("made")
    outcome = run("assess", listed(folder), "-o", folder / "dossier", *TEXTILE)
    assert outcome.code == 0, outcome.err
    return folder / "dossier", outcome


@pytest.fixture(scope="session")
def dossier(made):
    return made[0]


@pytest.fixture
def own(dossier, tmp_path):
    """A copy of the dossier that a test may spoil."""
    return shutil.copytree(dossier, tmp_path / "own")
