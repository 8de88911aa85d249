"""``clean -o`` and ``clean --in-place``: nothing is lost, and nothing is written twice."""

import json
import os
from pathlib import Path

import pytest

from .helpers import CLEAN, PAGE, Ran, Run


@pytest.fixture
def page(folder: Path) -> Path:
    file = folder / "page.txt"
    file.write_bytes(PAGE.encode())
    return file


def test_a_folder_gets_a_file_for_each(clean: Run, folder: Path, page: Path) -> None:
    (folder / "other.txt").write_bytes(b"The weir is dry.\n")
    assert clean("-o", "out/deep", "page.txt", "other.txt", "-", stdin=b"Advertisement\nMill news\n") == Ran(0, b"", "")
    written = {file.name: file.read_bytes() for file in (folder / "out" / "deep").iterdir()}
    assert written == {"page.txt": CLEAN.encode(), "other.txt": b"The weir is dry.\n", "stdin.txt": b"Mill news\n"}
    assert page.read_bytes() == PAGE.encode()


def test_json_goes_beside_by_another_name(clean: Run, folder: Path, page: Path) -> None:
    assert clean("--json", "-o", "out", "page.txt") == Ran(0, b"", "")
    assert json.loads((folder / "out" / "page.json").read_bytes())["text"] == CLEAN
    assert clean("--json", "--in-place", "page.txt") == Ran(0, b"", "")
    assert json.loads((folder / "page.json").read_bytes())["text"] == CLEAN
    assert page.read_bytes() == PAGE.encode()


def test_two_files_of_one_name_are_not_written_over_each_other(clean: Run, folder: Path, page: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "page.txt").write_bytes(b"The weir is dry.\n")
    done = clean("-o", "out", "page.txt", "sub/page.txt")
    assert (done.code, done.out) == (1, b"")
    assert done.err.startswith("clean: sub/page.txt: out")
    assert "was written from another file of that name" in done.err
    assert (folder / "out" / "page.txt").read_bytes() == CLEAN.encode()


def test_the_output_is_never_the_input(clean: Run, page: Path) -> None:
    done = clean("-o", ".", "page.txt")
    assert done.code == 1
    assert "use another folder or --in-place" in done.err
    assert page.read_bytes() == PAGE.encode()


def test_a_folder_that_cannot_be_made_fails(clean: Run, folder: Path, page: Path) -> None:
    (folder / "out").write_bytes(b"a file")
    done = clean("-o", "out", "page.txt")
    assert done.code == 1
    assert done.err.startswith(f"clean: {Path('out') / 'page.txt'}: ")
    assert (folder / "out").read_bytes() == b"a file"


def test_in_place(clean: Run, folder: Path, page: Path) -> None:
    page.chmod(0o640)
    assert clean("--in-place", "page.txt") == Ran(0, b"", "")
    assert page.read_bytes() == CLEAN.encode()
    assert page.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in folder.iterdir()) == ["page.txt", "rules.yaml"]


def test_in_place_leaves_alone_what_is_clean(clean: Run, folder: Path) -> None:
    file = folder / "mill.txt"
    file.write_bytes("Die Mühle ist verkauft.\n".encode("latin-1"))
    before = file.stat()
    assert clean("--in-place", "mill.txt").code == 0
    assert file.read_bytes() == "Die Mühle ist verkauft.\n".encode("latin-1")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_in_place_goes_on_after_a_file_that_is_missing(clean: Run, page: Path) -> None:
    done = clean("--in-place", "none.txt", "page.txt")
    assert (done.code, done.err) == (1, "clean: none.txt: No such file or directory\n")
    assert page.read_bytes() == CLEAN.encode()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_in_place_writes_through_a_link(clean: Run, folder: Path, page: Path) -> None:
    link = folder / "link.txt"
    link.symlink_to(page)
    assert clean("--in-place", "link.txt").code == 0
    assert link.is_symlink()
    assert page.read_bytes() == CLEAN.encode()
