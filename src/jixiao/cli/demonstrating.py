"""``jixiao demo``: check the sample report that comes with the package."""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from jixiao.cli.checking import check_one, write_results
from jixiao.cli.console import complain, has_colour, say, width_of
from jixiao.cli.result_files import FORMATS
from jixiao.cli.targets import Targets
from jixiao.cli.words import word
from jixiao.reports.findings.json_report import FileError
from jixiao.reports.findings.text_report import Look, text_report
from jixiao.settings import Settings, load_settings

SAMPLE = "青禾县总工会2024年度自评报告.txt"


def run(options: argparse.Namespace) -> int:
    """Copy the sample into a folder, check it, show the findings and say where all is."""
    settings = Settings(lang=load_settings({"lang": getattr(options, "lang", None)}).lang)
    folder = Path(options.out or tempfile.mkdtemp(prefix="jixiao-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    sample = folder / SAMPLE
    sample.write_bytes(files("jixiao.demo").joinpath(SAMPLE).read_bytes())
    outcome = check_one(str(sample), settings)
    if isinstance(outcome, FileError):
        complain(f"{outcome.path}: {outcome.message}")
        return 2
    say(word("demo_intro", settings.lang) + "\n")
    say(text_report(outcome, Look(settings.lang, has_colour(sys.stdout), width_of(sys.stdout))))
    targets = Targets([str(sample)], str(folder))
    made = write_results(outcome, [FORMATS["json"]], targets, settings.lang)
    say("\n" + word("demo_end", settings.lang))
    failed = [each for each in made if isinstance(each, FileError)]
    for error in failed:
        complain(f"{error.path}: {error.message}")
    for path in (sample, *(each for each in made if isinstance(each, Path))):
        say(f"  {path}")
    return 2 if failed else 0
