"""How short and how long a text can be that an expression matches: a look at a line's length saves many attempts.

The standard library's reader tells (`sre_parse`'s `getwidth`). It knows less than the ``regex`` package, so expressions
that hold what it reads otherwise, or cannot read, have no known width.
"""

import re
import warnings

# What only the regex package writes, by something of the same width.
_PROPERTY = re.compile(r"\\[pP](?:\{[^{}]*\}|[A-Z])")
# Classes by name, set operations and fuzzy counts, which the standard library takes for something else.
_OTHERWISE = re.compile(r"\[\[|\[\^\[|--|&&|\|\||~~|(?<!\\)\{(?!\d)|\(\?<(?![=!])|\\[KRXhNmMGL]")


def width_of(source: str, most: int) -> tuple[int, int]:
    """At least and at most so many characters; (0, most) when it is not known."""
    plain = _PROPERTY.sub(r"\\w", source)
    if _OTHERWISE.search(plain):
        return 0, most
    try:
        from re import _parser  # type: ignore[attr-defined]

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            low, high = _parser.parse(plain).getwidth()
    except (re.error, OverflowError, RecursionError, ValueError, Warning, ImportError):
        return 0, most
    return min(int(low), most), min(int(high), most)
