# ruff: noqa: E501 - rows read better on one line
"""From a list to the public account: written, sealed, made again, and told to the firm."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from imvo.reporting import dossier
from imvo.reporting.compute import compute
from imvo.reporting.request import Request
from imvo.reporting.verify import verify
from imvo.runs import Silent

LIST = """Supplier,Supplier ID,Address,City,Country,Process,Workers,Supplier since,% of volume,Spend
{a},{i}1,{p} 1,{p},Bangladesh,Sewing,900,{y},{v},{s}
{b},{i}2,{p} 2,{p},India,Spinning,400,{y},{v},{s}
{c},{i}3,{p} 3,{p},Turkey,Sewing,60,{y},{v},{s}
"""
FINDINGS = """Site,Theme,Date,Kind,Source,Direction,Text,Evidence,Document,Page,Public or confidential,Verified by
{b},Forced labour,2019-03-02,Worker voice,{w},Harm seen,{t},Evidenced,{d},4,Confidential,{w}
"""
ONE = {"a": "Alder Stitch", "b": "Birch Yarn", "c": "Cedar Cloth", "i": "A", "p": "Quayside", "y": "2012", "v": "6%", "s": "100",
       "w": "A workers' centre", "t": "Wages kept back", "d": "Interviews"}  # fmt: skip
TWO = {"a": "Xalo Pex", "b": "Yorn Quib", "c": "Zeft Luum", "i": "Z", "p": "Hillfoot", "y": "2018", "v": "31%", "s": "98000",
       "w": "Someone else", "t": "Another story", "d": "A letter"}  # fmt: skip


def made(folder, values, publish=()):
    folder.mkdir()
    listed, findings = folder / "list.csv", folder / "findings.csv"
    listed.write_text(LIST.format(**values), encoding="utf-8")
    findings.write_text(FINDINGS.format(**values), encoding="utf-8")
    request = Request((listed,), as_of=date(2019, 7, 4), definition="textile")
    result = compute(replace(request, findings=(findings,), publish=publish), Silent())
    dossier.write(result, folder / "dossier", Silent())
    return folder / "dossier"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made(tmp_path_factory.mktemp("public") / "one", ONE)


def test_two_firms_that_differ_in_what_is_withheld_have_the_same_account(folder, tmp_path):
    other = made(tmp_path / "two", TWO)
    for name in ("public.html", "public.json"):
        assert (folder / name).read_bytes() == (other / name).read_bytes()
    assert (folder / "dossier.html").read_bytes() != (other / "dossier.html").read_bytes()


def test_no_name_of_the_list_stands_in_it(folder):
    text = (folder / "public.html").read_text(encoding="utf-8") + (folder / "public.json").read_text(encoding="utf-8")
    assert [word for word in ONE.values() if len(word) > 4 and word in text] == []


def test_what_is_switched_on_shows(tmp_path):
    text = (made(tmp_path / "shown", ONE, ("sites",)) / "public.html").read_text(encoding="utf-8")
    assert "Birch Yarn" in text
    assert "Quayside" not in text


def test_the_dossier_tells_the_firm_of_it(folder):
    page = (folder / "dossier.html").read_text(encoding="utf-8")
    assert 'id="part-public-account"' in page
    criteria = pl.read_csv(folder / "results" / "public-criteria.csv")
    assert dict(criteria.select("ask", "outcome").iter_rows()) == {
        "main-risks": "met",
        "measures": "not-met",
        "further-criteria": "unknown",
    }


def test_verify_makes_it_again(folder):
    assert verify(folder, Silent()).ok


def test_verify_finds_a_changed_account(folder):
    file = folder / "public.json"
    before = file.read_bytes()
    try:
        file.write_bytes(before.replace(b"most severe", b"not severe"))
        assert [(one.what, one.file) for one in verify(folder, Silent()).findings] == [("changed", "public.json")]
    finally:
        file.write_bytes(before)
