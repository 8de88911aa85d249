"""Near copies of what was learned: lines that no learned rule matches, and that are still one of its templates."""

from collections.abc import Sequence

from cleaner.learning.keys import MAX_BYTES
from cleaner.learning.templates import Templates, build
from cleaner.learning.wording import are_copies
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.model import text_of
from cleaner.ruleset.ruleset import RuleSet

# Fewer words say too little: "More news" is no near copy of "More views".
_MIN_WORDS = 5


class NearCopies:
    """Finds near copies of the phrases of some rule files among the lines of a page.

    The tables are made on first use; it remembers nothing of a page.
    """

    def __init__(self, ruleset: RuleSet, files: Sequence[tuple[str, str]]) -> None:
        """``files``: name and text of the rule files, whose rules are part of ``ruleset``."""
        self._ruleset = ruleset
        self._files = files
        self._made: tuple[Templates, list[str], list[int]] | None = None

    def find(self, lines: Sequence[str]) -> list[tuple[int, int]]:
        """(line, pattern) pairs, by the numbers that the rule set gives its patterns."""
        templates, texts, numbers = self._made or self._make()
        places = [at for at, line in enumerate(lines) if len(line) <= MAX_BYTES and line.count(" ") + 1 >= _MIN_WORDS]
        hits = templates.find([lines[at] for at in places])
        return [
            (places[hit.line], numbers[hit.template])
            for hit in hits
            if are_copies(texts[hit.template], lines[places[hit.line]])
        ]

    def _make(self) -> tuple[Templates, list[str], list[int]]:
        sources, _ = load_texts(list(self._files))
        known = {rule.id: number for number, rule in enumerate(self._ruleset.rules)}
        texts: list[str] = []
        numbers: list[int] = []
        for source in sources:
            rule = source.rule
            if rule.id not in known or rule.do != "drop_line" or rule.status != "stable" or rule.when.css:
                continue
            for example in rule.examples.match:
                text = text_of(example)
                if text.count(" ") + 1 >= _MIN_WORDS:
                    texts.append(text)
                    numbers.append(self._ruleset.numbering.first_of[known[rule.id]])
        self._made = build(texts), texts, numbers
        return self._made
