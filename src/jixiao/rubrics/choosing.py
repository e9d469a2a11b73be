"""Which pack scores a Filing: the one it names, or its region's for its year."""

from __future__ import annotations

from pathlib import Path

from jixiao.filing.filing import Filing
from jixiao.regions.pack import Pack
from jixiao.regions.packs import built_in_packs, find_pack, packs_for, regions


class NoPackError(Exception):
    """No pack fits; says what there is."""


def pack_for(filing: Filing, name: str = "", folder: Path | None = None) -> Pack:
    """The pack of a name (of the call, else of the Filing), else the region's department form."""
    wanted = name or filing.pack
    if wanted:
        pack = find_pack(wanted, folder)
        if pack is None:
            known = "、".join(each.id for each in built_in_packs())
            raise NoPackError(f"没有评分包 {wanted}；可用的有 {known}")
        return pack
    if filing.region not in regions():
        raise NoPackError(f"没有地区 {filing.region}；可用的有 {'、'.join(regions())}")
    fitting = packs_for(filing.region, "department", filing.year)
    if not fitting:
        raise NoPackError(f"地区 {filing.region} 没有适用于 {filing.year} 年的部门整体评分包")
    return fitting[0]
