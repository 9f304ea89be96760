"""The shared world at the desk: who may decide, and the cases as the follower keeps them."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model

from comity.comments.queries import CommentView
from comity.journal.models import Entry
from comity.journal.record import Fact
from comity.moderation.follower import ModerationFollower
from comity.readers.roles import Role, Staff, appoint_staff, staff_of
from tests.world import Person, World


@dataclass(frozen=True)
class Desk:
    """Two moderators and an editor of the Courier, and its reader Alice."""

    world: World
    bob: Staff
    dora: Staff
    eve: Staff

    def follow(self) -> None:
        """Let the follower see the whole journal, what this test has not committed as well."""
        ModerationFollower().apply(told())

    def held(self, source: str, by: Person | None = None) -> CommentView:
        """Let somebody say what the house rules hold."""
        self.world.settle(rules={"hold_everything": True})
        said = self.world.says(source, by=by)
        self.world.settle(rules={})
        self.follow()
        return said

    def said(self, source: str, by: Person | None = None) -> CommentView:
        """Let somebody say what is public at once."""
        said = self.world.says(source, by=by)
        self.follow()
        return said


def told() -> list[Fact]:
    """Return every fact of the journal, also those behind no safe horizon yet."""
    return [Fact.of(row) for row in Entry.objects.order_by("tx", "id")]


def at_work(name: str, role: Role, sections: tuple[str, ...] = ()) -> Staff:
    """Engage somebody in the Courier."""
    user = get_user_model().objects.create(username=name, is_staff=True)
    appoint_staff(user.pk, role, "courier", sections)
    found = staff_of(user.pk, "courier")
    assert found is not None
    return found


def make_desk(world: World) -> Desk:
    """Engage Bob and Dora, who moderate, and Eve, who edits."""
    return Desk(
        world,
        at_work("bob", Role.MODERATOR),
        at_work("dora", Role.MODERATOR),
        at_work("eve", Role.EDITOR),
    )
