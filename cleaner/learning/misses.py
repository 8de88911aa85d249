"""Near misses: lines that are like one that is boilerplate, and are not. They are what a rule must leave alone."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

_LEAST = 50
# Of a word that stands in more lines, so many are looked at.
_MOST = 30
_RAREST = 3


class Misses:
    """Lines among which the one most like another is found by its rarest words."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            for word in set(line.casefold().split()):
                if len(self._by_word[word]) < _MOST:
                    self._by_word[word].append(line)

    def nearest(self, text: str) -> str:
        """The line most like a text, if any is half alike; else an empty text."""
        words = [word for word in set(text.casefold().split()) if word in self._by_word]
        rare = sorted(words, key=lambda word: (len(self._by_word[word]), word))[:_RAREST]
        candidates = {line for word in rare for line in self._by_word[word] if line.strip() != text.strip()}
        ranked = sorted((-fuzz.ratio(text, line), line) for line in candidates)
        return ranked[0][1] if ranked and -ranked[0][0] >= _LEAST else ""
