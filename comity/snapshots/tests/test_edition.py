"""Pages are kept no longer than the program that rendered them."""

from pathlib import Path

from comity.snapshots.edition import edition


def test_whatever_decides_how_a_page_looks_makes_another_edition(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    seen = {edition(tmp_path)}
    for name, text in [
        ("page.html", "<p>"),
        ("page.html", "<p class=a>"),
        ("rules.py", "<p>"),
        ("de.mo", "Kommentare"),
    ]:
        (tmp_path / name).write_text(text)
        seen.add(edition(tmp_path))
    (tmp_path / "rules.py").rename(tmp_path / "other.py")
    seen.add(edition(tmp_path))
    seen.add(edition(tmp_path, "https://comments.example"))
    assert len(seen) == 7


def test_what_decides_nothing_makes_no_other_edition(tmp_path: Path) -> None:
    before = edition(tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_page.py").write_text("assert True")
    (tmp_path / "words.tsv").write_text("a\tb")
    assert edition(tmp_path) == before
