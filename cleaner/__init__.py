"""Gives back the article from the text of a scraped page, and says why each line went."""

from cleaner.access import Access, Evidence
from cleaner.cleaned import Cleaned
from cleaner.cleaning import Cleaner, clean
from cleaner.planning.edits import Edit, Withheld
from cleaner.ruleset.packs import load_ruleset
from cleaner.ruleset.problems import Problem, RulesError

__version__ = "0.1.0"

__all__ = [
    "Access",
    "Cleaned",
    "Cleaner",
    "Edit",
    "Evidence",
    "Problem",
    "RulesError",
    "Withheld",
    "clean",
    "load_ruleset",
]
