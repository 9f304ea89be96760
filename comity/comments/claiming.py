"""Gives what an archive knows somebody to have said to whoever has proved the address since."""

import uuid
from functools import partial

from comity.comments import facts as kinds
from comity.comments.models import Comment, Vote
from comity.ground import writelane
from comity.journal.record import Fact
from comity.readers.actions.address import PROVED
from comity.readers.actions.bring_in import BROUGHT_IN
from comity.readers.claims import Claim, open_claims, settle_claim, settled_claims


class ClaimFollower:
    """Settles claims: when an address is proved, and when an archive with it comes later.

    Each claim is one write, which a second one finds done.
    """

    name = "claims"
    lasting = True
    urgent = False

    def apply(self, facts: list[Fact]) -> None:
        """Settle what these facts make somebody's."""
        for fact in facts:
            if fact.kind == PROVED:
                _settle(open_claims(fact.publication, by=uuid.UUID(fact.subject)))
            elif fact.kind == BROUGHT_IN:
                _settle(open_claims(fact.publication))
            elif fact.kind == kinds.BROUGHT_IN and fact.story is not None:
                _settle_late(fact.story)


def hand_over(claim: Claim) -> None:
    """Let one reader's comments and votes be another's, inside a write.

    Comments keep the name under which they were read. Where both have voted on a comment, or
    the vote would be on one's own, the archive's vote stays what it is: nobody's here.
    """
    Comment.objects.filter(reader=claim.former).update(reader=claim.by)
    voted = Vote.objects.filter(reader=claim.by).values("comment")
    own = Comment.objects.filter(reader=claim.by).values("id")
    cast = Vote.objects.filter(reader=claim.former)
    cast.exclude(comment__in=voted).exclude(comment__in=own).update(reader=claim.by)


def _settle(claims: list[Claim]) -> None:
    for claim in claims:
        writelane.run(partial(settle_claim, claim, hand_over))


def _settle_late(story: uuid.UUID) -> None:
    """Hand over what came under a former reader's name after that reader was claimed."""
    speakers = Comment.objects.filter(story=story, reader__claimed_by__isnull=False)
    for claim in settled_claims(set(speakers.values_list("reader_id", flat=True))):
        writelane.run(partial(hand_over, claim))
