"""What staff decided stands in a chain, and a change of it later is seen."""

import pytest

from comity.ground import writelane
from comity.journal.audit import FIRST, AuditFollower, verify
from comity.journal.models import Entry, Seal
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Decision
from comity.moderation.queries.audit import disagreements
from comity.moderation.words import Why
from tests.desk import Desk, told


@pytest.fixture
def decided(desk: Desk) -> Desk:
    """A desk at which three comments were decided about, all of it sealed."""
    for number in range(3):
        held = desk.held(f"Wait for me, number {number}.")
        why = Why("off_topic", "Not this.")
        writelane.run(actions.decide(Act.REJECT, [held.id], by=desk.bob, why=why))
    AuditFollower().apply(told())
    return desk


def test_a_chain_that_nobody_touched_holds(decided: Desk) -> None:
    audit = verify()
    assert audit.breaks == ()
    assert audit.waiting == 0
    assert audit.sealed >= 9
    assert audit.head not in ("", FIRST)
    assert disagreements() == []


def test_to_seal_the_same_facts_again_changes_nothing(decided: Desk) -> None:
    before = verify()
    AuditFollower().apply(told())
    assert verify() == before


def test_a_changed_reason_breaks_the_chain(decided: Desk) -> None:
    entry = Entry.objects.filter(kind="moderation.decided").order_by("id")[1]
    entry.data = {**entry.data, "ground": "spam"}
    entry.save()
    assert entry.id in [each.entry for each in verify().breaks]


def test_a_removed_entry_breaks_the_chain(decided: Desk) -> None:
    entry = Entry.objects.filter(kind="moderation.decided").order_by("id")[1]
    number = entry.id
    entry.delete()
    assert [each.entry for each in verify().breaks] == [number]


def test_an_entry_put_in_afterwards_breaks_the_chain(decided: Desk) -> None:
    Seal.objects.filter(entry=Entry.objects.filter(kind="moderation.decided")[0].id).delete()
    assert "the entry was put in afterwards" in [each.fault for each in verify().breaks]


def test_a_seal_made_up_for_a_changed_entry_breaks_those_after_it(decided: Desk) -> None:
    seals = list(Seal.objects.order_by("number"))
    Seal.objects.filter(number=seals[0].number).update(digest="f" * 64)
    assert {each.entry for each in verify().breaks} >= {seals[1].entry}


def test_a_decision_whose_row_was_changed_is_found(decided: Desk) -> None:
    row = Decision.objects.filter(act="reject")[0]
    Decision.objects.filter(pk=row.pk).update(by_name="Somebody Else")
    assert disagreements() == [f"decision {row.pk} differs from its entry in the journal"]
