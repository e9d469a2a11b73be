"""Which pack scores a Filing: the one that is named, or its region's for its year."""

from __future__ import annotations

from pathlib import Path

from jixiao.filing.filing import Filing
from jixiao.regions.certainty import Certainty
from jixiao.regions.pack import Pack
from jixiao.regions.packs import built_in_packs, find_pack, packs_for, regions

_NATIONAL = "national"
_FROM_SURE_TO_UNSURE = tuple(Certainty)


class NoPackError(Exception):
    """No pack fits; says what there is."""


def pack_for(filing: Filing, name: str = "", folder: Path | None = None) -> Pack:
    """The pack of a name (of the call, else of the Filing), else the region's department form."""
    wanted = name or filing.pack
    if wanted:
        return _named(wanted, folder)
    if filing.region not in regions():
        raise NoPackError(f"没有地区 {filing.region}；可用的有 {'、'.join(regions())}")
    fitting = packs_for(filing.region, "department", filing.year)
    if not fitting:
        raise NoPackError(f"地区 {filing.region} 没有适用于 {filing.year} 年的部门整体评分包")
    return fitting[0]


def project_pack_for(filing: Filing, name: str = "", folder: Path | None = None) -> Pack:
    """The pack of a name, else the region's form for projects, else the national one.

    Of several the surest: the form of 2020 before that rebuilt from later guidance.
    """
    if name:
        return _named(name, folder)
    for region in (filing.region, _NATIONAL):
        if fitting := packs_for(region, "project", filing.year):
            return min(fitting, key=lambda pack: _FROM_SURE_TO_UNSURE.index(pack.certainty))
    raise NoPackError(f"没有适用于 {filing.year} 年的项目支出评分包")


def _named(name: str, folder: Path | None) -> Pack:
    pack = find_pack(name, folder)
    if pack is None:
        known = "、".join(each.id for each in built_in_packs())
        raise NoPackError(f"没有评分包 {name}；可用的有 {known}")
    return pack
