"""What is wrong with a rule file: where, what, and how to mend it."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One located complaint. ``line`` and ``column`` count from 1; ``warning`` when the rule still loads."""

    file: str
    line: int
    column: int
    message: str
    rule: str = ""
    warning: bool = False

    def __str__(self) -> str:
        grade = "warning: " if self.warning else ""
        rule = f"rule {self.rule}: " if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {grade}{rule}{self.message}"


class RulesError(ValueError):
    """Rules that cannot be used. ``problems`` holds each complaint; the text is all of them, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["RulesError"], tuple[tuple[Problem, ...]]]:
        return RulesError, (self.problems,)
