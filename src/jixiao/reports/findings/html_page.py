"""One self-contained HTML page: the checked document with its figures, findings and coverage.

The page asks for nothing outside itself and says so to the browser: its content security policy
lets only the style and the script run whose hashes it names.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import PurePath

from jixiao import __version__
from jixiao.checks.result import CheckResult
from jixiao.reports.findings.figure_verdicts import Standing, standings
from jixiao.reports.findings.html_data import data_script, document_data
from jixiao.reports.findings.html_findings import findings_html
from jixiao.reports.findings.html_markup import Html, element, safe
from jixiao.reports.findings.html_overview import (
    errors_html,
    files_html,
    nature_html,
    overview_html,
)
from jixiao.reports.findings.html_text import document_html
from jixiao.reports.findings.html_words import page_word
from jixiao.reports.findings.json_report import FileError
from jixiao.reports.findings.relation_account import Accounts

_Named = tuple[str, CheckResult, list[Standing]]
"""The name of a document within the page (d1), its result and its figures."""


def html_page(
    results: Sequence[CheckResult], errors: Sequence[FileError] = (), language: str = "zh"
) -> str:
    """The page of one or more checked documents."""
    named = [(f"d{n}", result, standings(result)) for n, result in enumerate(results, 1)]
    title = _title(results, language)
    body = element("body", list(_body(named, errors, title, language)))
    page_language = "en" if language == "en" else "zh-CN"
    page = element("html", [_head(title), body], lang=page_language)
    return f"<!doctype html>\n{page}\n"


def _title(results: Sequence[CheckResult], language: str) -> str:
    if len(results) == 1:
        name = PurePath(results[0].document.path).name
        return page_word("title", language, name=name)
    return page_word("together", language, count=len(results))


def _head(title: str) -> Html:
    style, script = _part("page.css"), _part("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        [
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="generator", content=f"jixiao {__version__}"),
            element("title", title),
            element("style", Html(style)),
        ],
    )


def _body(
    named: Sequence[_Named], errors: Sequence[FileError], title: str, language: str
) -> Iterator[Html]:
    yield element("a", page_word("skip", language), href="#findings", class_="skip")
    pairs = [(name, result) for name, result, _ in named]
    single = named[0] if len(named) == 1 else None
    yield element("header", list(_header(single, pairs, errors, title, language)))
    detail = element("section", id="detail", hidden=True, aria_live="polite", tabindex=-1)
    side = element("aside", [findings_html(pairs, language), detail])
    articles = [_article(each, not single, language) for each in named]
    label = page_word("text", language)
    yield element("div", [side, element("main", articles, aria_label=label)], class_="work")
    yield element("footer", page_word("made_by", language, version=__version__))
    data = [document_data(Accounts(result, language), figures) for _, result, figures in named]
    yield data_script(data, language)
    yield element("script", Html(_part("page.js")))


def _header(
    single: _Named | None,
    pairs: Sequence[tuple[str, CheckResult]],
    errors: Sequence[FileError],
    title: str,
    language: str,
) -> Iterator[Html]:
    yield element("h1", title)
    if single is None:
        yield files_html(pairs, errors, language)
        return
    name, result, figures = single
    yield nature_html(result, language)
    yield overview_html(result, figures, name, language)
    yield errors_html(errors, language)


def _article(each: _Named, headed: bool, language: str) -> Html:
    name, result, figures = each
    head: Html | str = ""
    if headed:
        title = element("h2", PurePath(result.document.path).name)
        overview = overview_html(result, figures, name, language)
        head = element("div", [title, nature_html(result, language), overview], class_="head")
    text = document_html(result, figures, name, language)
    return element("article", safe([head, text]), id=name)


def _part(name: str) -> str:
    """The style or script of the page, which comes along with the package."""
    return files("jixiao.reports.findings").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
