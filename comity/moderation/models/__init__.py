"""The rows of moderation, one idea a file."""

from comity.moderation.models.cases import Case, Evidence, Tally
from comity.moderation.models.decisions import Appeal, Decision, Statement
from comity.moderation.models.reports import Report
from comity.moderation.models.tools import Note, SavedReply

__all__ = [
    "Appeal",
    "Case",
    "Decision",
    "Evidence",
    "Note",
    "Report",
    "SavedReply",
    "Statement",
    "Tally",
]
