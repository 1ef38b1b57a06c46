"""The same work for many items, here or in several processes; a worker that dies spoils only its item."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_each(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    died: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield the result of each item in order, worked on by up to ``jobs`` processes.

    ``died`` gives the result of an item whose worker was killed or crashed. An exception of ``work``
    itself comes out here. With one job, or one item, everything happens in this process.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from map(work, items)
        return
    with ProcessPool(max_workers=min(jobs, len(items))) as pool:
        waiting = [pool.schedule(work, args=[item]) for item in items]
        for item, future in zip(items, waiting, strict=True):
            try:
                yield future.result()
            except ProcessExpired:
                yield died(item)
