"""Join the same things of several documents, one to one; nothing here knows what a document is."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from rapidfuzz import fuzz, process

from lkjip_excel.match.wording import istilah, resemblance


@dataclass(frozen=True, slots=True)
class Hal:
    """A thing as one document names it: normalised words and kode, key of the thing it stands under.

    ``fakta`` is the fact whose cell names it and ``teks`` its words as written; they do not tell things
    apart.
    """

    kata: str
    kode: str = ""
    induk: str = ""
    fakta: int = field(default=-1, compare=False)
    teks: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Mirip:
    """Two things paired because they resemble each other; ``skor`` in percent."""

    satu: Hal
    dua: Hal
    skor: float


@dataclass(slots=True)
class Kelompok:
    """One thing with all that documents call it; the first name is the one that made the key."""

    kunci: str
    nama: list[Hal]


@dataclass(frozen=True, slots=True)
class Gabungan:
    """The key of every thing of every document, and which were joined by resemblance only."""

    kunci: Mapping[tuple[str, Hal], str]
    mirip: tuple[Mirip, ...]


_Pair = tuple[int, int, float]


def join(documents: Mapping[str, Sequence[Hal]], prefix: str = "", *, in_place: bool = False) -> Gabungan:
    """Join things over documents; the first document that names a thing gives it its key.

    Per document every thing is paired with at most one known thing and the other way round: by all it
    says, by kode, by words under the same parent, by words, each where they stand once on either side,
    then by resemblance, the closest first (``in_place``: only under the same parent). What is left
    becomes a new thing.
    """
    groups: list[Kelompok] = []
    keys: dict[tuple[str, Hal], str] = {}
    similar: list[Mirip] = []
    for name, things in documents.items():
        paired = _pair(things, groups, in_place=in_place)
        similar += _similar(things, groups, paired)
        for index, thing in enumerate(things):
            if index in paired:
                groups[paired[index][0]].nama.append(thing)
            else:
                groups.append(Kelompok(_new_key(thing, prefix, groups), [thing]))
            keys[name, thing] = groups[paired[index][0]].kunci if index in paired else groups[-1].kunci
    return Gabungan(keys, tuple(similar))


def _new_key(thing: Hal, prefix: str, groups: Iterable[Kelompok]) -> str:
    """Return a readable key that no other thing has: its words, with its parent where others share them."""
    used = {group.kunci for group in groups}
    key = prefix + (thing.kata or thing.kode)
    if key in used and thing.induk:
        key = f"{key} < {thing.induk}"
    return next(one for one in _versions(key) if one not in used)


def _versions(key: str) -> Iterator[str]:
    yield key
    number = 2
    while True:
        yield f"{key} ({number})"
        number += 1


def _pair(
    things: Sequence[Hal],
    groups: Sequence[Kelompok],
    *,
    in_place: bool,
) -> dict[int, tuple[int, float]]:
    """Return for every paired thing (by position) the position of its group and the score."""
    paired: dict[int, tuple[int, float]] = {}
    for step in (_by_all, _by_kode, _by_place, _by_words, partial(_by_resemblance, in_place=in_place)):
        taken = {group for group, _ in paired.values()}
        open_things = {i: one for i, one in enumerate(things) if i not in paired}
        open_groups = {j: one for j, one in enumerate(groups) if j not in taken}
        paired |= {i: (j, score) for i, j, score in step(open_things, open_groups)}
    return paired


def _similar(
    things: Sequence[Hal],
    groups: Sequence[Kelompok],
    paired: Mapping[int, tuple[int, float]],
) -> list[Mirip]:
    """Return the pairs that only resemblance made, each with the name it resembles most."""
    found = []
    for index, (group, score) in sorted(paired.items()):
        if score > 0:
            names = groups[group].nama
            closest = max(names, key=lambda name: resemblance(things[index].kata, name.kata))
            found.append(Mirip(things[index], closest, score))
    return found


def _by_all(things: Mapping[int, Hal], groups: Mapping[int, Kelompok]) -> list[_Pair]:
    return _exact(things, groups, lambda one: one)


def _by_kode(things: Mapping[int, Hal], groups: Mapping[int, Kelompok]) -> list[_Pair]:
    return _exact(things, groups, lambda one: one.kode or None)


def _by_place(things: Mapping[int, Hal], groups: Mapping[int, Kelompok]) -> list[_Pair]:
    return _exact(things, groups, lambda one: (one.kata, one.induk) if one.kata else None)


def _by_words(things: Mapping[int, Hal], groups: Mapping[int, Kelompok]) -> list[_Pair]:
    same = _exact(things, groups, lambda one: one.kata or None)
    return [pair for pair in same if not _elsewhere(things[pair[0]], groups[pair[1]])]


def _elsewhere(thing: Hal, group: Kelompok) -> bool:
    """Tell whether both kode and parent say that this is another thing of the same name."""
    return not _agree(thing.kode, (name.kode for name in group.nama)) and not _agree(
        thing.induk,
        (name.induk for name in group.nama),
    )


def _agree(one: str, others: Iterable[str]) -> bool:
    """Tell whether a value equals one of the others, or either side does not say."""
    known = {other for other in others if other}
    return not one or not known or one in known


def _exact(
    things: Mapping[int, Hal],
    groups: Mapping[int, Kelompok],
    feature: Callable[[Hal], Hashable],
) -> list[_Pair]:
    """Return the pairs that share a feature which stands exactly once on either side."""
    of_things = Counter(feature(one) for one in things.values())
    of_groups: dict[Hashable, set[int]] = {}
    for j, group in groups.items():
        for name in group.nama:
            of_groups.setdefault(feature(name), set()).add(j)
    candidates = ((i, feature(one)) for i, one in things.items())
    return _one_to_one(
        (i, next(iter(of_groups[what])), 0.0)
        for i, what in candidates
        if what is not None and of_things[what] == 1 and len(of_groups.get(what, ())) == 1
    )


def _by_resemblance(
    things: Mapping[int, Hal],
    groups: Mapping[int, Kelompok],
    *,
    in_place: bool,
) -> list[_Pair]:
    """Return the most resembling pairs; a kode that differs forbids one, ``in_place`` a parent as well.

    Equal words are not looked at again: what they could not decide stands more than once.
    """
    names = [(j, name) for j, group in groups.items() for name in group.nama]
    close = _close([one.kata for one in things.values()], [name.kata for _, name in names])
    order = list(things)
    candidates = []
    for row, column in np.argwhere(close):
        i, (j, name) = order[row], names[column]
        placed = not in_place or _agree(things[i].induk, [name.induk])
        if placed and things[i].kata != name.kata and _agree(things[i].kode, [name.kode]):
            candidates.append((i, j, resemblance(things[i].kata, name.kata)))
    return _one_to_one(sorted((c for c in candidates if c[2] > 0), key=lambda c: (-c[2], c[0], c[1])))


def _close(ones: Sequence[str], others: Sequence[str]) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """Return which pairs of names share enough letters to be looked at."""
    bare = [[text.replace(" ", "") for text in texts] for texts in (ones, others)]
    least = istilah().ambang
    return np.asarray(process.cdist(*bare, scorer=fuzz.ratio, score_cutoff=least)) >= least


def _one_to_one(candidates: Iterable[_Pair]) -> list[_Pair]:
    """Keep of the candidates, in their order, those whose two sides are both still free."""
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for i, j, score in candidates:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((i, j, score))
    return kept
