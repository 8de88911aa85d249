"""What cleaning found, as plain data for JSON."""

from collections.abc import Iterable
from typing import Any

from cleaner.cleaned import Cleaned, counted
from cleaner.planning.edits import WHY_WITHHELD, Edit, Withheld
from cleaner.report.explain import path_of


def access_of(cleaned: Cleaned) -> dict[str, Any]:
    """The verdict on access; absent facts are left out."""
    access = {name: value for name, value in cleaned.access._asdict().items() if value is not None and value != ()}
    if "evidence" in access:
        access["evidence"] = [item._asdict() for item in cleaned.access.evidence]
    if claims := access.pop("claims", None):
        said = {name: value for name, value in claims._asdict().items() if value is not None and value != ()}
        if "parts" in said:
            said["parts"] = [{"free": part.free, "selectors": list(part.selectors)} for part in claims.parts]
        if said:
            access["claims"] = said
    return access


def page_of(cleaned: Cleaned) -> dict[str, Any]:
    """What the page says of itself; what it does not say is left out."""
    if cleaned.page is None:
        return {}
    return {name: value for name, value in cleaned.page._asdict().items() if value}


def edit_of(edit: Edit) -> dict[str, Any]:
    """One edit: line, rule, kind, confidence, reason, text."""
    return {
        "line": edit.line,
        "rule": edit.rule,
        "kind": edit.kind,
        "confidence": edit.confidence,
        "reason": edit.reason,
        "text": edit.text,
    }


def edits_of(cleaned: Cleaned) -> list[dict[str, Any]]:
    """The edits that took words; on a page of HTML each with the path of its element."""
    found = []
    for edit in counted(cleaned.edits):
        path = path_of(cleaned, edit)
        found.append({**edit_of(edit), "element": path} if path else edit_of(edit))
    return found


def withheld_of(items: Iterable[Withheld]) -> list[dict[str, Any]]:
    """The edits that were not made, each with why."""
    return [{**edit_of(item.edit), "withheld": WHY_WITHHELD[item.why]} for item in items]


def cleaning_of(cleaned: Cleaned, edits: bool) -> dict[str, Any]:
    """The ``cleaning`` object of a record."""
    found: dict[str, Any] = {
        "kept": cleaned.kept,
        "removed": cleaned.removed,
        "access": access_of(cleaned),
        "fields": dict(cleaned.fields),
    }
    if page := page_of(cleaned):
        found["page"] = page
    if cleaned.warnings:
        found["warnings"] = list(cleaned.warnings)
    if edits:
        found["edits"] = edits_of(cleaned)
    return found


def document_of(cleaned: Cleaned) -> dict[str, Any]:
    """The one object of ``--json``."""
    return {
        "text": cleaned.text,
        "kept": cleaned.kept,
        "removed": cleaned.removed,
        "access": access_of(cleaned),
        "fields": dict(cleaned.fields),
        **({"page": page} if (page := page_of(cleaned)) else {}),
        "edits": edits_of(cleaned),
        **({"withheld": withheld_of(cleaned.withheld)} if cleaned.withheld else {}),
        **({"warnings": list(cleaned.warnings)} if cleaned.warnings else {}),
    }
