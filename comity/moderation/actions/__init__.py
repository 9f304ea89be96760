"""What can be decided and pointed out. Each action checks, and returns the write for the lane."""

from comity.moderation.actions.appeal import answer, appeal
from comity.moderation.actions.claim import claim
from comity.moderation.actions.decide import Decided, decide
from comity.moderation.actions.note import drop_reply, keep_reply, note
from comity.moderation.actions.report import Notice, Reported, notify, report
from comity.moderation.actions.rules import set_rules
from comity.moderation.actions.sanction import lift, sanction
from comity.moderation.actions.simulate import simulate, step
from comity.moderation.actions.thread import close, pin, reopen
from comity.moderation.actions.undo import undo

__all__ = [
    "Decided",
    "Notice",
    "Reported",
    "answer",
    "appeal",
    "claim",
    "close",
    "decide",
    "drop_reply",
    "keep_reply",
    "lift",
    "note",
    "notify",
    "pin",
    "reopen",
    "report",
    "sanction",
    "set_rules",
    "simulate",
    "step",
    "undo",
]
