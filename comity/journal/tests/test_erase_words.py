"""Words are erased from the journal: nothing of them is left, and the chain still holds."""

import json
import uuid

import pytest

from comity.ground import writelane
from comity.journal import record
from comity.journal.audit import AuditFollower, verify
from comity.journal.erasure import erase_words
from comity.journal.models import Entry
from comity.journal.record import Fact

pytestmark = pytest.mark.django_db

READER = uuid.UUID(int=7)


def _decide(subject: str, said: str) -> None:
    writelane.run(
        lambda: record.append(
            "moderation.decided",
            publication="p",
            subject=subject,
            actor="staff:1",
            data={"act": "reject"},
            words={"explanation": said, "law": ""},
        )
    )


def _seal() -> None:
    AuditFollower().apply([Fact.of(row) for row in Entry.objects.order_by("tx", "id")])


def _erase(*subjects: str) -> None:
    writelane.run(lambda: erase_words("p", READER, subjects))
    _seal()


@pytest.fixture(autouse=True)
def _two_decisions() -> None:
    _decide("one", "As Marguerite wrote.")
    _decide("two", "Off the subject.")
    _seal()


def test_the_words_are_gone_and_the_chain_holds() -> None:
    _erase("one")
    audit = verify()
    assert (audit.breaks, audit.sealed, audit.erased, audit.waiting) == ((), 3, 1, 0)
    whole = json.dumps(list(Entry.objects.values("data", "words", "subject", "actor")))
    assert "Marguerite" not in whole
    assert "Off the subject." in whole


def test_what_is_left_is_another_thing_for_the_same_words() -> None:
    _decide("three", "Off the subject.")
    told = Entry.objects.filter(subject__in=("two", "three")).values_list("data", flat=True)
    assert len({data["words"] for data in told}) == 2


def test_to_erase_twice_is_to_erase_once() -> None:
    _erase("one")
    before = Entry.objects.count()
    _erase("one")
    assert Entry.objects.count() == before


def test_words_that_somebody_changed_break_the_chain() -> None:
    entry = Entry.objects.get(subject="two")
    assert entry.words is not None
    entry.words = {**entry.words, "explanation": "Well said."}
    entry.save()
    assert [each.fault for each in verify().breaks] == ["its words were changed"]


def test_words_that_somebody_took_away_break_the_chain() -> None:
    Entry.objects.filter(subject="two").update(words=None)
    assert [each.fault for each in verify().breaks] == [
        "its words were removed, and no erasure says so"
    ]


def test_an_erasure_made_up_without_a_seal_before_it_waits_to_be_sealed() -> None:
    writelane.run(lambda: erase_words("p", READER, ["one"]))
    assert verify().waiting == 1
    Entry.objects.filter(kind="words.erased").delete()
    assert verify().breaks
