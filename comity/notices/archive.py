"""What readers follow, how they want to be told, and what they were told, as an export holds it.

Letters under way, browsers (they belong to this server's push keys) and questions whether an
address is somebody's stay behind: nothing of what comes back is sent to anybody.
"""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from comity.ground import rows
from comity.journal import record as journal
from comity.notices import facts
from comity.notices.models import Follow, Notice, Silence, Wishes
from comity.notices.silence import digest_of
from comity.readers.queries import addresses_of, who_left_addresses

FOLLOW = ("id", "publication_id", "reader_id", "kind", "subject", "made_at")
WISHES = ("reader_id", "mail", "decisions")
SILENCE = ("reader_id", "why", "at")
"""An address is silenced by a digest under this server's key: an export says whose it is."""
NOTICE = ("id", "publication_id", "reader_id", "about", "subject", "why", "story", "at", "seen_at")

Line = dict[str, Any]


def lines(publication: str) -> Iterator[tuple[str, Line]]:
    """Return what a publication's readers follow and wish, whose address wants silence, and the
    notices in their bells."""
    follows = Follow.objects.filter(publication=publication).order_by("id")
    for record in rows.told(follows, FOLLOW):
        yield "follow", record
    wishes = Wishes.objects.filter(reader__publication=publication).order_by("reader_id")
    for record in rows.told(wishes, WISHES):
        yield "wishes", record
    for record in _silences(publication):
        yield "silence", record
    for record in rows.told(Notice.objects.filter(publication=publication).order_by("id"), NOTICE):
        yield "notice", record


def _silences(publication: str) -> Iterator[Line]:
    for addresses in who_left_addresses(publication):
        digests = {reader: digest_of(address) for reader, address in addresses.items()}
        found = Silence.objects.filter(digest__in=rows.listed(digests.values()))
        silent = {row.digest: row for row in found}
        for reader, digest in digests.items():
            if digest in silent:
                row = silent[digest]
                yield {"reader_id": str(reader), "why": row.why, "at": row.at.isoformat()}


def read_follow(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Follow, FOLLOW, record)


def read_wishes(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Wishes, WISHES, record)


def read_silence(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    told = rows.read(Silence, SILENCE[1:], record)
    try:
        return [uuid.UUID(record.get("reader_id")), *told]
    except (TypeError, ValueError, AttributeError) as fault:
        raise ValueError("its reader_id cannot be used") from fault


def read_notice(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Notice, NOTICE, record)


def restore_follows(values: Sequence[Sequence[Any]]) -> int:
    """Put back what is followed, inside a write: from now on it is told, and nothing of before.

    What is there stays, and what a reader has left since then is not followed again.
    """
    left = journal.subjects_of([facts.UNFOLLOWED], [str(each[0]) for each in values])
    back = [each for each in values if str(each[0]) not in left]
    found = Follow.objects.filter(id__in=[each[0] for each in back])
    there = set(found.values_list("id", flat=True))
    new = [each for each in back if each[0] not in there]
    if not new:
        return 0
    publication = new[0][FOLLOW.index("publication_id")]
    place = journal.append(
        facts.FOLLOWS_BROUGHT_IN,
        publication=publication,
        subject=publication,
        actor="system",
        data={"count": len(new)},
    )
    full = [(*each, place.tx, place.id) for each in new]
    return rows.insert(Follow, (*FOLLOW, "tx", "entry"), full, ignore=True)


def restore_wishes(values: Sequence[Sequence[Any]]) -> int:
    """Put back how readers want to be told, inside a write. What is there stays."""
    return rows.insert(Wishes, WISHES, values, ignore=True)


def restore_silences(values: Sequence[Sequence[Any]]) -> int:
    """Silence these readers' addresses, inside a write. What is there stays."""
    addresses = addresses_of([each[0] for each in values])
    silent = {
        digest_of(addresses[reader].email): (why, at)
        for reader, why, at in values
        if reader in addresses
    }
    found = Silence.objects.filter(digest__in=list(silent))
    there = set(found.values_list("digest", flat=True))
    new = [(digest, *each) for digest, each in silent.items() if digest not in there]
    rows.insert(Silence, ("digest", "why", "at"), new, ignore=True)
    journal.append_all(
        [
            journal.Draft(facts.SILENCED, "", digest, "system", data={"why": why})
            for digest, why, _at in new
        ]
    )
    return len(new)


def restore_notices(values: Sequence[Sequence[Any]]) -> int:
    """Put notices back into the bells, inside a write. What is there stays; none is mailed."""
    return rows.insert(Notice, NOTICE, values, ignore=True)
