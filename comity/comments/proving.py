"""Whether a guest has to prove some work before a comment is posted: while its story runs hot."""

import threading
import uuid
from collections import OrderedDict
from datetime import datetime, timedelta

from django.conf import settings

from comity.comments import crowd
from comity.comments.rulebook import rulebook
from comity.ground import clock
from comity.houserules.heat import heat
from comity.houserules.policy import Policy
from comity.publications.queries import PublicationView
from comity.readers.proof_of_work import Solved, solved
from comity.readers.queries import ReaderView
from comity.stories.queries import StoryView

LOOK_AGAIN = timedelta(seconds=5)
"""For how long a story that was hot, or was not, is taken to be so still."""

KEPT = 1_000

_known: OrderedDict[uuid.UUID, tuple[datetime, bool]] = OrderedDict()
_looking = threading.Lock()


def proof_of(
    house: PublicationView, story: StoryView, speaker: ReaderView | None, proof: str | None
) -> Solved | None:
    """Return the work that a speaker has proved; None where none is asked of them.

    `proof` None: they have no way to prove any. Refusals (428): proof_needed, proof_refused.
    """
    if proof is None or not is_asked(house, story, speaker):
        return None
    return solved(proof, story.slug)


def is_asked(house: PublicationView, story: StoryView, speaker: ReaderView | None) -> bool:
    """Say whether a speaker has to prove some work: a guest, while the story runs hot."""
    if not settings.LIMITS or (speaker is not None and not speaker.signs):
        return False
    policy = rulebook(house, story)
    return policy.proof_when_hot and _is_hot(story.id, policy)


def forget() -> None:
    """Look at every story anew."""
    with _looking:
        _known.clear()


def _is_hot(story: uuid.UUID, policy: Policy) -> bool:
    now = clock.now()
    with _looking:
        until, hot = _known.get(story, (now, False))
    if now < until:
        return hot
    seen = crowd.heat_of(story, now)
    hot = heat(
        seen.now_rate,
        seen.usual_rate,
        seen.toxicity,
        hot,
        speed=policy.hot_speed,
        busy=policy.hot_busy,
        toxic=policy.hot_toxicity,
    )
    with _looking:
        _known[story] = (now + LOOK_AGAIN, hot)
        _known.move_to_end(story)
        while len(_known) > KEPT:
            _known.popitem(last=False)
    return hot
