"""``python -m benchmarks.scoring COUNT SEED RESULT``: score so many filings, write the seconds.

A process of its own, so that its peak memory is that of scoring.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.filing_samples import PACK, filings
from jixiao.regions.packs import find_pack
from jixiao.rubrics.scoring import score


def main(arguments: list[str]) -> None:
    """Only scoring is timed, not the making of the filings."""
    count, seed, target = int(arguments[0]), int(arguments[1]), Path(arguments[2])
    pack = find_pack(PACK)
    assert pack is not None
    seconds = 0.0
    for filing in filings(seed, count):
        start = time.process_time()
        sheet = score(filing, pack)
        seconds += time.process_time() - start
        assert sheet.complete
    target.write_text(f"{seconds}", encoding="utf-8")
    print(count)


if __name__ == "__main__":
    main(sys.argv[1:])
