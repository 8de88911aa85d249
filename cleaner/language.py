"""The language of a text, by its commonest words and its script: cheap, and always the same answer."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, repeat

import regex

from cleaner.folding import fold

_WORDS = {
    "en": "the and of to in that is was for it with as his on be at by had not are but from they have which",
    "fr": "le la les des et est une dans que pour du qui sur pas au plus par avec ce il sont cette ont aux",
    "de": "der die und das ist den nicht von mit sich des auf für ein dem eine im auch als wird bei sind",
    "es": "el los las que una por con del para como más pero sus este fue son también ha entre cuando",
    "it": "il che di una per non sono del con della anche gli più alla nel dei come ha questo le delle",
    "pt": "o os que uma para com não dos mais como da em por ao foi das são pelo também mas se",
    "nl": "het een van en de dat niet op te zijn met voor er aan ook maar bij naar heeft werd",
    "sv": "och att det som är på en av för med den inte till har om ett var men jag från",
    "da": "og at det er en til af på for ikke med der den har som et var fra han blev efter sig nu mere også",
    "no": "og det er på en til av som for ikke med at har de den et fra han var ble etter seg nå mer også",
    "fi": "ja on ei että se oli myös kun mutta hän joka ovat sen tai mukaan kuin ole vain nyt jo ollut sitä tämä sekä",
    "pl": "i w nie na się że to z do jest o jak ale po co tak przez od za był",
    "cs": "a v se na je že s z do o k i ale jako za by byl to které který podle jsou však také nebo jeho před",
    "sk": "a v sa na je že s z do o k aj ale ako za by bol to ktoré ktorý podľa sú však tiež alebo jeho pred",
    "hu": "a az és hogy nem is egy volt meg csak de ez már azt mint szerint még kell lehet pedig után ezt",
    "ro": "și să din că mai sunt prin pentru care este fost după nu cu pe în unei iar fie această acest lui ei",
    "tr": "ve bir bu için ile da de olarak daha çok olan ne gibi sonra kadar ancak olduğu göre ise her en yeni var",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan ke juga telah oleh sebagai adalah para",
    "vi": "và của là các có trong được cho không với người này một đã những khi tại về năm để",
}
# Of languages that share a script, the letters that only one of them writes.
_LETTERS = {
    r"\p{Cyrillic}": {"uk": "іїєґ", "ru": "ыэъ"},
    r"\p{Arabic}": {"fa": "پچژگ", "ur": "ٹڈڑںے", "ar": "ةىض"},
    r"\p{Han}": {"zh-Hant": "這個們國來時說會學對發後為", "zh-Hans": "这个们国来时说会学对发后为"},
}
_SCRIPTS = {
    "ja": r"[\p{Hiragana}\p{Katakana}]",
    "ko": r"\p{Hangul}",
    "zh": r"\p{Han}",
    "ru": r"\p{Cyrillic}",
    "el": r"\p{Greek}",
    "ar": r"\p{Arabic}",
    "he": r"\p{Hebrew}",
    "th": r"\p{Thai}",
    "hi": r"\p{Devanagari}",
}
_OF: dict[str, list[str]] = {}
for _language, _listed in _WORDS.items():
    for _word in fold(_listed).split():
        _OF.setdefault(_word, []).append(_language)

_COMMON = {language: frozenset(fold(listed).split()) for language, listed in _WORDS.items()}

SAMPLE_CHARS = 8_000
# Letters of no Latin script.
_ELSEWHERE = "[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\ufefc]"
_MARKS = ".,;:!?\"'()"
_MIN_WORDS = 4


def common_words(language: str | None) -> frozenset[str]:
    """The commonest words of a language, folded; empty when it is not known or its script is enough to tell it."""
    return _COMMON.get((language or "").partition("-")[0], frozenset())


def language_of(views: Iterable[str]) -> str | None:
    """The language of some lines (two letters), or None when they do not tell.

    >>> language_of(["The mayor said that the bridge was closed and that it is not safe for the public."])
    'en'
    """
    return _told_by(_sample(views))


# A page is planned more than once, and its longest lines seldom change on the way.
@lru_cache(maxsize=4)
def _told_by(text: str) -> str | None:
    if _mostly_elsewhere(text):
        letters = len(regex.findall(r"\p{L}", text))
        for language, script in _SCRIPTS.items():
            share = 10 if language == "ja" else 2
            if letters and share * len(regex.findall(script, text)) > letters:
                return _by_letters(script, text) or language
    counts: Counter[str] = Counter()
    words = map(str.strip, text.casefold().split(), repeat(_MARKS))
    for word, times in Counter(filter(_OF.__contains__, words)).items():
        for language in _OF[word]:
            counts[language] += times
    ranked = islice(counts.most_common(), 2)
    first = next(ranked, None)
    if first is None or first[1] < _MIN_WORDS:
        return None
    second = next(ranked, None)
    return None if second is not None and second[1] == first[1] else first[0]


def _mostly_elsewhere(text: str) -> bool:
    """Whether a tenth of the text is letters of no Latin script."""
    # Each such letter takes more than one byte: most texts need no closer look.
    more = len(text.encode("utf-8", "surrogatepass")) - len(text)
    return more * 10 > len(text) and len(re.findall(_ELSEWHERE, text)) * 10 > len(text)


def _by_letters(script: str, text: str) -> str | None:
    """Of the languages of a script, the one whose own letters are most frequent."""
    counts = {language: sum(map(text.count, letters)) for language, letters in _LETTERS.get(script, {}).items()}
    best = max(counts, key=lambda language: counts[language], default=None)
    return best if best is not None and counts[best] else None


def _sample(views: Iterable[str]) -> str:
    """The longest lines tell most; as many as make up the sample, whatever their order."""
    parts, size = [], 0
    ranked = sorted(set(views))
    ranked.sort(key=len, reverse=True)
    for view in ranked:
        parts.append(view[:SAMPLE_CHARS])
        size += len(view)
        if size > SAMPLE_CHARS:
            break
    return "\n".join(parts)
