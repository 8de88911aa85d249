"""What cleaning gives: the article, every removal, the verdict on access, and what the page said."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from cleaner.access import Access
from cleaner.document import Document
from cleaner.planning.edits import BLANK, Edit, Withheld

if TYPE_CHECKING:
    from cleaner.facts.page import PageFacts

Field = str | int | float | bool


class Cleaned(NamedTuple):
    """What cleaning gives.

    ``text`` is the article; ``edits`` every removal in the order of the input; ``withheld`` the removals that rules
    asked for and that were not made, each with why; ``access`` whether the article is cut; ``fields`` what the removed
    lines told (publisher, published …; of several lines that tell the same, the one nearest to where the text
    begins); ``warnings`` what went wrong on the way, in words. ``kept`` and ``removed`` count lines that are not blank.
    ``page`` is what a page of HTML says of itself.
    ``document`` is the page as it was read, if it came in as HTML.
    """

    text: str
    edits: tuple[Edit, ...]
    access: Access
    fields: dict[str, Field]
    kept: int
    removed: int
    withheld: tuple[Withheld, ...] = ()
    warnings: tuple[str, ...] = ()
    page: "PageFacts | None" = None
    document: Document | None = None

    def restore(self) -> str:
        """The input, rebuilt from the text and the edits.

        >>> from cleaner import clean
        >>> page = "Advertisement\\n\\nThe bridge is closed.\\n"
        >>> clean(page).restore() == page
        True
        """
        parts = []
        taken = at = 0
        for edit in self.edits:
            keep = edit.start - at
            parts += [self.text[taken : taken + keep], edit.text, edit.end]
            taken += keep
            at = edit.start + len(edit.text) + len(edit.end)
        parts.append(self.text[taken:])
        return "".join(parts)

    def markdown(self, links: bool = False) -> str:
        """The article as Markdown, with its links if wanted. Raises ValueError when the page came in as text.

        >>> from cleaner import Cleaner
        >>> Cleaner().clean_html("<h1>Bridge</h1><p>It is <b>closed</b>.").markdown()
        '# Bridge\\n\\nIt is **closed**.\\n'
        """
        from cleaner.writing.markdown import markdown_of

        return markdown_of(self._page("Markdown"), self.edits, links)

    def html(self, links: bool = True) -> str:
        """The article as HTML of few tags, without scripts, styles and attributes, with its links if wanted.

        Raises ValueError when the page came in as text, or when the extra ``cleaner[html]`` is not installed.
        """
        from cleaner.writing.html import html_of

        return html_of(self._page("HTML"), self.edits, links)

    def _page(self, form: str) -> Document:
        if self.document is None:
            raise ValueError(f"this page came in as text; only one that came in as HTML can be written as {form}")
        return self.document


def counted(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that took words, without blank lines that closed up."""
    return [edit for edit in edits if edit.rule != BLANK]
