"""The joining of things, without any document: one to one, readable keys, kode before words."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.match.pairing import Hal, join

WORDS = st.sampled_from(["rapat", "rapat desa", "laporan desa", "laporan rapat desa", "laporan rapat dessa"])
THINGS = st.lists(
    st.builds(Hal, WORDS, st.sampled_from(["", "1", "2"]), st.sampled_from(["", "a", "b"])),
    unique=True,
    max_size=6,
)
DOCUMENTS = st.dictionaries(st.sampled_from(["pk", "rkt", "anggaran"]), THINGS)


@given(DOCUMENTS, st.booleans())
def test_no_two_things_of_a_document_share_a_key(documents: dict[str, list[Hal]], in_place: bool) -> None:  # noqa: FBT001
    joined = join(documents, in_place=in_place)
    assert set(joined.kunci) == {(name, one) for name, things in documents.items() for one in things}
    used = Counter((name, key) for (name, _), key in joined.kunci.items())
    assert set(used.values()) <= {1}


@given(THINGS)
def test_the_same_document_twice_pairs_completely_and_silently(things: list[Hal]) -> None:
    joined = join({"satu": things, "dua": things})
    assert all(joined.kunci["satu", one] == joined.kunci["dua", one] for one in things)
    assert joined.mirip == ()


@pytest.mark.parametrize(
    ("satu", "dua", "same"),
    [
        (Hal("rapat", "7.1"), Hal("konsultasi", "7.1"), True),
        (Hal("rapat", "7.1"), Hal("rapat", "7.2"), True),
        (Hal("rapat", "7.1", "a"), Hal("rapat", "7.2", "b"), False),
        (Hal("rapat", "", "a"), Hal("rapat", "", "b"), True),
        (Hal("rapat koordinasi", "7.1"), Hal("rapat kordinasi", "7.2"), False),
        (Hal("rapat koordinasi"), Hal("rapat kordinasi", "7.2"), True),
        (Hal("rapat koordinasi", "", "a"), Hal("rapat kordinasi", "", "b"), False),
        (Hal("rapat koordinasi", "", "a"), Hal("rapat kordinasi", "", "a"), True),
        (Hal("", "7.1"), Hal("", "7.2"), False),
    ],
)
def test_when_two_names_are_one_thing(satu: Hal, dua: Hal, same: bool) -> None:  # noqa: FBT001
    joined = join({"satu": [satu], "dua": [dua]}, in_place=True)
    assert (joined.kunci["satu", satu] == joined.kunci["dua", dua]) is same


def test_words_that_stand_twice_are_not_paired_by_order() -> None:
    here = [Hal("rapat", "", "a"), Hal("rapat", "", "b")]
    there = Hal("rapat")
    joined = join({"satu": here, "dua": [there]})
    assert joined.kunci["dua", there] not in {joined.kunci["satu", one] for one in here}


def test_a_kode_that_stands_twice_decides_nothing() -> None:
    here = [Hal("rapat", "7.1"), Hal("konsultasi", "7.1")]
    there = [Hal("konsultasi", "7.1")]
    joined = join({"satu": here, "dua": there})
    assert joined.kunci["dua", there[0]] == joined.kunci["satu", here[1]] == "konsultasi"


def test_a_spelling_once_paired_is_known_to_later_documents() -> None:
    odd = Hal("laporan kegiatn tahunan")
    joined = join({"satu": [Hal("laporan kegiatan tahunan")], "dua": [odd], "tiga": [odd]})
    assert set(joined.kunci.values()) == {"laporan kegiatan tahunan"}
    assert [one.satu for one in joined.mirip] == [odd]
