"""The reading process: ``python -m lkjip_excel.read.files.child FILE`` pickles the answer to its output.

The answer is the Buku, or code and reason of the refusal. Nothing else is ever written there.
"""

import pickle
import sys
from pathlib import Path

from lkjip_excel.read.files.book import read_here
from lkjip_excel.read.files.container import identify
from lkjip_excel.read.files.grid import Buku
from lkjip_excel.read.files.limits import BukuError, breach, limit

try:
    import resource
except ImportError:  # not on Windows, where the limits on the content must do
    resource = None  # type: ignore[assignment]


def answer(path: Path) -> Buku | tuple[str, str]:
    """Return what the file holds, or code and reason of its refusal."""
    try:
        return read_here(identify(path))
    except BukuError as error:
        return error.kode, str(error)


def _limit_memory() -> None:
    if resource is not None:
        memory = limit("memori")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the file named on the command line."""
    _limit_memory()
    try:
        result = pickle.dumps(answer(Path(sys.argv[1])), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        error = breach("memori")
        result = pickle.dumps((error.kode, str(error)))
    sys.stdout.buffer.write(result)


if __name__ == "__main__":
    main()
