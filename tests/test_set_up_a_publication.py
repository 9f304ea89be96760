"""`comity publication`: all that a publisher sets up, and what each mistake is answered."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth import authenticate

from comity.cli import main
from comity.journal.models import Entry
from comity.publications.queries import publication, publication_of_key
from comity.readers.roles import Role, staff_of
from comity.stories.queries import story
from tests.world import World, make_world

Said = pytest.CaptureFixture[str]


def comity(*words: str) -> int:
    """Run `comity publication …` here, and return its exit status."""
    return main(["publication", *words])


def refused(said: Said, *words: str) -> str:
    """Run what must be refused, and return the sentence that says why."""
    assert comity(*words) == 1
    return said.readouterr().err


@pytest.mark.usefixtures("db")
def test_it_is_founded_with_all_that_is_known_of_it(capsys: Said) -> None:
    words = ["found", "Die Laterne", "--locale", "de", "--accent", "#aa2200"]
    words += ["--origin", "https://laterne.example/", "--home", "https://laterne.example/"]
    assert comity(*words) == 0
    assert "key  die-laterne" in capsys.readouterr().out
    house = publication("die-laterne")
    assert (house.name, house.locale, house.accent) == ("Die Laterne", "de", "#aa2200")
    assert house.origins == ("https://laterne.example",)
    assert "die-laterne is here already" in refused(capsys, "found", "Die Laterne")
    assert comity("list") == 0
    assert "allows https://laterne.example" in capsys.readouterr().out


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["X", "--accent", "red"], "write it like #1d4ed8"),
        (["X", "--locale", "tlh"], "is none of en, ar"),
        (["X", "--key", "a key"], "must be 1 to 40 of a-z"),
        (["Keys"], "the key 'keys' is the address of another page"),
        (["X", "--origin", "laterne"], "is no web origin"),
        (["X", "--home", "laterne"], "is no web origin"),
        (["X" * 121], "NAME: This text has 121 characters"),
        ([""], "NAME: Please write something first"),
    ],
)
def test_it_is_not_founded_with_what_cannot_be(
    capsys: Said, words: list[str], sentence: str
) -> None:
    assert sentence in refused(capsys, "found", *words)
    assert comity("list") == 0
    assert capsys.readouterr().out == ""


def test_a_site_is_allowed_by_its_origin(world: World, capsys: Said) -> None:
    assert comity("allow", "courier", "https://New.example/some/page") == 0
    assert "https://new.example" in publication("courier").origins
    assert "no such publication" in refused(capsys, "allow", "nobody", "https://new.example")


def test_settings_are_read_as_what_they_are(world: World) -> None:
    words = ["guests=off", "length=2000", "order=newest", "rules.max_links=1"]
    assert comity("set", "courier", *words, "rules.banned_words=spam") == 0
    settings = publication("courier").settings
    assert (settings.guests, settings.length, settings.order) == (False, 2000, "newest")
    assert settings.rules == {"max_links": 1, "banned_words": "spam"}
    assert comity("set", "courier", "rules.max_links=") == 0
    assert publication("courier").settings.rules == {"banned_words": "spam"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("length", "write it like length=2000"),
        ("length=many", "length must be of type int, not 'many'"),
        ("length=99999", "from 1 to 10000"),
        ("lenght=3", "lenght is no setting"),
        ("order=loudest", "order is one of best"),
        ("rules=[]", "rules must be of type dict"),
        ("rules.max_links=999", "max_links: it must be a whole number from 0 to 100"),
        ("rules.max_link=1", "is “max_links” meant?"),
        ('section_rules={"Sport": {"max_links": -1}}', "max_links: it must be"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(
    world: World, capsys: Said, words: str, sentence: str
) -> None:
    before = publication("courier").settings
    assert sentence in refused(capsys, "set", "courier", "guests=off", words)
    assert publication("courier").settings == before


def test_a_key_is_printed_alone_and_opens(world: World, capsys: Said) -> None:
    assert comity("key", "courier", "--label", "the CMS") == 0
    assert publication_of_key(capsys.readouterr().out.strip()) == "courier"


def test_a_key_that_leaked_is_revoked_and_the_others_stay(world: World, capsys: Said) -> None:
    secrets = []
    for label in ("the CMS", "the app"):
        assert comity("key", "courier", "--label", label) == 0
        secrets.append(capsys.readouterr().out.strip())
    assert comity("key", "courier") == 0
    leaked, kept = capsys.readouterr().out.splitlines()
    assert (leaked.split("  ")[-1], kept.split("  ")[-1]) == ("the CMS", "the app")
    key = leaked.split()[0]
    assert "no such key" in refused(capsys, "key", make_world("herald").house.key, "--revoke", key)
    assert comity("key", "courier", "--revoke", key) == 0
    assert [publication_of_key(each) for each in secrets] == [None, "courier"]
    entry = Entry.objects.get(kind="publication.key_revoked")
    assert (entry.subject, entry.actor) == (key, "system")
    assert "no such key" in refused(capsys, "key", "courier", "--revoke", key)
    assert comity("key", "courier") == 0
    assert [" revoked " in line for line in capsys.readouterr().out.splitlines()] == [True, False]


def test_a_label_is_kept_as_far_as_it_fits(world: World, capsys: Said) -> None:
    assert comity("key", "courier", "--label", "x" * 200) == 0
    assert comity("key", "courier") == 0
    assert capsys.readouterr().out.rstrip().endswith("  " + "x" * 80)


def test_somebody_is_engaged_who_can_sign_in(
    world: World, capsys: Said, settings: LazySettings
) -> None:
    assert comity("engage", "courier", "maud", "--role", "editor") == 0
    told = capsys.readouterr()
    password = told.out.strip()
    assert f"maud signs in at {settings.PUBLIC_URL}/desk/ as editor of courier" in told.err
    assert "--role moderator or --role administrator" in told.err
    user = authenticate(username="maud", password=password)
    assert user is not None
    staff = staff_of(user.pk, "courier")
    assert staff is not None
    assert staff.role is Role.EDITOR
    assert comity("engage", "courier", "maud") == 0
    assert "maud keeps their password" in capsys.readouterr().out
    assert "not “␣”" in refused(capsys, "engage", "courier", "no spaces")


def test_a_story_is_made_by_hand(world: World, capsys: Said, tmp_path: Path) -> None:
    body = tmp_path / "ferry.md"
    body.write_text("The ferry sails **at night**.", encoding="utf-8")
    words = ["story", "courier", "--headline", "Ferry at night", "--byline", "Dana Marsh"]
    words += ["--body", str(body), "--published", "2026-05-04T09:00+00:00"]
    assert comity(*words, "--slug", "ferry", "--address", "https://courier.example/ferry") == 0
    assert "/stories/ferry/" in capsys.readouterr().out
    made = story("ferry")
    assert "<strong>at night</strong>" in made.html
    assert (made.headline, made.byline) == ("Ferry at night", "Dana Marsh")
    assert comity("story", "courier", "--headline", "Other", "--slug", "ferry") == 0
    assert "is here already" in capsys.readouterr().out
    assert story("ferry").headline == "Ferry at night"


def test_a_story_whose_text_cannot_be_read_is_not_made(world: World, capsys: Said) -> None:
    words = ["story", "courier", "--headline", "Ferry", "--slug", "ferry"]
    assert "cannot be read" in refused(capsys, *words, "--body", "nowhere.md")
    assert "Shorten it" in refused(capsys, *words, "--section", "x" * 81)
    assert "no web address" in refused(capsys, *words, "--address", "nonsense")
