"""What the documents say of the house is so: its rooms, and where their links lead."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("embed/*.md")]
HOLDS_NO_CODE = {"locale", "static"}


def test_the_architecture_names_each_room_and_each_part_of_the_roof() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    house = ROOT / "comity"
    rooms = {each.parent.name for each in house.glob("*/__init__.py")} - HOLDS_NO_CODE
    roof = {each.name for each in house.glob("*.py")} - {"__init__.py", "__main__.py"}
    table = page.partition("| floor |")[2].partition("\n## ")[0]
    assert {f"{room}/" for room in rooms} | roof == set(re.findall(r"\[`([^`]+)`\]", table))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_leads_nowhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    inside = [link for link in links if not re.match(r"\w+:|//", link)]
    assert [link for link in inside if not (document.parent / link).exists()] == []
