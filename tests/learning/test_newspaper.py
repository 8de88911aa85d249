"""A newspaper's pages for subscribers, which no rule that ships has seen: what recurs on them is learned and goes."""

import pytest

from cleaner import Cleaner

from .helpers import faults_of, page, ruleset_of, text_learned

SITE = "gullpointherald.example"
PAGE = """The Gull Point Herald
{section}
{headline}
{headline}
{standfirst}
{byline}
Published {date}, at {time}
Reading time {minutes} min.
Give this article to a friend
Images The Gull Point Herald
Photographs by {credit} for the readers of the Herald
Sponsor: Brightsail paints
Sponsor: Brightsail paints, made by hand in Eastport

{body}

You have {percent}% of this article left to read.
The rest is for those who pay for it
Read the Herald wherever you are
Every article, every day, on five screens
From €2.50 a month
I subscribe
Already with us? Log in
Copy link
Send by mail
Tell a neighbour
Most read in the last hour
Corrections and letters
Who we are
Terms of sale
© {year} The Gull Point Herald
"""
HARBOUR = [
    "The north quay will not be rebuilt in stone, the harbour board decided by five votes to four late on Monday.",
    "Its engineers had asked for granite, which would have outlived all of the members of the board and their heirs.",
    '"Wood is what we can pay for," said the chair, Ada Reed, when the crowd outside would not go home.',
    "The first piles are to be driven in the spring, when the herring have gone and the tides are at their lowest.",
]
BAKERY = [
    "For ninety years the ovens in Mill Lane went cold on Sundays alone, until the flour ran out one morning in June.",
    "Tom Sole, the fourth baker of that name, says that he counted the sacks twice before he hung the sign out.",
    "His neighbours have lent him theirs, and the queue now reaches around the corner as far as the chapel.",
    "What he owes them he means to pay back in loaves, at a rate that a schoolteacher has worked out for him.",
    "Nobody on the lane has bought bread from anyone else, or so they told each other while they waited.",
]
LIGHT = [
    "The lamp of Ness Point went dark for eleven minutes on the night of the storm, and three boats noticed.",
    "A moth, the keeper found, had settled on the sensor that tells the lamp whether it is day.",
    "He has asked for a second sensor, and for a cat, of which the coastguard has so far granted the one.",
    "The skippers have drunk to the moth's memory and paid for the glass that they broke in doing so.",
]
SCHOOL = [
    "Pupils of the upper valley will walk to school from September, because the bus has been sold to a museum.",
    "The path is four kilometres long and crosses the stream twice, once by a bridge and once by stones.",
    "Parents have drawn up a list of who walks in front, and the oldest dog in the valley brings up the rear.",
    "The headmistress, who walks it every day, says that arithmetic goes better with wet feet than one would think.",
    "In winter there will be lanterns, for which the smith has taken no money.",
]
CHESS = [
    "It took Ida Holm nineteen moves to beat the machine that the library had bought to keep its readers company.",
    "She is eight years old and learned the rules from her grandfather, who always let her win until last year.",
    "The library has asked the makers for a stronger one, and they have asked the library who she is.",
    "She would rather row, she said, and left before the cake was cut.",
]
OYSTERS = [
    "Oysters are back in the southern bay for the first time since the tannery closed its gates behind it.",
    "Divers counted two hundred of them on a rock the size of a table, and then lost count when a seal came by.",
    "The fishermen have sworn not to touch them for three summers, and they have sworn it in front of their wives.",
    "Biologists from the mainland want to know how they came there, since no oyster is known to swim.",
    "Older people in the bay say that they never left and only kept quiet.",
    "A stamp is planned.",
]
CHOIR = [
    "The choir of the old chapel has lost its only bass to a shipyard in the north, and with him half of its songs.",
    "Its leader has moved the rest up by a third, which the altos call a scandal and the sopranos an opportunity.",
    "Auditions are held on Thursdays after the boats come in, and whoever can hold a note will be fed.",
    "So far four men have come for the soup and one of them has stayed for the singing.",
]
STAMP = [
    "A letter posted in the year of the great flood was delivered to Weir Street last week, dry and unopened.",
    "It had slipped behind the counter of the post office, where carpenters found it beneath a nest of mice.",
    "The woman it was meant for has been dead for thirty years, and her granddaughter has not opened it either.",
    "She keeps it on the shelf above the stove and looks at it whenever the postman is late.",
    "It may be a bill, she says, and then the spell would be broken.",
]
CLOCK = [
    "The clock of the town hall, which has been eight minutes fast since the war, will be put right on Sunday.",
    "Half of the council had wanted to leave it as it is, since all of Gull Point has learned to live by it.",
    "The ferry will go on leaving by the old time until the end of the season, so that nobody need run for it.",
    "The clockmaker, Bo Lind, was given a key in the spring and has slept badly ever since he first turned it.",
    "He will stop the hands at noon and wait, he said, for the rest of the world.",
]
ISSUES = [
    ("Harbour", "Wood after all: the north quay and its five votes", "A board divided, a crowd on the steps.",
     "By Ada Sund", "12 March 2025", "10:31 am", 4, "Jonas Vik", "54.35", 2025, HARBOUR),
    ("Town", "The week that Mill Lane had no flour", "Four bakers of one name, and the first empty sack.",
     "By Carl Roe", "14 March 2025", "8:05 am", 5, "Mia Roe", "7", 2025, BAKERY),
    ("Coast", "A moth and the lamp of Ness Point", "Eleven minutes without a light.",
     "By Ada Sund", "2 April 2025", "6:44 pm", 3, "Ole Ness", "61.4", 2025, LIGHT),
    ("Valley", "No bus, four kilometres, one old dog", "How the upper valley means to learn.",
     "By Ines Falk", "21 May 2025", "12:10 pm", 6, "Ines Falk", "33", 2025, SCHOOL),
    ("Town", "Nineteen moves", "The library wanted company for its readers.",
     "By Per Oak", "30 June 2025", "9:00 am", 2, "Jonas Vik", "12.5", 2025, CHESS),
    ("Coast", "What sits on the rock in the southern bay", "Two hundred shells, and then a seal.",
     "By Carl Roe", "8 July 2025", "7:15 am", 7, "Kari Lund", "80", 2025, OYSTERS),
    ("Culture", "Wanted: a bass, soup provided", "Half of the songs went north with him.",
     "By Lene Ask", "19 August 2025", "5:50 pm", 3, "Mia Roe", "41.75", 2025, CHOIR),
    ("Town", "Sixty years behind a counter", "A letter, some mice, a shelf.",
     "By Per Oak", "3 January 2026", "11:20 am", 4, "Lene Ask", "29", 2026, STAMP),
    ("Town", "Eight minutes", "For as long as anyone can think, noon has come early here.",
     "By Nils Brandt", "9 February 2026", "10:02 am", 5, "Ole Ness", "47.2", 2026, CLOCK),
]  # fmt: skip
NAMES = "section headline standfirst byline date time minutes credit percent year".split()
FIXED = [line for line in PAGE.splitlines() if line and "{" not in line]
# These are each page's own: what it is called, who wrote it, and when.
OWN = ("{section}", "{headline}", "{standfirst}", "{byline}", "Published {date}, at {time}")


def text_of(issue: tuple[object, ...]) -> str:
    *facts, body = issue
    assert isinstance(body, list)
    return PAGE.format(**dict(zip(NAMES, facts, strict=True)), body="\n\n".join(body))


LEARNED = text_learned([page(text_of(issue).rstrip("\n"), source=SITE) for issue in ISSUES[:8]])


def test_what_was_learned_is_without_fault() -> None:
    assert faults_of(LEARNED) == []
    assert "status: preview" not in LEARNED


def test_a_ninth_page_is_cleaned() -> None:
    text = text_of(ISSUES[8])
    done = Cleaner(ruleset_of(LEARNED), body="off").clean(text, url=f"https://www.{SITE}/a.html")
    left = [line for line in done.text.splitlines() if line]
    assert done.restore() == text
    assert [line for line in left if line in CLOCK] == CLOCK
    assert not set(left) & set(FIXED)
    own = {template.format(**dict(zip(NAMES, ISSUES[8], strict=False))) for template in OWN}
    assert [line for line in left if line not in own and line not in CLOCK] == []
    assert {"Eight minutes", "By Nils Brandt"} <= set(left)


@pytest.mark.parametrize("number", range(8))
def test_the_pages_themselves_keep_their_articles(number: int) -> None:
    text = text_of(ISSUES[number])
    done = Cleaner(ruleset_of(LEARNED), body="off").clean(text, url=SITE)
    body = ISSUES[number][-1]
    assert isinstance(body, list)
    assert [line for line in done.text.splitlines() if line in body] == body
    assert not set(done.text.splitlines()) & set(FIXED)
    assert str(ISSUES[number][1]) in done.text


def test_on_another_site_nothing_goes() -> None:
    text = text_of(ISSUES[8])
    assert Cleaner(ruleset_of(LEARNED), body="off").clean(text, url="courier.example").text == text
