"""Names: as readers see them, each is somebody's; what was given up is kept."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model

from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from comity.readers import actions
from comity.readers.actions.make import make
from comity.readers.models import Reader
from comity.readers.names import former_names, free_name
from comity.readers.queries import ReaderView
from comity.readers.roles import Role, appoint_staff
from comity.readers.rules import LENGTH, numbered
from tests.world import World

Kind = Reader.Kind


def known(name: str, kind: Reader.Kind = Kind.ACCOUNT, publication: str = "courier") -> ReaderView:
    """Let somebody known come under a name."""
    return writelane.run(lambda: make(publication, kind, name))


def renamed(reader: ReaderView, name: str) -> ReaderView:
    return writelane.run(lambda: actions.rename(reader.id, name))


def code(name: str, of: uuid.UUID | None = None) -> str:
    """Return with which code a name is refused; "" where it is free."""
    try:
        free_name("courier", name, of)
    except Refusal as refusal:
        return refusal.code
    return ""


IMITATIONS = [
    "Greta Moss",
    "GRETA MOSS",
    "Gretа Mоss",
    "Greta\u200b Moss",
    "greta.moss",
    "Gretä Moss",
]


def archived(name: str, key: str, email: str = "") -> None:
    """Bring in a reader whom an archive knows."""
    writelane.run(
        lambda: actions.bring_in_many(
            "courier", [actions.Archived(f"disqus:{key}", name, email=email)]
        )
    )


@pytest.mark.parametrize("name", IMITATIONS)
def test_nobody_takes_the_name_of_a_member_of_the_former_system(world: World, name: str) -> None:
    archived("Greta Moss", "7")
    assert code(name) == "name_taken"
    assert code(name, of=known("Ada").id) == "name_taken"


def test_who_proves_the_address_of_an_archives_reader_may_have_their_name(world: World) -> None:
    archived("Greta Moss", "7", "greta@example.org")
    user = get_user_model().objects.create(username="greta")
    with pytest.raises(Refusal, match="Another reader goes by this name"):
        writelane.run(
            actions.welcome_account("courier", user.pk, "Greta Moss", email="eve@example.org")
        )
    greta = writelane.run(
        actions.welcome_account("courier", user.pk, "Greta Moss", email="Greta@example.org")
    )
    assert greta.name == "Greta Moss"
    assert code("Greta Moss", of=greta.id) == ""


def test_the_guests_of_an_archive_hold_no_name_as_guests_do_not_here(world: World) -> None:
    archived("Greta Moss", "mail:0123")
    assert code("Greta Moss") == ""


@pytest.mark.parametrize("name", IMITATIONS)
@pytest.mark.parametrize("kind", [Kind.ACCOUNT, Kind.SSO])
def test_nobody_takes_a_name_that_looks_like_a_known_readers(
    world: World, name: str, kind: Reader.Kind
) -> None:
    greta = known("Greta Moss", kind)
    assert code(name) == "name_taken"
    assert code(name, of=greta.id) == ""


@pytest.mark.parametrize("name", ["Bob", "Воb", "B o b", "bоb."])
def test_nobody_takes_a_name_that_looks_like_a_staff_members(world: World, name: str) -> None:
    assert code(name) == "name_of_staff"


def test_staff_who_have_never_commented_keep_their_names_all_the_same(world: World) -> None:
    user = get_user_model().objects.create(username="mona", first_name="Mona", last_name="Vale")
    appoint_staff(user.pk, Role.MODERATOR)
    assert code("Мona Vale") == "name_of_staff"
    user.is_active = False
    user.save()
    assert code("Мona Vale") == ""


def test_guests_hold_no_names(world: World) -> None:
    assert code("Alice") == ""


def test_a_name_of_signs_alone_is_like_none_but_itself(world: World) -> None:
    known("🦊🦊")
    assert code("🦊🦊") == "name_taken"
    assert code("🦊") == ""


def test_each_publication_has_its_own_names(world: World) -> None:
    from tests.world import make_world

    make_world("gazette", "The Gazette")
    known("Greta Moss", publication="gazette")
    assert code("Greta Moss") == ""


def test_an_account_changes_its_name_once_a_month(world: World) -> None:
    greta = renamed(known("Greta Moss"), "Greta Marsh")
    assert (greta.name, former_names(greta.id)) == ("Greta Marsh", ("Greta Moss",))
    with pytest.raises(Refusal) as refused:
        renamed(greta, "Greta Mire")
    assert (refused.value.code, refused.value.status) == ("renamed_lately", 429)
    assert 29 * 86_400 < refused.value.extra["retry_after"] <= 30 * 86_400
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert renamed(greta, "Greta Mire").name == "Greta Mire"
    assert former_names(greta.id) == ("Greta Marsh", "Greta Moss")


def test_a_guest_signs_by_three_other_names_a_day_and_no_more(world: World) -> None:
    alice = world.alice.reader
    for name in ("Alva", "Alma", "Alda"):
        renamed(alice, name)
    with pytest.raises(Refusal) as refused:
        renamed(alice, "Alea")
    assert refused.value.code == "renamed_lately"


def test_the_same_name_again_is_no_change(world: World) -> None:
    greta = known("Greta Moss")
    assert renamed(greta, " Greta  Moss ").name == "Greta Moss"
    assert former_names(greta.id) == ()
    assert not Entry.objects.filter(kind="reader.renamed").exists()


def test_a_name_that_was_given_up_is_kept_from_others_for_a_while(world: World) -> None:
    greta = renamed(known("Greta Moss"), "Greta Marsh")
    assert code("Greta Moss") == "name_taken"
    assert code("Greta Moss", of=greta.id) == ""
    with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
        assert code("Greta Moss") == ""


def test_the_publishers_own_reader_is_called_what_the_publisher_says(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        renamed(known("Greta Moss", Kind.SSO), "Greta Marsh")
    assert refused.value.code == "name_is_publishers"


def test_two_who_come_at_once_are_not_called_the_same(world: World) -> None:
    from django.db import IntegrityError, transaction

    known("Greta Moss")
    with pytest.raises(IntegrityError), transaction.atomic():
        make("courier", Kind.SSO, "GRETA MOSS")


def test_a_guest_whose_name_became_somebodys_is_told_when_they_speak_again(world: World) -> None:
    world.says("I am Alice, and was here first.")
    known("Alice")
    with pytest.raises(Refusal) as refused:
        world.says("I still am.")
    assert refused.value.code == "name_taken"


def test_who_is_known_speaks_under_their_own_name_whatever_the_form_says(world: World) -> None:
    from comity.comments.actions import Voice, post
    from comity.readers.tokens import Bearer

    greta = known("Greta Moss")
    voice = Voice(Bearer(greta.id, "courier", 0), "Bob")
    done = writelane.run(post(world.story.slug, "Mend it.", voice=voice, key="k" * 16))
    assert done.comment.name == "Greta Moss"


def test_a_numbered_name_fits() -> None:
    assert numbered("Ada", 2) == "Ada (2)"
    assert len(numbered("x" * LENGTH, 12)) == LENGTH
