"""While a story runs hot, a guest's browser proves some work for each comment."""

import base64
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from comity.api.tests.conftest import Answer, Api, nothing_written
from comity.comments import proving
from comity.comments.models import Comment
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.readers import proof_of_work
from comity.readers.actions.make import make
from comity.readers.models import Reader, Spent
from comity.readers.tokens import Bearer
from tests.puzzle import solution
from tests.world import Person, World, make_world

TOPICS = (
    *("The old bridge has served us well.", "Who pays for all of it?", "My ferry was late again."),
    *("Seals were seen in the harbour.", "I walk there every morning.", "Read the council's plan."),
    *("The lamps are still broken.", "A tram would be better.", "Think of the fishermen."),
    *("It floods each spring.", "What did the mayor say?", "Summer is soon over."),
)


@pytest.fixture(autouse=True)
def _easy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a puzzle take no time, and no story be known for hot from another test."""
    monkeypatch.setattr(proof_of_work, "COUNTERS", range(3, 9))
    proving.forget()
    yield
    proving.forget()


@pytest.fixture
def hot(world: World) -> World:
    """The Courier's story, which a dozen comments in a moment have made hot."""
    for topic in TOPICS:
        world.says(topic, by=world.bob)
    return world


def guest(api: Api, world: World, text: str = "Mend it.", **more: Any) -> Answer:
    return api.post(world, text, name="Dora", **more)


def asked(api: Api, world: World) -> dict[str, Any]:
    """Return the challenge that a guest is asked to solve."""
    answer = guest(api, world)
    assert (answer.status, answer.code) == (428, "proof_needed")
    challenge: dict[str, Any] = answer.body["challenge"]
    return challenge


def test_a_calm_story_asks_nobody(world: World, api: Api) -> None:
    assert guest(api, world).status == 201


def test_a_hot_story_asks_a_guest_and_takes_the_solution(hot: World, api: Api) -> None:
    with nothing_written():
        challenge = asked(api, hot)
    assert challenge["parameters"]["algorithm"] == "PBKDF2/SHA-256"
    assert guest(api, hot, proof=solution(challenge)).status == 201


def test_a_guest_who_is_known_is_asked_each_time(hot: World, api: Api) -> None:
    assert api.post(hot, "Mend it.", hot.alice).code == "proof_needed"


def test_who_is_signed_in_is_not_asked(hot: World, api: Api) -> None:
    greta = Person(writelane.run(lambda: make("courier", Reader.Kind.ACCOUNT, "Greta Moss")))
    assert api.post(hot, "Mend it.", greta).status == 201
    assert api.post(hot, "We hear you.", hot.bob).status == 201
    assert greta.bearer == Bearer(greta.reader.id, "courier", 0)


def test_a_solution_is_good_once(hot: World, api: Api) -> None:
    proof = solution(asked(api, hot))
    assert guest(api, hot, proof=proof).status == 201
    with nothing_written():
        again = guest(api, hot, "Mend it, I said.", proof=proof)
    assert again.code == "proof_refused"
    assert (
        guest(api, hot, "Mend it, I said.", proof=solution(again.body["challenge"])).status == 201
    )


def test_a_retry_of_the_same_post_needs_no_other_solution(hot: World, api: Api) -> None:
    proof = solution(asked(api, hot))
    first = guest(api, hot, proof=proof, key="k" * 16)
    again = guest(api, hot, proof=proof, key="k" * 16)
    assert first.body["comment"]["id"] == again.body["comment"]["id"]


def test_a_solution_outlives_a_question_of_the_house_rules(hot: World, api: Api) -> None:
    hot.settle(rules={"suspect_words": "barnacle", "suspect_words_verdict": "ask"})
    proof = solution(asked(api, hot))
    text = "A barnacle, if ever I saw one."
    assert guest(api, hot, text, proof=proof).code == "ask_again"
    assert guest(api, hot, text, proof=proof, insists=True).status == 201


def test_a_solution_is_good_for_ten_minutes(hot: World, api: Api) -> None:
    proof = solution(asked(api, hot))
    with time_machine.travel(clock.now() + timedelta(minutes=9, seconds=30), tick=False):
        proof_of_work.solved(proof, hot.story.slug)
    with time_machine.travel(clock.now() + timedelta(minutes=10, seconds=5), tick=False):
        proving.forget()
        with pytest.raises(Refusal) as refused:
            proof_of_work.solved(proof, hot.story.slug)
    assert refused.value.code == "proof_refused"


def test_a_solution_for_one_story_is_none_for_another(hot: World, api: Api) -> None:
    other = make_world("gazette", "The Gazette")
    for topic in TOPICS:
        other.says(topic, by=other.bob)
    proof = solution(asked(api, other))
    assert guest(api, hot, proof=proof).code == "proof_refused"


def changed(proof: str, **parameters: Any) -> str:
    """Return a solution whose challenge was changed by its solver."""
    told = json.loads(base64.b64decode(proof))
    told["challenge"]["parameters"] |= parameters
    return base64.b64encode(json.dumps(told).encode()).decode()


def unsolved(challenge: dict[str, Any]) -> str:
    told = {"challenge": challenge, "solution": {"counter": 0, "derivedKey": "00" * 32}}
    return base64.b64encode(json.dumps(told).encode()).decode()


@pytest.mark.parametrize(
    "forge",
    [
        lambda challenge: unsolved(challenge),
        lambda challenge: changed(solution(challenge), cost=1),
        lambda challenge: changed(solution(challenge), expiresAt=9_999_999_999),
        lambda challenge: changed(solution(challenge), data=None),
        lambda challenge: changed(solution(challenge), keySignature=None),
        lambda challenge: changed(solution(challenge), data={"about": ["x"]}),
        lambda _challenge: "not base64 at all!",
        lambda _challenge: base64.b64encode(b"[]").decode(),
        lambda _challenge: base64.b64encode(b'{"challenge": 7, "solution": []}').decode(),
        lambda challenge: unsolved({**challenge, "signature": 7}),
        lambda _challenge: "A" * 100_000,
    ],
)
def test_what_is_no_solution_is_refused(hot: World, api: Api, forge: Any) -> None:
    proof = forge(asked(api, hot))
    with nothing_written():
        assert guest(api, hot, proof=proof).code == "proof_refused"


def test_a_publication_may_ask_for_none(hot: World, api: Api) -> None:
    hot.settle(rules={"proof_when_hot": False})
    assert guest(api, hot).status == 201


def test_where_nothing_is_limited_no_work_is_asked(
    hot: World, api: Api, settings: LazySettings
) -> None:
    settings.LIMITS = False
    assert guest(api, hot).status == 201


def test_a_form_without_script_waits_for_a_moderator(hot: World) -> None:
    form = {"text": "Mend it, I say.", "name": "Dora", "parent": "", "key": ""}
    answer = Client().post(f"/stories/{hot.story.slug}/comments/", form)
    assert answer.status_code == 200
    said = Comment.objects.get(name="Dora")
    assert said.state == "held"
    assert [finding["rule"] for finding in said.findings] == ["unproved"]


def test_when_the_story_calms_down_nobody_is_asked_any_more(hot: World, api: Api) -> None:
    asked(api, hot)
    with time_machine.travel(clock.now() + timedelta(hours=3), tick=False):
        assert guest(api, hot).status == 201


@pytest.mark.django_db(transaction=True)
def test_of_many_who_bring_one_solution_at_once_one_is_let_through() -> None:
    world = make_world()
    about = world.story.slug
    solved = proof_of_work.solved(solution(proof_of_work.challenge(about)), about)
    writelane.close()

    def use() -> str:
        try:
            writelane.run(lambda: proof_of_work.use(solved, about))
        except Refusal as refusal:
            return refusal.code
        return "used"

    with ThreadPoolExecutor(16) as threads:
        codes = [each.result() for each in [threads.submit(use) for _each in range(50)]]
    assert codes.count("used") == 1
    assert codes.count("proof_refused") == 49
    assert Spent.objects.count() == 1


def test_what_is_used_up_is_forgotten_when_it_would_not_count_anyway(world: World) -> None:
    from comity.readers.spent import digest, spend

    soon = clock.now() + timedelta(minutes=1)
    assert writelane.run(lambda: spend(digest("a"), soon))
    assert not writelane.run(lambda: spend(digest("a"), soon))
    with time_machine.travel(clock.now() + timedelta(minutes=2), tick=False):
        later = clock.now() + timedelta(minutes=1)
        assert writelane.run(lambda: spend(digest("b"), later))
    assert list(Spent.objects.values_list("digest", flat=True)) == [digest("b")]
