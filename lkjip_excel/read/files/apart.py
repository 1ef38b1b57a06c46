"""Reads a file in a process of its own, with bounded memory and time; a crash there is one refused file.

A fresh process and no fork: it works alike on every system, from threads and from pool workers, and the
limit on its memory counts nothing of ours.
"""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import lkjip_excel
from lkjip_excel.read.files.grid import Buku
from lkjip_excel.read.files.limits import RUSAK, BukuError, breach, limit

#: numpy, which openpyxl imports where it is, reserves memory for every core unless told otherwise.
_FRUGAL = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_CRASHED = "program pembaca berhenti mendadak saat membacanya; buka dan simpan ulang di Excel sebagai .xlsx"


def read_apart(path: Path) -> Buku:
    """Return the sheets of a file read by another process; BukuError when that refuses it or dies."""
    command = [sys.executable, "-P", "-m", "lkjip_excel.read.files.child", str(path.absolute())]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, capture_output=True, timeout=limit("detik"), check=False, env=_environment()
        )
    except subprocess.TimeoutExpired as error:
        raise breach("detik") from error
    if done.returncode != 0:
        raise BukuError(RUSAK, _CRASHED)
    answer: Buku | tuple[str, str] = pickle.loads(done.stdout)  # noqa: S301 - written by our own process
    if isinstance(answer, Buku):
        return answer
    raise BukuError(*answer)


def _environment() -> dict[str, str]:
    """Return the environment of the child: it finds this package wherever we found it."""
    home = str(Path(lkjip_excel.__file__).parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, **_FRUGAL, "PYTHONPATH": os.pathsep.join(paths)}
