"""``python -m shipping``: everything that is handed out, into ``dist``."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from shipping.bundle import bundle_files, ocr_files
from shipping.packing import Files, pack, write_sums
from shipping.platforms import PLATFORMS
from shipping.wheels import build

_MEGABYTE = 1e6


def main() -> int:
    """1 where a wheel could not be had; what was made before stays."""
    parser = argparse.ArgumentParser(prog="python -m shipping", description=__doc__)
    parser.add_argument("--dist", type=Path, default=Path("dist"))
    parser.add_argument("--only", choices=[each.name for each in PLATFORMS], help="one platform")
    parser.add_argument("--ocr", action="store_true", help="also what reads scans, in zips apart")
    options = parser.parse_args()
    dist: Path = options.dist
    dist.mkdir(parents=True, exist_ok=True)
    for old in dist.glob("jixiao-*"):
        old.unlink()
    wheel = build("wheel", dist)
    _say(wheel)
    _say(build("sdist", dist))
    for platform in PLATFORMS:
        if options.only not in (None, platform.name):
            continue
        try:
            _pack(bundle_files(platform, wheel), dist)
            if options.ocr:
                _pack(ocr_files(platform), dist, "-ocr")
        except subprocess.CalledProcessError as error:
            sys.stderr.write(f"{platform.name}: {error.stderr.decode('utf-8', 'replace')}")
            return 1
    write_sums(dist)
    return 0


def _pack(files: Files, dist: Path, kind: str = "") -> None:
    target = dist / f"{next(iter(files)).parts[0]}{kind}.zip"
    pack(files, target)
    _say(target)


def _say(path: Path) -> None:
    sys.stdout.write(f"{path.stat().st_size / _MEGABYTE:6.1f} MB  {path}\n")


if __name__ == "__main__":
    sys.exit(main())
