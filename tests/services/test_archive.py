"""The archive: papers exactly as they were handed out, and files taken in."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from koordinator.db.course_tables import StoredFile
from koordinator.domain.archive import MOST_FILE, PDF, Attachment
from koordinator.errors import Refused, UnusableInput
from koordinator.exchange.attachments import read_attachment
from koordinator.services import archive, undoing
from koordinator.services.desk import Desk
from koordinator.services.paperwork.log_book import log_book_paper
from tests.factories import add_case


def test_a_paper_is_kept_to_the_byte_with_whom_it_went_to(desk: Desk) -> None:
    case_id = add_case(desk)
    paper = log_book_paper(desk, case_id)
    paper_id = archive.keep_paper(desk, case_id, "log-book", paper, "Mille og bostøtten")
    (line,) = archive.papers(desk, case_id)
    assert (line.paper_id, line.kind_name, line.title) == (
        paper_id, "Forløbslogbog", "Forløbslogbog 20. november 2026",
    )  # fmt: skip
    assert (line.recipients, line.worker) == ("Mille og bostøtten", "Lone Leder")
    assert archive.paper_bytes(desk, paper_id) == paper.pdf
    shown = archive.kept_paper(desk, paper_id)
    assert (shown.pdf, shown.pages, shown.title) == (paper.pdf, 1, paper.title)


def test_undo_does_not_take_back_what_was_handed_out(desk: Desk) -> None:
    case_id = add_case(desk)
    archive.keep_paper(desk, case_id, "log-book", log_book_paper(desk, case_id))
    undoing.undo(desk)
    assert len(archive.papers(desk, case_id)) == 1


def test_the_same_paper_twice_is_two_lines_and_one_file(desk: Desk) -> None:
    case_id = add_case(desk)
    paper = log_book_paper(desk, case_id)
    numbers = [archive.keep_paper(desk, case_id, "log-book", paper) for _ in range(2)]
    assert len(archive.papers(desk, case_id)) == 2
    assert {archive.paper_bytes(desk, number) for number in numbers} == {paper.pdf}
    with desk.write_quietly("Se efter") as tx:
        assert len(tx.all(StoredFile)) == 1


def test_another_cases_papers_stay_there(desk: Desk) -> None:
    case_id, other = add_case(desk), add_case(desk, "Åse Nielsen")
    archive.keep_paper(desk, case_id, "log-book", log_book_paper(desk, case_id))
    assert archive.papers(desk, other) == []


def test_a_paper_that_is_gone_is_said(desk: Desk) -> None:
    with pytest.raises(Refused, match="findes ikke længere"):
        archive.paper_bytes(desk, 7)


FIVE = ("pdf", "jpg", "png", "txt", "docx")


def docx(path: Path) -> Path:
    """A small document."""
    with ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    return path


def test_each_kind_of_file_is_taken_in_under_a_name_of_ours(tmp_path: Path) -> None:
    contents = {
        "Mille Østerby.PDF": b"%PDF-1.7 ...", "billede.jpeg": b"\xff\xd8\xff\xe0..",
        "a.png": b"\x89PNG\r\n\x1a\n..", "tekst.txt": "Mødte hver dag, sagde Åse".encode("cp1252"),
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    made = [read_attachment(tmp_path / name, "statusnotat") for name in contents]
    made.append(read_attachment(docx(tmp_path / "notat.docx"), "statusnotat"))
    assert [one.name for one in made] == [
        f"statusnotat.{end}" for end in ("pdf", "jpg", "png", "txt", "docx")
    ]
    assert [one.content for one in made[:4]] == list(contents.values())


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notat.exe", b"MZ", "af den type"),
        ("notat", b"tekst", "af den type"),
        ("notat.pdf", b"<html>", "indholdet er noget andet"),
        ("notat.docx", b"PK\x03\x04rod", "indholdet er noget andet"),
        ("notat.png", b"%PDF-1.7", "indholdet er noget andet"),
        ("notat.txt", b"a\x00b\x01", "indholdet er noget andet"),
        ("notat.pdf", b"", "Filen er tom"),
        ("notat.txt", b"x" * (MOST_FILE + 1), "større end 10 MB"),
    ],
)
def test_a_wrong_file_is_refused_with_why(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnusableInput, match=sentence):
        read_attachment(tmp_path / name, "x")


def test_a_file_that_only_looks_like_a_pdf_is_not_shown(desk: Desk) -> None:
    broken = Attachment("x.pdf", PDF, b"%PDF-1.7 og saa ikke mere")
    with pytest.raises(UnusableInput, match="beskadiget"):
        archive.as_paper(broken, "Statusnotat")
