"""Opens a file in a process of its own and tells what came of it, how long it took and how much memory.

``python -m tests.probe FILE`` prints one line of JSON: kode and alasan ("" when the file was read), how many
cells, seconds, and the peak memory of this process and of the reading process it starts, in bytes.
"""

import json
import re
import resource
import sys
import time
from pathlib import Path

from lkjip_excel.read.files.book import BukuError, open_book


def main() -> None:
    start = time.perf_counter()
    told: dict[str, object] = {"kode": "", "alasan": "", "sel": 0}
    try:
        told["sel"] = sum(len(lembar.sel) for lembar in open_book(Path(sys.argv[1])))
    except BukuError as error:
        told |= {"kode": error.kode, "alasan": str(error)}
    told["detik"] = time.perf_counter() - start
    told |= {"sini": _own_peak(), "anak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024}
    print(json.dumps(told))  # noqa: T201 - this is how the test hears of it


def _own_peak() -> int:
    """Return the peak memory of this process; what Linux calls its usage includes that of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text("ascii"))
        if found:
            return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
