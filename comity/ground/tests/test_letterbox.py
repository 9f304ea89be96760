"""Letters lie in a folder as a mail program reads them, one a file."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage, get_connection

from comity.ground.postbox import postbox


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """Where letters land."""
    box = postbox((tmp_path / "mail").as_uri())
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = box.backend, box.folder
    return tmp_path / "mail"


def test_each_letter_is_a_file_that_holds_it_and_nothing_else(folder: Path) -> None:
    with get_connection() as connection:
        both = [
            EmailMessage("One", "Ça va.", "a@x.example", ["b@x.example"]),
            EmailMessage("Two", "Fine.", "a@x.example", ["c@x.example"]),
        ]
        assert connection.send_messages(both) == 2
    assert [each.suffix for each in folder.iterdir()] == [".eml", ".eml"]
    letters = [
        message_from_bytes(each.read_bytes(), policy=policy.default) for each in folder.iterdir()
    ]
    told = {each["Subject"]: (each["To"], each.get_content().strip()) for each in letters}
    assert told == {"One": ("b@x.example", "Ça va."), "Two": ("c@x.example", "Fine.")}


def test_a_folder_that_takes_nothing_is_told(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(FileExistsError):
        get_connection().open()
