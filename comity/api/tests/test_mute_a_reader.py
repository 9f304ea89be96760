"""A reader mutes another one: their comments are folded, for this reader alone."""

from comity.api.tests.conftest import Api
from tests.world import World, stranger_id


def _overlay(api: Api, world: World) -> tuple[list[int], bool]:
    body = api.get(f"/stories/{world.story.slug}/me", world.alice).body
    return body["muted"], body["mutes"]


def _mute(api: Api, world: World, comment: object) -> tuple[int, str]:
    answer = api.ask("PUT", f"/comments/{comment}/mute", None, world.alice)
    return answer.status, answer.body.get("name") or answer.code


def test_the_comments_of_a_muted_reader_are_to_be_folded(world: World, api: Api) -> None:
    world.says("Mine.")
    first = world.says("Theirs.", world.charlie)
    assert _overlay(api, world) == ([], False)
    assert _mute(api, world, first.id) == (200, "Charlie")
    second = world.says("Theirs as well.", world.charlie)
    assert _overlay(api, world) == ([second.number, first.number], True)


def test_nobody_else_learns_of_it(world: World, api: Api) -> None:
    _mute(api, world, world.says("Theirs.", world.charlie).id)
    for person in (world.charlie, world.bob):
        assert api.get("/publications/courier/mutes", person).body == {"mutes": []}
        body = api.get(f"/stories/{world.story.slug}/me", person).body
        assert (body["muted"], body["mutes"]) == ([], False)


def test_to_mute_twice_is_to_mute_once(world: World, api: Api) -> None:
    for text in ("Theirs.", "Theirs as well."):
        _mute(api, world, world.says(text, world.charlie).id)
    (mute,) = api.get("/publications/courier/mutes", world.alice).body["mutes"]
    assert mute["name"] == "Charlie"


def test_a_mute_is_taken_back(world: World, api: Api) -> None:
    _mute(api, world, world.says("Theirs.", world.charlie).id)
    (mute,) = api.get("/publications/courier/mutes", world.alice).body["mutes"]
    path = f"/publications/courier/mutes/{mute['id']}"
    assert api.ask("DELETE", path, None, world.charlie).status == 204
    assert _overlay(api, world)[1] is True, "somebody else took it back"
    for _time in range(2):
        assert api.ask("DELETE", path, None, world.alice).status == 204
    assert _overlay(api, world) == ([], False)


def test_nobody_mutes_themselves_or_what_is_not_there(world: World, api: Api) -> None:
    assert _mute(api, world, world.says("Mine.").id) == (403, "own_comment")
    assert _mute(api, world, stranger_id()) == (404, "no_such_comment")
    world.settle(rules={"hold_everything": True})
    held = world.says("Waits.", world.charlie)
    assert _mute(api, world, held.id) == (404, "no_such_comment")


def test_a_stranger_mutes_nobody(world: World, api: Api) -> None:
    theirs = world.says("Theirs.", world.charlie)
    answer = api.ask("PUT", f"/comments/{theirs.id}/mute")
    assert (answer.status, answer.code) == (401, "token_missing")
