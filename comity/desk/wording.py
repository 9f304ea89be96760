"""The desk's names for queues, rules and acts, in the active language."""

from django.utils.translation import gettext

from comity.ground.refusal import marked as _
from comity.houserules import Finding
from comity.moderation.acts import Act
from comity.moderation.queues import Queue

QUEUES = {
    Queue.HELD: _("Held"),
    Queue.REPORTED: _("Reported"),
    Queue.APPEALS: _("Appeals"),
    Queue.NEW: _("New"),
    Queue.APPROVED: _("Approved"),
    Queue.REJECTED: _("Rejected"),
    Queue.EVERYTHING: _("Everything"),
}

EVENTS = {
    "STORY_CREATED": _("A story is new"),
    "COMMENT_CREATED": _("A comment is published"),
    "COMMENT_REPLY_CREATED": _("A reply is published"),
    "COMMENT_ENTERED_MODERATION_QUEUE": _("A comment waits for a moderator"),
    "COMMENT_LEFT_MODERATION_QUEUE": _("A moderator has decided on a comment"),
    "COMMENT_EDITED": _("A comment was changed"),
    "COMMENT_REMOVED": _("A comment is gone"),
}
"""What webhooks tell of, by the name that goes out."""

RULES = {
    "length": _("Length"),
    "banned_words": _("Banned words"),
    "suspect_words": _("Suspect words"),
    "links": _("Links"),
    "denied_links": _("Denied links"),
    "misleading_links": _("Misleading links"),
    "repetition": _("Repetition"),
    "toxicity": _("No score"),
    "toxicity:toxicity": _("Toxicity"),
    "toxicity:severe_toxicity": _("Severe toxicity"),
    "toxicity:identity_attack": _("Attack on identity"),
    "toxicity:insult": _("Insult"),
    "toxicity:profanity": _("Profanity"),
    "toxicity:threat": _("Threat"),
    "first_comments": _("New reader"),
    "record": _("Reader’s record"),
    "everything": _("Everything is held"),
    "heat": _("Heated thread"),
    "flood": _("Flood of new readers"),
    "closed": _("Closed"),
    "slow": _("Slow mode"),
}

COUNTED = {
    "length": _("characters: %(n)s"),
    "banned_words": _("found: %(n)s"),
    "suspect_words": _("found: %(n)s"),
    "links": _("links: %(n)s"),
    "denied_links": _("links: %(n)s"),
    "repetition": _("alike: %(n)s"),
    "first_comments": _("published before: %(n)s"),
    "record": _("rejected lately: %(n)s"),
    "heat": _("comments an hour: %(n)s"),
    "flood": _("new readers: %(n)s"),
    "closed": _("days open: %(n)s"),
    "slow": _("seconds to wait: %(n)s"),
}
"""What a rule counts, by its name."""

ACTS = {
    Act.HOLD: _("held by the house rules"),
    Act.APPROVE: _("approved"),
    Act.REJECT: _("rejected"),
    Act.ASK_EDIT: _("sent back for an edit"),
    Act.PICK: _("picked"),
    Act.PIN: _("pinned"),
    Act.CLOSE: _("thread closed"),
    Act.REOPEN: _("thread opened again"),
    Act.WARN: _("reader warned"),
    Act.SLOW: _("reader slowed"),
    Act.SUSPEND: _("reader suspended"),
    Act.BAN: _("reader banned"),
    Act.LIFT: _("sanction lifted"),
    Act.DISMISS: _("reports dismissed"),
    Act.UPHOLD: _("appeal turned down"),
    Act.REVERSE: _("appeal granted"),
    Act.UNDO: _("undone"),
}

AGES = {
    "hour": _("the last hour"),
    "day": _("the last day"),
    "week": _("the last week"),
    "over-hour": _("older than an hour"),
    "over-day": _("older than a day"),
    "over-week": _("older than a week"),
}


def queue(name: str) -> str:
    """Return a queue's name."""
    return gettext(QUEUES[Queue(name)])


def event(name: str) -> str:
    """Return what happened when a webhook tells of `name`."""
    return gettext(EVENTS[name])


def rule(name: str) -> str:
    """Return a rule's name; one that is not known here goes by its own."""
    return gettext(RULES[name]) if name in RULES else name


def counted(finding: Finding) -> str:
    """Return what a finding has counted; that of an unknown rule is a bare number."""
    return gettext(COUNTED.get(finding.rule, "%(n)s")) % {"n": finding.count}


def act(name: str) -> str:
    """Return what was done."""
    return gettext(ACTS[Act(name)])
