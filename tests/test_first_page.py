"""The page that the project began with, a twin of it, and both in many spellings."""

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from cleaner import Cleaner
from cleaner.corpus.cases import read_case
from tests.conftest import ROOT

CLEANER = Cleaner()
TWIN = read_case(ROOT / "corpus/en/aggregator-percent-left.txt")
SEED = Path(ROOT.parent / "shared/seed/000_b3cc1365dc08e553.txt")
needs_seed = pytest.mark.skipif(not SEED.is_file(), reason="the first page is not part of the repository")

PAGE = """THE HARBOUR ONE NEWS
{head_date}  |\x20\x20
{counter}
 | {place}
Sponsor:  {sponsor}\x20
Sponsor:  {sponsor}\x20
Sponsor:  {sponsor}: {slogan}.
Sponsor:  {sponsor}: {slogan} and some more words about it for all who sail.
back\x20\x20
topic
{publisher}
{publisher}
{date}


Images {publisher}{domain}

{body}

You have {percent}% of this article left to read. The rest is for subscribers only."""

BODY = "\n\n".join(
    (
        "The harbour bridge will be closed for two years from Monday, the council's engineers said on Tuesday, after"
        ' divers had found cracks in three of its seven piers. The ferry "Ada" will run instead.',
        '"We had hoped to keep one lane open," said Ada Reed, who is in charge of the works. "The steel says no."',
        "Shopkeepers on the northern bank fear for their trade. In 1987 one shop in four did not open again.",
    )
)
FIRST = {
    "head_date": "Mar 14, 2025", "counter": "0", "place": "Eastport,ME", "sponsor": "BRIGHTSAIL",
    "slogan": "Paint that outlives the boat! Made by hand", "publisher": "The Coast Ledger", "date": "12 Mar 2025",
    "domain": "", "body": BODY, "percent": "54.35",
}  # fmt: skip
CHANGES = [
    {},
    {"percent": "7"},
    {"percent": "61,4"},
    {"percent": "99.9"},
    {"sponsor": "Oakfield & Sons", "slogan": "Tyres for every road"},
    {"sponsor": "L'Atelier 22", "slogan": "Because wood remembers"},
    {"publisher": "El Faro", "domain": ".es"},
    {"publisher": "Le Phare", "domain": ".fr"},
    {"publisher": "Die Küste"},
    {"publisher": "20 Minuten"},
    {"publisher": "BBC News"},
    {"publisher": "La Vigie de l'Ouest"},
    {"date": "2024-06-24"},
    {"date": "June 24, 2024"},
    {"date": "24/06/2024"},
    {"date": "24. Juni 2024"},
    {"date": "24 juin 2024", "publisher": "Le Phare"},
    {"place": "Paris, France"},
    {"place": "St. Paul,MN"},
    {"counter": "12"},
    {"head_date": "December 1, 2024"},
]
SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "curly quotes": lambda text: text.replace("'", "’").replace('"', "”"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "final line break": lambda text: text + "\n",
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(
    "change", CHANGES, ids=lambda change: ", ".join(f"{k} {v}" for k, v in change.items()) or "none"
)
def test_the_same_page_with_other_facts_gives_the_same_shape(change: dict[str, str], spelling: str) -> None:
    facts = {**FIRST, **change}
    change_text = SPELLINGS[spelling]
    page = change_text(PAGE.format(**facts))
    cleaned = CLEANER.clean(page)
    wanted = [change_text(paragraph).strip("\n\r") for paragraph in BODY.split("\n\n")]
    assert [line.rstrip() for line in cleaned.text.splitlines() if line.strip()] == [line.rstrip() for line in wanted]
    assert cleaned.access.truncated == "yes"
    assert cleaned.access.kind == "subscription"
    assert cleaned.access.percent_left == float(facts["percent"].replace(",", "."))
    assert [item.rule for item in cleaned.access.evidence] == ["percent-left.en"]
    assert plain(cleaned.fields["publisher"]) == plain(facts["publisher"])
    assert plain(cleaned.fields["published"]) == plain(facts["date"])
    assert cleaned.restore() == page


def plain(value: object) -> str:
    return unicodedata.normalize("NFC", str(value)).replace("\u00a0", " ").replace("’", "'").strip()


def test_blank_lines_close_up_to_one_between_paragraphs() -> None:
    assert CLEANER.clean(PAGE.format(**FIRST)).text == BODY + "\n"


def test_the_twin_in_the_corpus() -> None:
    assert CLEANER.clean(TWIN.text).text == TWIN.wanted


@needs_seed
def test_the_first_page_itself() -> None:
    page = SEED.read_text(encoding="utf-8")
    paragraphs = CLEANER.clean(page).text.removesuffix("\n").split("\n\n")
    assert len(paragraphs) == 5
    assert paragraphs[0].startswith("Eleven people were found responsible")
    assert paragraphs[-1].endswith("president of the International Legal Initiative.")
    assert "\n".join(paragraphs) in page.replace("\n\n", "\n")


@needs_seed
def test_the_first_page_at_the_shell() -> None:
    with SEED.open("rb") as page:
        command = [sys.executable, "-m", "cleaner.cli.clean", "--json"]
        done = subprocess.run(command, stdin=page, capture_output=True, check=True)
    assert done.stderr == b""
    found = msgspec.json.decode(done.stdout)
    assert found["access"]["truncated"] == "yes"
    assert found["access"]["percent_left"] == 54.35
    assert found["access"]["evidence"][0]["text"].startswith("You have 54.35% of this article")
    assert found["fields"]["publisher"] == "Le Monde"
    assert found["fields"]["published"] == "24 Jun 2024"
