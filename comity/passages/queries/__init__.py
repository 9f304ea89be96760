"""What other rooms may ask about passages."""

from comity.passages.queries.listed import PassageView, questions, said_at

__all__ = ["PassageView", "questions", "said_at"]
