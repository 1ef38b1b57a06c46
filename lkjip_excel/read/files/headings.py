"""Works out text formulas that were saved without a value, as a program that is not Excel leaves them.

Only what the headings of our own templates use: texts and cells joined with &, a year plus or minus a whole
number, and IF(cell="", a, b). Anything else stays without value, and numbers are never worked out here.
"""

from collections.abc import Callable
from typing import TypeAlias

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

Value: TypeAlias = str | int | None
#: Gives the value of a cell by sheet ("" for the formula's own) and address.
Lookup: TypeAlias = Callable[[str, str], object]


class _UnknownError(Exception):
    """The formula holds something that is not known here."""


def heading(formula: str, lookup: Lookup) -> str | None:
    """Return the text a formula gives, None where it is not one of the known kind or gives no text."""
    try:
        parser = _Parser(formula, lookup)
        result = parser.expression()
        return result if isinstance(result, str) and parser.done() else None
    except _UnknownError:
        return None


class _Parser:
    """Reads the tokens of one formula from left to right."""

    def __init__(self, formula: str, lookup: Lookup) -> None:
        self._tokens = [token for token in Tokenizer(formula).items if token.type != Token.WSPACE]
        self._lookup = lookup

    def done(self) -> bool:
        return not self._tokens

    def expression(self) -> Value:
        """Read terms joined by &, + or -; & binds last, as in Excel."""
        parts = [self._sum()]
        while self._next_is("&"):
            self._tokens.pop(0)
            parts.append(self._sum())
        return parts[0] if len(parts) == 1 else "".join("" if part is None else str(part) for part in parts)

    def _sum(self) -> Value:
        result = self._term()
        while self._next_is("+", "-"):
            sign = 1 if self._tokens.pop(0).value == "+" else -1
            other = self._term()
            if not isinstance(result, int) or not isinstance(other, int):
                raise _UnknownError
            result += sign * other
        return result

    def _term(self) -> Value:
        if not self._tokens:
            raise _UnknownError
        token = self._tokens.pop(0)
        if token.type == Token.OPERAND:
            return self._operand(token)
        if token.type == Token.PAREN and token.subtype == Token.OPEN:
            result = self.expression()
            self._expect(")")
            return result
        if token.value == "IF(":
            return self._if()
        raise _UnknownError

    def _operand(self, token: Token) -> Value:
        if token.subtype == Token.TEXT:
            return str(token.value)[1:-1].replace('""', '"')
        if token.subtype == Token.NUMBER and str(token.value).isdigit():
            return int(token.value)
        if token.subtype == Token.RANGE:
            return self._cell(str(token.value))
        raise _UnknownError

    def _cell(self, reference: str) -> Value:
        sheet, _, address = reference.rpartition("!")
        value = self._lookup(sheet.strip("'"), address.replace("$", ""))
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
            return value
        raise _UnknownError

    def _if(self) -> Value:
        """Read the rest of IF(cell="", a, b) and return the branch that holds."""
        tested = self._sum()
        self._expect("=")
        blank = self._sum() == (tested or "")
        self._expect(",")
        yes = self.expression()
        self._expect(",")
        no = self.expression()
        self._expect(")")
        return yes if blank else no

    def _next_is(self, *values: str) -> bool:
        return bool(self._tokens) and self._tokens[0].value in values

    def _expect(self, value: str) -> None:
        if not self._next_is(value):
            raise _UnknownError
        self._tokens.pop(0)
