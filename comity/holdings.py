"""Which rooms' rows an export of a publication holds. Composition only."""

from collections.abc import Mapping

from comity.comments import archive as comments
from comity.funding import archive as funding
from comity.interchange import archive as interchange
from comity.interchange.jsonlines import Holdings, Kind
from comity.moderation import archive as moderation
from comity.notices import archive as notices
from comity.passages import archive as passages
from comity.publications import archive as publications
from comity.readers import archive as readers
from comity.stories import archive as stories

KINDS: Mapping[str, Kind] = {
    "publication": Kind(publications.read, publications.restore),
    "reader": Kind(readers.read_reader, readers.restore_readers),
    "sanction": Kind(readers.read_sanction, readers.restore_sanctions),
    "former_name": Kind(readers.read_name, readers.restore_names),
    "mute": Kind(readers.read_mute, readers.restore_mutes),
    "story": Kind(stories.read, stories.restore),
    "comment": Kind(comments.read_comment, comments.restore_comments),
    "former": Kind(comments.read_former, comments.restore_formers),
    "vote": Kind(comments.read_vote, comments.restore_votes),
    "passage": Kind(passages.read_passage, passages.restore_passages),
    "question": Kind(passages.read_question, passages.restore_questions),
    "decision": Kind(moderation.read_decision, moderation.restore_decisions),
    "statement": Kind(moderation.read_statement, moderation.restore_statements),
    "appeal": Kind(moderation.read_appeal, moderation.restore_appeals),
    "report": Kind(moderation.read_report, moderation.restore_reports),
    "note": Kind(moderation.read_note, moderation.restore_notes),
    "saved_reply": Kind(moderation.read_reply, moderation.restore_replies),
    "goal": Kind(funding.read_goal, funding.restore_goals),
    "contribution": Kind(funding.read_contribution, funding.restore_contributions),
    "arrival": Kind(interchange.read_arrival, interchange.restore_arrivals),
    "account": Kind(interchange.read_account, interchange.restore_accounts),
    "follow": Kind(notices.read_follow, notices.restore_follows),
    "wishes": Kind(notices.read_wishes, notices.restore_wishes),
    "silence": Kind(notices.read_silence, notices.restore_silences),
    "notice": Kind(notices.read_notice, notices.restore_notices),
}
"""In the order in which they stand."""

HOLDINGS = Holdings(
    (
        publications.lines,
        readers.lines,
        stories.lines,
        comments.lines,
        passages.lines,
        moderation.lines,
        funding.lines,
        interchange.lines,
        notices.lines,
    ),
    KINDS,
)
