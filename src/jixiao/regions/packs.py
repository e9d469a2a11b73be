"""The packs that are there: those of this package, and a county's own folder before them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jixiao.regions.pack import Pack
from jixiao.regions.pack_reading import read_pack

_HERE = Path(__file__).parent


def pack_files(folder: Path | None = None) -> Iterator[Path]:
    """The pack files of a region's folder, or of all regions of the package."""
    if folder is not None:
        yield from sorted(
            folder.glob("packs/*.yaml") if (folder / "packs").is_dir() else folder.glob("*.yaml")
        )
        return
    yield from sorted(_HERE.glob("*/packs/*.yaml"))


def regions() -> tuple[str, ...]:
    """The names of the regions of the package."""
    return tuple(sorted(each.parent.name for each in _HERE.glob("*/packs")))


@cache
def built_in_packs() -> tuple[Pack, ...]:
    return tuple(read_pack(path) for path in pack_files())


def find_pack(name: str, folder: Path | None = None) -> Pack | None:
    """The pack of an id, a county's own first."""
    own = tuple(read_pack(path) for path in pack_files(folder)) if folder else ()
    return next((pack for pack in (*own, *built_in_packs()) if pack.id == name), None)


def packs_for(region: str, kind: str, year: int | None) -> list[Pack]:
    """The packs of a region for an object and a year, the newest first."""
    found = [
        pack
        for pack in built_in_packs()
        if pack.region == region
        and pack.object == kind
        and (year is None or (pack.year_from <= year and (pack.year_to or year) >= year))
    ]
    return sorted(found, key=lambda pack: -pack.year_from)
