"""Settings: the call outranks the environment, the environment the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.settings import SettingsError, load_settings


def _file(folder: Path, text: str) -> None:
    (folder / "jixiao.toml").write_text(text, encoding="utf-8")


def test_defaults(tmp_path: Path) -> None:
    settings = load_settings({}, {}, tmp_path)
    assert (settings.lang, settings.fail_on, settings.policy) == ("zh", "error", "")


def test_each_source_outranks_the_next(tmp_path: Path) -> None:
    _file(tmp_path, 'lang = "en"\nfail_on = "info"\nignore = ["AR10"]\npolicy = "xinjiang"\n')
    environment = {"JIXIAO_FAIL_ON": "warning", "JIXIAO_POLICY": "sichuan"}
    settings = load_settings({"policy": "national", "lang": None}, environment, tmp_path)
    assert settings.lang == "en"
    assert settings.fail_on == "warning"
    assert settings.policy == "national"
    assert settings.ignore == ("AR10",)


def test_lists_by_commas_and_severities(tmp_path: Path) -> None:
    _file(tmp_path, '[severity]\nAR10 = "warning"\n')
    settings = load_settings({"select": "AR, CO01,"}, {}, tmp_path)
    assert settings.select == ("AR", "CO01")
    assert settings.severity == {"AR10": "warning"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colour = 1\n", "colour"),
        ('lang = "fr"\n', "fr"),
        ("lang = 3\n", "3"),
        ("select = 3\n", "select"),
        ('severity = "error"\n', "severity"),
        ('[severity]\nAR10 = "fatal"\n', "fatal"),
        ("lang = \n", "TOML"),
    ],
)
def test_a_wrong_file_is_named_with_what_was_found(tmp_path: Path, text: str, says: str) -> None:
    _file(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load_settings({}, {}, tmp_path)
    assert "jixiao.toml" in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value).strip()
