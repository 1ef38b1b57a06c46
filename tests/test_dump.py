"""The cell dump tells apart what differs; golden files can neither be missing nor left over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dump import Golden, dump, golden_path, orphans

Buku = Callable[..., Path]


def test_dump_shows_value_format_and_formula(buku: Buku) -> None:
    path = buku(
        """
        [PK]
        1   | "1" | {0.0%}0.915
        =A1 | | =A1/3 => 0.33333333333333331
        """,
    )
    assert dump(path) == [
        "PK!A1 | 1 | General",
        "PK!B1 | '1' | General",
        "PK!C1 | 0.915 | 0.0%",
        "PK!A2 | None | General | =A1",
        "PK!C2 | 0.333333333333 | General | =A1/3",
    ]


def test_golden_of_this_module(buku: Buku, emas: Golden) -> None:
    emas.check(dump(buku("Sasaran | Target\nA | {0.00}91.5")))


def test_missing_golden_fails_and_is_not_created(tmp_path: Path) -> None:
    golden = Golden(tmp_path / "m" / "t.txt", update=False)
    with pytest.raises(AssertionError, match="perbarui"):
        golden.check(["a"])
    assert not golden.path.exists()


def test_changed_golden_fails(tmp_path: Path) -> None:
    golden = Golden(tmp_path / "m" / "t.txt", update=True)
    golden.check(["a", "b"])
    with pytest.raises(AssertionError):
        Golden(golden.path, update=False).check(["a", "c"])


def test_name_of_a_golden_file_is_safe() -> None:
    assert golden_path("test_x", "test_a[1/2 | b]").name == "test_a-1-2-b.txt"


def test_orphans_are_found(tmp_path: Path) -> None:
    kept, left, other, gone = (
        tmp_path / name for name in ("test_a/1.txt", "test_a/2.txt", "test_b/1.txt", "x/1.txt")
    )
    for path in (kept, left, other, gone):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = orphans(tmp_path, {"test_a": {kept}}, {"test_a", "test_b"})
    assert found == [left, gone]


def test_no_golden_file_without_a_test(emas_yatim: list[Path]) -> None:
    assert emas_yatim == []
