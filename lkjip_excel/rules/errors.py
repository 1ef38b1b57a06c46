"""What is said when a rule or profile file is wrong: file, line, key, and the nearest valid name."""

import difflib
from collections.abc import Iterable


class AturanError(Exception):
    """A rule or profile of the user cannot be used; the message is Indonesian and names where and why."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a clause that ends the message: the nearest valid name, else all of them."""
    names = sorted(known)
    close = difflib.get_close_matches(name.casefold(), [each.casefold() for each in names])
    likely = [each for each in names if each.casefold() in close[:1]]
    return f'; maksud Anda "{likely[0]}"?' if likely else f"; yang ada: {', '.join(names)}"
