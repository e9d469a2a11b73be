"""Settings of a run: the call outranks the environment, the environment jixiao.toml."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

FILE_NAME = "jixiao.toml"
PREFIX = "JIXIAO_"
_CHOICES = {"lang": ("zh", "en"), "fail_on": ("error", "warning", "info")}
_SEVERITIES = ("error", "warning", "info")


class SettingsError(Exception):
    """A setting that cannot be used: says where it stands, what was expected and what was found."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of checks can be told."""

    policy: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    lang: str = "zh"
    severity: Mapping[str, str] = field(default_factory=dict)


_KEYS = ("policy", "select", "ignore", "fail_on", "lang", "severity")


def load_settings(
    call: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings of a call made in ``folder`` (default: the current one)."""
    environ = os.environ if environment is None else environment
    path = (folder or Path()) / FILE_NAME
    settings = _merged(Settings(), _from_file(path), str(path))
    from_environment = {
        key: environ[PREFIX + key.upper()]
        for key in _KEYS
        if key != "severity" and environ.get(PREFIX + key.upper())
    }
    settings = _merged(settings, from_environment, PREFIX + "*")
    given = {key: value for key, value in (call or {}).items() if value is not None}
    return _merged(settings, given, "命令行")


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path}：应为 UTF-8 的 TOML 文件，读到：{error}；请改正") from error


def _merged(settings: Settings, values: Mapping[str, object], origin: str) -> Settings:
    changes: dict[str, object] = {}
    for key, value in values.items():
        if key not in _KEYS:
            known = "、".join(_KEYS)
            raise SettingsError(f"{origin}：不认识的设置 {key}；可用的有 {known}")
        changes[key] = _checked(key, value, origin)
    return replace(settings, **changes)  # type: ignore[arg-type]


def _checked(key: str, value: object, origin: str) -> object:
    if key in ("select", "ignore"):
        return _words(key, value, origin)
    if key == "severity":
        return _severities(value, origin)
    if not isinstance(value, str):
        raise SettingsError(f"{origin}：{key} 应为文字，写的是 {value!r}")
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        raise SettingsError(f"{origin}：{key} 应为 {'、'.join(choices)} 之一，写的是 {value}")
    return value


def _words(key: str, value: object, origin: str) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise SettingsError(f"{origin}：{key} 应为检查代码的列表，写的是 {value!r}")
    return tuple(part.strip() for part in parts if part.strip())


def _severities(value: object, origin: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError(f"{origin}：severity 应为“代码 = 级别”的表，写的是 {value!r}")
    for code, word in value.items():
        if word not in _SEVERITIES:
            choices = "、".join(_SEVERITIES)
            raise SettingsError(f"{origin}：severity.{code} 应为 {choices} 之一，写的是 {word!r}")
    return value
