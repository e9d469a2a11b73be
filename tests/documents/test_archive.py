"""Files in archives are read like files of their own; nothing leaves an archive or fills memory."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from jixiao.cli.main import main
from jixiao.documents import DocumentError, read_document
from jixiao.documents.archive import files_in, split_member
from jixiao.documents.limits import ARCHIVE_DEPTH, RATIO_FREE_BYTES
from tests.documents.builders import docx_bytes, paragraph
from tests.documents.damaging import damaged

WORDS = "收入一万元。"
Entry = tuple[str | bytes, bytes]


def archive(*entries: Entry) -> bytes:
    """An archive; a name given as bytes is stored as it is, without the mark of UTF-8."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries:
            shown = name if isinstance(name, str) else name.decode("cp437")
            info = zipfile.ZipInfo(shown)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    data = stream.getvalue()
    for name, _ in entries:
        if isinstance(name, bytes):
            data = data.replace(name.decode("cp437").encode(), name)
    return data


@pytest.fixture
def report() -> bytes:
    return docx_bytes(paragraph(WORDS))


def written(folder: Path, data: bytes, name: str = "报送.zip") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_every_file_is_a_document_of_its_own(tmp_path: Path, report: bytes) -> None:
    inner = archive(("附件.txt", "支出二万元。".encode()))
    path = written(tmp_path, archive(("单位/报告.docx", report), ("附件.zip", inner)))
    assert files_in(path) == [f"{path}!/单位/报告.docx", f"{path}!/附件.zip!/附件.txt"]
    texts = [read_document(name).text for name in files_in(path)]
    assert texts == [WORDS + "\n", "支出二万元。"]
    assert read_document(files_in(path)[0]).path == f"{path}!/单位/报告.docx"


def test_other_files_are_themselves(tmp_path: Path, report: bytes) -> None:
    for name, data in (("a.docx", report), ("a.txt", b"1"), ("a.zip", b"PK\x03\x04")):
        path = written(tmp_path, data, name)
        assert files_in(path) == [path]


def test_names_in_gbk_and_utf8(tmp_path: Path, report: bytes) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("报告甲.docx", report)
    plain = zipfile.ZipInfo("x")
    plain.filename = "占位占位"
    gbk = "自评报告.docx".encode("gb18030")
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("A" * len(gbk), report)
    data = stream.getvalue().replace(b"A" * len(gbk), gbk)
    path = written(tmp_path, data)
    assert files_in(path) == [f"{path}!/报告甲.docx", f"{path}!/自评报告.docx"]
    assert read_document(f"{path}!/自评报告.docx").text == WORDS + "\n"


NAMES = {
    "../../etc/甲.txt": "etc/甲.txt",
    "/根/乙.txt": "根/乙.txt",
    "C:\\win\\丙.txt": "C_/win/丙.txt",
    "a/./丁.txt": "a/丁.txt",
    "重.txt": "重.txt",
    "./重.txt": "重.txt (2)",
    "甲!/乙.txt": "甲！/乙.txt",
}


def test_names_stay_inside(tmp_path: Path) -> None:
    path = written(tmp_path, archive(*((name, WORDS.encode()) for name in NAMES)))
    files = files_in(path)
    assert [name.removeprefix(f"{path}!/") for name in files] == list(NAMES.values())
    assert {read_document(name).text for name in files} == {WORDS}
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["报送.zip"]


def test_a_file_without_name_has_one(tmp_path: Path) -> None:
    data = archive(("#.txt", WORDS.encode())).replace(b"#.txt", b"\0.txt")
    path = written(tmp_path, data)
    assert files_in(path) == [f"{path}!/_.txt"]
    assert read_document(f"{path}!/_.txt").text == WORDS


def test_rubbish_is_left_out(tmp_path: Path) -> None:
    names = ["__MACOSX/._甲.txt", ".DS_Store", "夹/Thumbs.db", "~$报告.docx", "甲.txt"]
    path = written(tmp_path, archive(*((name, b"1") for name in names)))
    assert files_in(path) == [f"{path}!/甲.txt"]


def failure(path: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        [read_document(name) for name in files_in(path)]
    assert "\n" not in caught.value.message
    return caught.value


def test_empty_locked_missing_and_too_deep(tmp_path: Path, report: bytes) -> None:
    assert failure(written(tmp_path, archive())).code == "no_text"
    locked = bytearray(archive(("甲.txt", b"1")))
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert failure(written(tmp_path, bytes(locked))).code == "encrypted"
    path = written(tmp_path, archive(("甲.docx", report)))
    with pytest.raises(DocumentError) as caught:
        read_document(f"{path}!/乙.docx")
    assert caught.value.code == "unreadable"
    deep = archive(("甲.docx", report))
    for _ in range(ARCHIVE_DEPTH):
        deep = archive(("内.zip", deep))
    path = written(tmp_path, deep)
    (name,) = files_in(path)
    assert name.count("!/") == ARCHIVE_DEPTH
    assert failure(path).code == "unknown_format"
    with pytest.raises(DocumentError) as caught:
        read_document(f"{name}!/甲.docx")
    assert caught.value.code == "too_large"


def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, archive(("甲.txt", bytes(RATIO_FREE_BYTES + 9_000_000))))
    assert failure(path).code == "too_large"
    monkeypatch.setattr("jixiao.documents.archive.ARCHIVE_FILES", 3)
    inner = archive(*((f"{n}.txt", b"1") for n in range(3)))
    assert failure(written(tmp_path, archive(("内.zip", inner)))).code == "too_large"
    monkeypatch.setattr("jixiao.documents.archive.ARCHIVE_BYTES", 10)
    assert failure(written(tmp_path, archive(("甲.txt", b"1" * 11)))).code == "too_large"
    monkeypatch.setattr("jixiao.documents.zip_opening.DIRECTORY_BYTES", 20)
    assert failure(written(tmp_path, archive(("甲.txt", b"1")))).code == "damaged"


def test_the_names_of_ordinary_files_may_hold_marks(tmp_path: Path) -> None:
    folder = tmp_path / "好!"
    folder.mkdir()
    path = written(folder, WORDS.encode(), "甲!.txt")
    assert split_member(path) is None
    assert read_document(path).text == WORDS
    assert split_member(str(tmp_path / "没有.zip!/甲.txt")) is None


def test_check_and_extract_of_an_archive(
    tmp_path: Path, report: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, archive(("甲.docx", report), ("乙.bin", b"\x00\x01\x02" * 50)))
    assert main(["check", path, "--format", "json", "-o", str(tmp_path / "出")]) == 2
    assert [entry.name for entry in (tmp_path / "出").iterdir()] == ["甲.check.json"]
    assert "乙.bin" in capsys.readouterr().err
    assert main(["extract", path]) == 2
    assert "甲.docx" in capsys.readouterr().err
    assert main(["extract", f"{path}!/甲.docx"]) == 0
    assert WORDS in capsys.readouterr().out


def test_changed_bytes_never_crash(tmp_path: Path, report: bytes) -> None:
    inner = archive(("乙.txt", b"1"))
    whole = archive(("甲.docx", report), ("内.zip", inner), ("丙.txt", b"22"))
    for data in damaged(whole, seed=8, copies=200, each=5, start=4):
        path = written(tmp_path, data)
        with contextlib.suppress(DocumentError):
            for name in files_in(path):
                with contextlib.suppress(DocumentError):
                    read_document(name)
