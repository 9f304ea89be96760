"""What can be done at a passage. Each action checks, and returns the write for the lane."""

from comity.passages.actions.ask import ask, withdraw
from comity.passages.actions.bring_in import bring_in, bring_in_questions
from comity.passages.actions.comment import comment
from comity.passages.actions.find_again import find_again

__all__ = ["ask", "bring_in", "bring_in_questions", "comment", "find_again", "withdraw"]
