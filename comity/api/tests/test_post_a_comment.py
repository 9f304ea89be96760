"""A reader posts a comment or a reply."""

from comity.api.tests.conftest import Api, nothing_written
from comity.publications.settings import Settings
from tests.world import World, stranger_id


def test_a_guest_posts_with_a_name_and_gets_a_token(world: World, api: Api) -> None:
    answer = api.post(world, "The *bridge* again.", name="Dora")
    assert answer.status == 201
    comment = answer.body["comment"]
    assert comment["state"] == "published"
    assert comment["name"] == "Dora"
    assert comment["html"] == "<p>The <em>bridge</em> again.</p>"
    assert comment["text"] == "The *bridge* again."
    assert 'data-number="1"' in answer.body["html"]
    assert answer.body["version"] == world.now().version
    token = answer.body["token"]
    me = api.get(f"/stories/{world.story.slug}/me", headers={"Authorization": f"Bearer {token}"})
    assert me.body["reader"]["name"] == "Dora"


def test_a_known_reader_posts_under_their_name_and_gets_no_new_token(
    world: World, api: Api
) -> None:
    answer = api.post(world, "I live next to it.", world.alice)
    assert answer.status == 201
    assert answer.body["comment"]["name"] == "Alice"
    assert answer.body["token"] is None


def test_staff_keep_their_name_and_badge_whatever_they_send(world: World, api: Api) -> None:
    answer = api.post(world, "We have asked the council.", world.bob, name="Somebody")
    assert answer.body["comment"]["name"] == "Bob"
    assert answer.body["comment"]["badge"] == "Moderator"


def test_a_reply_stands_under_what_it_answers(world: World, api: Api) -> None:
    first = world.says("The old one was narrow.")
    answer = api.post(world, "It was.", world.charlie, parent=str(first.id))
    assert answer.body["comment"]["parent"] == str(first.id)
    assert answer.body["comment"]["depth"] == 1


def test_what_a_client_may_not_set_cannot_be_set(world: World, api: Api) -> None:
    answer = api.post(
        world,
        "Please feature me.",
        world.alice,
        state="rejected",
        badge="Editor",
        pick="Great",
        ups=99,
        points=99,
        number=7,
        html="<script>1</script>",
    )
    comment = answer.body["comment"]
    assert comment["state"] == "published"
    assert (comment["badge"], comment["pick"], comment["points"]) == ("", "", 0)
    assert comment["number"] == 1
    assert comment["html"] == "<p>Please feature me.</p>"


def test_a_personal_answer_is_kept_by_nobody(world: World, api: Api) -> None:
    answer = api.post(world, "First.", name="Dora")
    assert answer.headers["cache-control"] == "no-store"


def test_it_does_not_post_without_a_name(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.post(world, "Who am I?")
    assert (answer.status, answer.code) == (422, "name_missing")


def test_it_does_not_post_under_a_name_that_looks_like_staff(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.post(world, "Trust me.", name="B\u043eb")
    assert (answer.status, answer.code) == (422, "name_of_staff")


def test_it_does_not_let_guests_post_where_the_publication_wants_to_know_them(
    world: World, api: Api
) -> None:
    world.settle(guests=False)
    with nothing_written():
        answer = api.post(world, "Hello.", name="Dora")
    assert (answer.status, answer.code) == (401, "guests_not_allowed")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_it_does_not_post_under_a_story_that_is_not_here(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.ask(
            "POST",
            "/stories/no-such-story/comments",
            {"text": "Hello?"},
            world.alice,
            headers={"Idempotency-Key": "a-key-that-is-long-enough"},
        )
    assert (answer.status, answer.code) == (404, "no_such_story")


def test_it_does_not_answer_a_comment_that_is_not_here(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.post(world, "What?", world.alice, parent=str(stranger_id()))
    assert (answer.status, answer.code) == (404, "no_such_comment")


def test_it_does_not_take_another_publications_token(world: World, api: Api) -> None:
    from tests.world import make_world

    elsewhere = make_world("herald", "The Herald")
    with nothing_written():
        answer = api.post(world, "I am from the Herald.", elsewhere.alice)
    assert (answer.status, answer.code) == (401, "bad_token")


def test_it_does_not_take_a_token_that_was_tampered_with(world: World, api: Api) -> None:
    token = world.alice.token
    for tampered in (token[:-1] + ("A" if token[-1] != "A" else "B"), token[1:], "x", "comity_1"):
        with nothing_written():
            answer = api.ask(
                "POST",
                f"/stories/{world.story.slug}/comments",
                {"text": "I am Alice."},
                headers={
                    "Authorization": f"Bearer {tampered}",
                    "Idempotency-Key": "a-key-that-is-long-enough",
                },
            )
        assert (answer.status, answer.code) == (401, "bad_token")


def test_a_held_comment_is_told_to_its_author_and_to_nobody_else(world: World, api: Api) -> None:
    world.settle(rules={"first_comments": 1})
    answer = api.post(world, "My very first words.", name="Dora")
    assert answer.status == 201
    assert answer.body["comment"]["state"] == "held"
    thread = api.get(f"/stories/{world.story.slug}/comments")
    assert thread.body["comments"] == []
    number = answer.body["comment"]["number"]
    alone = api.get(f"/stories/{world.story.slug}/comments/{number}")
    assert (alone.status, alone.code) == (404, "no_such_comment")


def test_the_longest_comment_fits_the_largest_body() -> None:
    from comity.api.parsing import MOST

    longest = max(Settings().length, 10_000)
    escaped = '{"text": "' + "\\ud83d\\ude00" * longest + '"}'
    assert len(escaped) < MOST
