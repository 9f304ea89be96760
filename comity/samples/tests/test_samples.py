"""The demo shows what it promises: the sample files agree and hold every feature."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from importlib.resources import files
from xml.etree import ElementTree

import msgspec
import pytest

from comity import samples
from comity.comments.queries.judged import judged, numbered
from comity.funding.queries import drifts, standings
from comity.ground import writelane
from comity.houserules import Verdict
from comity.houserules.judge import strictest
from comity.publications import actions as publications
from comity.samples.giving import RAISED, give
from comity.samples.install import install
from comity.samples.rules import faults
from comity.samples.shapes import Comment, Newsroom, Story
from comity.stories.queries import latest

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
LATIN = re.compile(r"[A-Za-z]")
A_DAY = 24 * 60


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return samples.load()


@pytest.fixture(scope="module")
def comments(newsroom: Newsroom) -> list[Comment]:
    return [comment for story in newsroom.stories for comment in story.comments]


def test_it_fills_a_front_page(newsroom: Newsroom) -> None:
    assert len(newsroom.stories) == 8
    assert 400 <= sum(len(story.comments) for story in newsroom.stories) <= 520
    assert max(len(story.comments) for story in newsroom.stories) >= 150
    assert len(newsroom.readers) >= 60


def test_it_shows_an_empty_a_closed_and_a_fresh_thread(newsroom: Newsroom) -> None:
    assert [story.slug for story in newsroom.stories if not story.comments]
    assert [story.slug for story in newsroom.stories if story.closed]
    ages = [story.minutes_ago for story in newsroom.stories]
    assert min(ages) < 60
    assert A_DAY < max(ages) < 30 * A_DAY
    assert ages == sorted(ages)


def test_each_story_is_a_whole_article(newsroom: Newsroom) -> None:
    for story in newsroom.stories:
        assert 6 <= len(story.body) <= 12, story.slug
        assert any(block.startswith("> ") for block in story.body), story.slug
    assert [story.slug for story in newsroom.stories if story.origin]


def test_each_picture_is_a_small_drawing_that_loads_nothing(newsroom: Newsroom) -> None:
    for story in newsroom.stories:
        drawing = samples.picture(story.picture.file)
        assert len(drawing) < 6_000
        for element in ElementTree.fromstring(drawing).iter():
            assert not element.tag.endswith(("script", "image", "use", "foreignObject"))
            assert not [name for name in element.attrib if "href" in name or name.startswith("on")]


def test_its_threads_answer_each_other_deeply(newsroom: Newsroom) -> None:
    deepest = [max(_depths(story).values()) for story in newsroom.stories if story.comments]
    assert max(deepest) == 8
    assert sum(depth >= 6 for depth in deepest) >= 3
    answers = Counter(c.parent is not None for s in newsroom.stories for c in s.comments)
    assert answers[True] > answers[False]


def test_it_speaks_many_languages(newsroom: Newsroom, comments: list[Comment]) -> None:
    assert {"en", "ar", "tr"} <= {story.language for story in newsroom.stories}
    scripts = {
        "Arabic": "[\u0600-\u06ff]",
        "Persian": "\u200c",
        "Hebrew": "[\u05d0-\u05ea]",
        "Greek": "[\u03b1-\u03c9]",
        "Cyrillic": "[\u0430-\u044f]",
        "Kana": "[\u3041-\u3096]",
        "Vietnamese": "[\u1ea1-\u1ef9]",
        "Turkish": "[\u011f\u0131\u015f]",
        "emoji": "[\U0001f300-\U0001faff]",
        "emoji family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "flag": "[\U0001f1e6-\U0001f1ff]{2}",
    }
    said = "\n".join(comment.text for comment in comments)
    assert [script for script, sign in scripts.items() if not re.search(sign, said)] == []
    for story in newsroom.stories:
        if story.language == "ar":
            rtl = [c for c in story.comments if RIGHT_TO_LEFT.search(c.text[:2])]
            assert len(rtl) > len(story.comments) * 3 / 4


def test_a_name_may_run_in_both_directions(newsroom: Newsroom) -> None:
    names = [reader.name for reader in newsroom.readers]
    assert [name for name in names if RIGHT_TO_LEFT.search(name) and LATIN.search(name)]


@pytest.mark.parametrize(
    ("mark", "sign"),
    [
        ("emphasis", r"(?<!\*)\*[^*\s][^*\n]*\*(?!\*)"),
        ("strong", r"\*\*[^*\n]+\*\*"),
        ("quote", r"(?m)^> \S"),
        ("bullets", r"(?m)^- \S"),
        ("numbers", r"(?m)^1\. \S"),
        ("link", r"\[[^\]]+\]\(https://"),
        ("code", r"`[^`\n]+`"),
        ("code block", r"(?m)^```"),
    ],
)
def test_its_readers_use_markdown(comments: list[Comment], mark: str, sign: str) -> None:
    assert sum(bool(re.search(sign, comment.text)) for comment in comments) >= 2, mark


def test_it_shows_every_state_of_a_comment(comments: list[Comment]) -> None:
    assert sum(comment.staff is not None for comment in comments) >= 10
    assert sum(comment.pick is not None for comment in comments) >= 8
    assert sum(comment.edited is not None for comment in comments) >= 3
    assert sum(comment.withdrawn_after is not None for comment in comments) >= 2
    assert sum(comment.removed is not None for comment in comments) >= 2
    assert sum(comment.held for comment in comments) >= 3
    assert sum(comment.up >= 200 for comment in comments) >= 3
    assert [comment for comment in comments if comment.down > comment.up]


def test_it_names_only_invented_addresses(newsroom: Newsroom) -> None:
    texts = [text for story in newsroom.stories for text in _texts(story)]
    addresses = re.findall(r"(?:https?://|@)([\w.-]+)", "\n".join(texts))
    assert addresses
    assert [a for a in addresses if not re.search(r"(^|\.)example\.(org|com)\.?$", a)] == []


def test_its_readers_come_back(comments: list[Comment]) -> None:
    said = Counter(comment.name for comment in comments)
    assert sum(count >= 3 for count in said.values()) >= 40
    assert said.most_common(1)[0][1] < len(comments) / 10


def test_no_field_of_a_file_is_lost_on_loading(newsroom: Newsroom) -> None:
    for story in newsroom.stories:
        raw = json.loads((files(samples) / "stories" / f"{story.slug}.json").read_bytes())
        assert _missing(raw, msgspec.to_builtins(story)) == []


def test_it_refuses_a_reply_that_precedes_what_it_answers(newsroom: Newsroom) -> None:
    story = max(newsroom.stories, key=lambda story: len(story.comments))
    backwards = replace(story, comments=tuple(reversed(story.comments)))
    found = faults(replace(newsroom, stories=(backwards,)))
    assert any("does not precede it" in fault for fault in found)


def test_it_refuses_a_comment_from_the_future(newsroom: Newsroom) -> None:
    story = next(story for story in newsroom.stories if story.comments)
    found = faults(replace(newsroom, stories=(replace(story, minutes_ago=1),)))
    assert any("said after the thread's end" in fault for fault in found)


def test_it_refuses_a_stranger_in_the_newsrooms_name(newsroom: Newsroom) -> None:
    story = next(story for story in newsroom.stories if story.comments)
    stranger = replace(story.comments[0], name="Nobody", staff=newsroom.staff[0].key)
    found = faults(replace(newsroom, stories=(replace(story, comments=(stranger,)),)))
    assert any("Nobody is not" in fault for fault in found)


def test_it_refuses_two_stories_at_one_address(newsroom: Newsroom) -> None:
    twice = (newsroom.stories[0], newsroom.stories[0])
    assert any("used by 2 stories" in f for f in faults(replace(newsroom, stories=twice)))


def _depths(story: Story) -> dict[int, int]:
    depths: dict[int, int] = {}
    for comment in story.comments:
        depths[comment.id] = 0 if comment.parent is None else depths[comment.parent] + 1
    return depths


def _texts(story: Story) -> list[str]:
    return [*story.body, *(comment.text for comment in story.comments)]


def _missing(raw: object, kept: object) -> list[str]:
    if isinstance(raw, dict) and isinstance(kept, dict):
        lost = [key for key in raw if key not in kept]
        return lost + [m for key in raw if key in kept for m in _missing(raw[key], kept[key])]
    if isinstance(raw, list) and isinstance(kept, list):
        return [m for one, other in zip(raw, kept, strict=True) for m in _missing(one, other)]
    return []


@pytest.mark.django_db
def test_the_newsrooms_own_rules_hold_what_waits_in_it() -> None:
    key = install("https://lantern.example", lambda *_told: None)
    waiting = [judged(numbered(each.id, 1, 1000)) for each in latest(key)]
    held = [
        each for of_story in waiting for each in of_story.values() if each.comment.state == "held"
    ]
    findings = [f for each in held for f in each.findings if f.verdict is Verdict.HOLD]
    assert all(strictest(each.findings) is Verdict.HOLD for each in held)
    rules = {finding.rule for finding in findings}
    assert {"links", "suspect_words", "toxicity:toxicity"} <= rules
    assert all(finding.spans for finding in findings)


@pytest.mark.django_db
def test_its_readers_have_given_for_half_a_year() -> None:
    writelane.run(publications.found("The Lantern", key="lantern"))
    for _once_and_again in range(2):
        give("lantern", date(2026, 3, 31))
    months = standings("lantern")
    assert [each.goal.month for each in months][::5] == ["2026-03", "2025-10"]
    assert [each.raised for each in months] == [*reversed(RAISED)]
    assert drifts("lantern") == []
