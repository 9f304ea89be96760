"""A reader takes back what they said."""

from comity.api.tests.conftest import Api, nothing_written
from comity.comments import actions
from comity.ground import writelane
from tests.world import World


def test_the_words_go_and_the_line_stays(world: World, api: Api) -> None:
    comment = world.says("I was hasty.")
    world.says("You were.", world.charlie, comment)
    answer = api.ask("DELETE", f"/comments/{comment.id}", by=world.alice)
    assert answer.status == 200
    assert answer.body["comment"]["state"] == "withdrawn"
    assert "I was hasty" not in answer.body["html"]
    thread = api.get(f"/stories/{world.story.slug}/comments?order=oldest")
    left = thread.body["comments"][0]
    assert (left["state"], left["html"], left["name"]) == ("withdrawn", "", "")
    assert [reply["name"] for reply in left["replies"]] == ["Charlie"]


def test_twice_is_once(world: World, api: Api) -> None:
    comment = world.says("Gone.")
    api.ask("DELETE", f"/comments/{comment.id}", by=world.alice)
    version = world.now().version
    with nothing_written():
        again = api.ask("DELETE", f"/comments/{comment.id}", by=world.alice)
    assert (again.status, again.body["version"]) == (200, version)


def test_it_does_not_let_another_reader_withdraw_it(world: World, api: Api) -> None:
    comment = world.says("Mine.")
    with nothing_written():
        answer = api.ask("DELETE", f"/comments/{comment.id}", by=world.charlie)
    assert (answer.status, answer.code) == (403, "not_yours")


def test_it_does_not_undo_a_moderators_removal(world: World, api: Api) -> None:
    comment = world.says("Buy my watches.")
    writelane.run(actions.remove(comment.id, "Advertising.", actor="staff:bob"))
    with nothing_written():
        answer = api.ask("DELETE", f"/comments/{comment.id}", by=world.alice)
    assert (answer.status, answer.code) == (409, "not_withdrawable")


def test_nobody_answers_or_votes_on_it_any_more(world: World, api: Api) -> None:
    comment = world.says("Gone.")
    api.ask("DELETE", f"/comments/{comment.id}", by=world.alice)
    with nothing_written():
        reply = api.post(world, "Why?", world.charlie, parent=str(comment.id))
        vote = api.vote(comment, 1, world.charlie)
    assert (reply.status, reply.code) == (409, "not_answerable")
    assert (vote.status, vote.code) == (409, "not_votable")
