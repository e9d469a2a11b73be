"""``python -m benchmarks.launch COMMAND …``: time and peak memory of one process, as JSON.

A process of its own, because a child starts with the peak memory of the process that made it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time


def main() -> None:
    """Run the command and print what it took, its exit code and the size of its output."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(sys.argv[1:], stdout=output, stderr=subprocess.DEVNULL)
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            code, kilobytes = os.waitstatus_to_exitcode(status), usage.ru_maxrss
        else:
            code, kilobytes = process.wait(), 0
        process.returncode = code
        seconds = time.perf_counter() - start
        printed = output.seek(0, os.SEEK_END)
    answer = {"seconds": seconds, "megabytes": kilobytes / 1024, "code": code, "printed": printed}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
