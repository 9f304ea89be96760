"""Know the keys: the table lists every key of the desk's pages."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from comity.desk import keyboard
from comity.moderation.grounds import Ground
from tests.desk import Desk

TEMPLATES = Path(keyboard.__file__).parent / "templates" / "desk"
SCRIPTED = {"next", "former", "tick", "tick_all", "queue", "close"}
"""Keys that press nothing by name: `embed/src/desk` hears them itself."""


@pytest.fixture
def table(desk: Desk) -> str:
    client = Client()
    client.force_login(get_user_model().objects.get(username="bob"))
    return client.get("/desk/keys/").content.decode()


def test_the_table_lists_how_an_appeal_is_answered(table: str) -> None:
    assert "<kbd>G</kbd></th><td>Grant the appeal" in table
    assert "<kbd>T</kbd></th><td>Turn the appeal down" in table
    assert "<kbd>Shift</kbd>+<kbd>X</kbd>" in table


def test_no_page_has_a_key_that_the_table_lacks_and_the_table_none_that_no_page_has() -> None:
    pages = "".join(each.read_text() for each in TEMPLATES.glob("*.html"))
    assert re.findall(r'data-key="[^"{]', pages) == [], "name it in desk/keyboard.py"
    assert set(re.findall(r'pressed_by "(\w+)"', pages)) == set(keyboard.NAMED) - SCRIPTED


def test_each_reason_to_reject_has_a_key_of_its_own_as_the_table_says(desk: Desk) -> None:
    desk.held("Somebody must look at this.")
    client = Client()
    client.force_login(get_user_model().objects.get(username="bob"))
    form = client.get("/desk/courier/held/").content.decode()
    keys = re.findall(r'data-digit="(.)"', form)
    assert len(keys) == len(set(keys)) == len(Ground)
    assert set(keys) <= set("0123456789-")
    assert "with a digit or -," in str(keyboard.NAMED["reject"].does)


def test_no_two_things_are_done_by_one_key() -> None:
    strokes = [stroke for key in keyboard.KEYS if key.between == " " for stroke in key.strokes]
    assert len(strokes) == len(set(strokes))
