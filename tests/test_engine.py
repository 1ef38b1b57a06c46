"""Work in one process or several: same results in the same order, a dead worker spoils only its own item."""

import os
import signal

import pytest

from lkjip_excel.engine import run_each


def double(item: int) -> int:
    return 2 * item


def kill_itself_on_three(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGTERM)
    return 2 * item


def fail_on_three(item: int) -> int:
    if item == 3:
        raise ZeroDivisionError
    return item


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_order_does_not_depend_on_the_number_of_processes(jobs: int) -> None:
    assert list(run_each(double, range(7), jobs, lambda _: -1)) == [0, 2, 4, 6, 8, 10, 12]


def test_a_killed_worker_spoils_one_item() -> None:
    assert list(run_each(kill_itself_on_three, range(6), 2, lambda item: -item)) == [0, 2, 4, -3, 8, 10]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_stays_a_traceback(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(run_each(fail_on_three, range(5), jobs, lambda _: -1))
