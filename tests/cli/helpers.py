"""A small rule set, and what running a command gave."""

from collections.abc import Callable
from typing import NamedTuple

RULES = """\
- id: word.en
  about: Word that marks an advertisement.
  kind: sponsor
  lang: en
  when: {phrase: Advertisement}
  do: drop_line
  confidence: certain
  examples: {match: [Advertisement], keep: [Advertisement is dead.]}

- id: left.en
  about: Notice that says how much is left to read.
  kind: truncation
  lang: en
  when:
    phrase: "You have {percent_left:number}% left to read."
  do: drop_line
  sets: {truncated: true, access: subscription}
  confidence: certain
  examples:
    match:
      - {text: You have 41.5% left to read., gives: {percent_left: 41.5}}
    keep: [You have 41.5% of the mill left to paint.]

- id: share-bar.en
  was: sharing.en
  about: Line of buttons.
  kind: share
  lang: en
  when: {phrase: Share this story}
  do: drop_line
  confidence: likely
  examples: {match: [Share this story], keep: [Share this story with nobody.]}

- id: teaser.en
  about: Pointer to another text.
  kind: related
  lang: en
  when: {phrase: "More: {}"}
  do: drop_line
  confidence: guess
  examples: {match: ["More: The old weir"], keep: ["More of this, said the miller."]}

- id: menu.mill
  about: Menu of one site.
  kind: navigation
  lang: any
  sites: mill.example.org
  when: {phrase: Mill Menu}
  do: drop_line
  confidence: certain
  examples: {match: [Mill Menu], keep: [The Mill Menu is long.]}
"""
PAGE = "Advertisement\n\nThe mill is sold.\n\nShare this story\n"
CLEAN = "The mill is sold.\n"
SAID = "clean: "


class Ran(NamedTuple):
    """Exit code, standard output and standard error."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


# Runs a command with arguments and standard input.
Run = Callable[..., Ran]
