"""A page saved as plain text is taken apart: story above, thread below."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from comity.interchange.textpage import SavedComment, SavedPage, read

STORY = """Council Votes “Yes” On The New Ferry

Support The Gazette

Originally appeared at The Harbour Gazette

The council of the harbour town voted on Monday to buy a second ferry for the northern crossing.

Council votes "yes" on the new ferry

File image: Petra Foto

“A ferry is a bridge that moves, and we have waited for ours since the old one was sold.”

What the plan costs

- two crews of six
- a new pier

“We will pay for this for thirty years,” said a member of the council who did not want to vote.

Support The Gazette

"""

HEADER = "\nNotify of\nNewest Most Voted\nInline Feedbacks\nView all comments\n"

BARE = """Greta Halloran

Who pays for the second crew?

The plan says nothing about that.


Nobody asks the fishermen, as always.
They were here before the pier.

salt and pepper

i said so last winter

Greta Halloran

You did, and i remember it well.


Two more lines of text to close the matter.
"""

FULL = """Guest
Greta Halloran
8 months ago

Who pays for the second crew?

12
Reply
View Replies (1)
Editor
Jens
30 January, 2025 7:55 pm
Reply to  Greta Halloran

The ferry company does.

See the minutes.

-1
Reply
Last edited 8 months ago by Jens
Guest
Rafa del Monte
2020

Reply to nobody: read the plan first.

1.2K
Reply
"""


def names(page: SavedPage) -> list[str | None]:
    return [comment.name for comment in page.comments]


def page_with(thread: str, header: str = HEADER) -> SavedPage:
    return read(STORY + header + thread, captured=date(2025, 11, 21))


def test_it_reads_headline_credit_and_picture() -> None:
    page = page_with(BARE)
    assert page.headline == "Council Votes “Yes” On The New Ferry"
    assert page.credit == "The Harbour Gazette"
    assert page.picture is not None
    assert page.picture.alt == 'Council votes "yes" on the new ferry'
    assert page.picture.caption == "File image: Petra Foto"


def test_it_tells_the_blocks_of_the_body_apart() -> None:
    kinds = [block.kind for block in page_with(BARE).body]
    assert kinds == ["paragraph", "quote", "subheading", "list", "paragraph"]


def test_it_drops_the_sites_own_lines_and_says_where_they_stood() -> None:
    page = page_with(BARE)
    chrome = [entry.text for entry in page.chrome]
    assert chrome == ["Support The Gazette"] * 2 + HEADER.split("\n")[1:-1]
    assert [entry.line for entry in page.chrome][:2] == [3, 22]


def test_it_reads_a_bare_thread_with_names_and_without() -> None:
    page = page_with(BARE)
    assert names(page) == ["Greta Halloran", None, "salt and pepper", "Greta Halloran", None]
    assert page.comments[0].paragraphs == (
        "Who pays for the second crew?",
        "The plan says nothing about that.",
    )
    assert page.comments[1].paragraphs == (
        "Nobody asks the fishermen, as always.\nThey were here before the pier.",
    )


def test_it_lists_every_line_that_it_took_for_a_name() -> None:
    page = page_with(BARE)
    (listed,) = [each.text for each in page.findings if "taken for names" in each.text]
    lines = [comment.line for comment in page.comments if comment.name]
    assert [f"({line})" in listed for line in lines] == [True] * 3
    assert listed.count("“Greta Halloran”") == 2
    assert "“salt and pepper”" in listed


def test_it_finds_the_thread_where_no_header_stands() -> None:
    page = page_with(BARE, header="")
    assert names(page) == ["Greta Halloran", None, "salt and pepper", "Greta Halloran", None]
    assert [finding.line for finding in page.findings if "No header" in finding.text] == [24]


def test_the_headlines_of_related_stories_are_no_names() -> None:
    related = "\nMORE ON THE TOPIC:\n\nOld Ferry Sold Abroad\n\nNorthern Crossing Stays Shut\n\n"
    page = page_with(BARE, header=related)
    assert names(page) == ["Greta Halloran", None, "salt and pepper", "Greta Halloran", None]
    assert [block.text for block in page.body[-2:]] == [
        "Old Ferry Sold Abroad",
        "Northern Crossing Stays Shut",
    ]


def test_a_wide_gap_above_the_first_paragraph_does_not_end_the_story() -> None:
    story = STORY.replace("\n\nSupport The Gazette\n\nOriginally", "\n\n\n\nOriginally")
    page = read(story + BARE)
    assert len(page.body) == 5
    assert len(page.comments) == 5


def test_a_count_in_the_byline_does_not_end_the_story() -> None:
    page = read(STORY.replace("\n\nSupport The", "\n\n14 Comments\n\nSupport The", 1) + BARE)
    assert len(page.comments) == 5


def test_a_comment_without_name_and_date_is_not_named_by_its_only_words() -> None:
    thread = "Greta Halloran\n\nWho pays?\n\n3\nReply\n\nBeware of drunkards\n\n0\nReply\n"
    page = page_with(thread)
    assert spoken(page)[1] == (None, ("Beware of drunkards",))


def test_it_reads_role_date_reply_votes_and_edit_note() -> None:
    first, second, _ = page_with(FULL).comments
    assert (first.name, first.role, first.votes) == ("Greta Halloran", "Guest", 12)
    assert (second.name, second.role, second.votes) == ("Jens", "Editor", -1)
    assert second.reply_to == "Greta Halloran"
    assert second.edited == "Last edited 8 months ago by Jens"
    assert second.paragraphs == ("The ferry company does.", "See the minutes.")


def test_the_deepest_replies_have_no_button_and_are_told_apart_all_the_same() -> None:
    deep = "Guest\nBo Lindqvist\n8 months ago\nReply to  Jens\n\nNo, they do not.\n\n5\n"
    page = page_with(FULL.replace("-1\nReply\nLast edited 8 months ago by Jens\n", "-1\n" + deep))
    assert names(page) == ["Greta Halloran", "Jens", "Bo Lindqvist", "Rafa del Monte"]
    assert [comment.votes for comment in page.comments] == [12, -1, 5, 1200]
    assert page.comments[2].paragraphs == ("No, they do not.",)


@pytest.mark.parametrize("buttons", [True, False])
def test_a_role_of_the_sites_own_making_is_a_role(buttons: bool) -> None:
    one = "Harbour Friend\nGreta Halloran\n8 months ago\n\nWho pays for it?\n\n0\nReply\n"
    thread = one * 3 + one.replace("Harbour Friend", "Ferry Captain") if buttons else one * 4
    page = page_with(thread if buttons else thread.replace("0\nReply\n", ""))
    assert [comment.name for comment in page.comments] == ["Greta Halloran"] * 4
    roles = [comment.role for comment in page.comments]
    assert roles == ["Harbour Friend"] * 3 + ["Ferry Captain" if buttons else "Harbour Friend"]


def test_a_name_whose_only_words_were_dropped_is_a_comment_without_words() -> None:
    lost = "\nGreta Halloran\n\n\nRafa del Monte\n\nThe pier is too short.\n\nGreta Halloran\n"
    page = page_with(BARE + lost)
    assert spoken(page)[-3:] == [
        ("Greta Halloran", ()),
        ("Rafa del Monte", ("The pier is too short.",)),
        ("Greta Halloran", ()),
    ]
    missing = [finding for finding in page.findings if finding.kind == "missing"]
    assert [finding.line for finding in missing] == [
        comment.line for comment in page.comments if not comment.paragraphs
    ]


def test_a_figure_or_a_label_in_the_words_of_a_comment_stays_there() -> None:
    third = page_with(FULL).comments[2]
    assert third.paragraphs == ("2020", "Reply to nobody: read the plan first.")
    assert (third.votes, third.said, third.reply_to) == (1200, None, None)


def test_it_links_a_reply_to_the_nearest_earlier_comment_as_a_guess() -> None:
    first, second, _ = page_with(FULL).comments
    assert (first.parent_index, first.parent_guessed) == (None, False)
    assert (second.parent_index, second.parent_guessed) == (0, True)


def test_a_reply_to_someone_not_on_the_page_has_no_parent() -> None:
    page = page_with(FULL.replace("Reply to  Greta Halloran", "Reply to  Bo Lindqvist"))
    assert page.comments[1].parent_index is None
    assert page.comments[1].reply_to == "Bo Lindqvist"


def test_a_relative_date_keeps_its_unit_and_the_day_of_capture() -> None:
    said = page_with(FULL).comments[0].said
    assert said is not None
    assert (said.at, said.unit, said.relative) == (date(2025, 3, 21), "month", True)
    assert said.captured == date(2025, 11, 21)


def test_a_relative_date_without_a_day_of_capture_is_unknown() -> None:
    said = read(STORY + HEADER + FULL).comments[0].said
    assert said is not None
    assert (said.at, said.text, said.unit) == (None, "8 months ago", "month")


def test_an_absolute_date_keeps_its_minute() -> None:
    said = page_with(FULL).comments[1].said
    assert said is not None
    moment = datetime.combine(date(2025, 1, 30), time(19, 55))
    assert (said.at, said.unit, said.relative) == (moment, "minute", False)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("January 30, 2025", date(2025, 1, 30)),
        ("30.01.2025", date(2025, 1, 30)),
        ("2025-01-30", date(2025, 1, 30)),
        ("30 января 2025", date(2025, 1, 30)),
        ("30/01/2025", date(2025, 1, 30)),
        ("03/04/2025", None),  # the third of April, or the fourth of March
    ],
)
def test_it_reads_dates_as_sites_write_them(words: str, at: date | None) -> None:
    said = page_with(FULL.replace("8 months ago\n\nWho", f"{words}\n\nWho")).comments[0].said
    assert said is not None
    assert (said.at, said.text) == (at, words)


def test_it_meets_the_count_that_the_page_states() -> None:
    page = page_with(BARE, header=HEADER.replace("Newest", "5 Comments\nNewest"))
    assert page.declared_count == 5
    assert any("5, is met" in finding.text for finding in page.findings)


def test_it_says_when_the_count_disagrees() -> None:
    header = HEADER.replace("Newest", "14 Comments\nNewest")
    page = read(STORY + header + BARE + "Load More Comments\n")
    assert (page.declared_count, len(page.comments)) == (14, 5)
    missing = [finding.text for finding in page.findings if finding.kind == "missing"]
    assert any("14" in text and "left to load" in text for text in missing)


def test_a_doubtful_short_line_is_read_so_that_the_count_is_met() -> None:
    doubtful = "\nNobody asks.\n\nBeware of drunkards\n\nThey steer the ferry at night.\n"
    thread = BARE.replace("salt and pepper", "Rafa del Monte") + "\n" + doubtful
    for count in (6, 7):
        counted = HEADER.replace("Newest", f"{count} Comments\nNewest")
        assert len(page_with(thread, header=counted).comments) == count


@pytest.mark.parametrize(
    "name",
    [
        "Иван Лесной",
        "محمد العربي",
        "user 4711",
        "quiet observer",
        "The Real McKay (offline",
        "Dora Von D'Arc",
        "S. T. Coleman",
        "Ana & Tomé",
        "王 小龙",
    ],
)
def test_it_knows_a_name_in_any_script_and_shape(name: str) -> None:
    page = page_with(BARE + f"\n{name}\n\nThe pier is too short for it.\n")
    assert names(page)[-1] == name


@pytest.mark.parametrize(
    "short",
    ["Who pays for it?", "So there we are…", "you can’t be serious", "Just look at the map."],
)
def test_a_short_paragraph_is_no_name(short: str) -> None:
    page = page_with(BARE + f"\n{short}\n\nThe pier is too short for it.\n")
    assert page.comments[-1].paragraphs[-2:] == (short, "The pier is too short for it.")


def test_a_short_line_after_two_blank_lines_opens_a_nameless_comment() -> None:
    page = page_with(BARE + "\n\nBeware Of Drunkards\n\nGreta Halloran\n\nI do not drink.\n")
    assert names(page)[-2:] == [None, "Greta Halloran"]
    assert page.comments[-2].paragraphs == ("Beware Of Drunkards",)


def test_a_wider_gap_is_reported_as_a_comment_that_may_be_missing() -> None:
    page = page_with(BARE + "\n\n\nOne more voice from the pier.\n")
    missing = [finding for finding in page.findings if finding.kind == "missing"]
    assert [finding.line for finding in missing] == [page.comments[-1].line]


def test_stray_labels_in_a_bare_thread_are_taken_out_of_the_words() -> None:
    thread = BARE + "\nReply to  Greta Halloran\n\nI remember it too.\n\nView Replies (2)\n"
    last = page_with(thread).comments[-1]
    assert (last.name, last.reply_to) == (None, "Greta Halloran")
    assert last.paragraphs == ("I remember it too.",)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n\n", "\r\r\n"])
def test_line_ends_make_no_difference(line_end: str) -> None:
    text = STORY + HEADER + BARE
    changed = read("\ufeff" + text.rstrip("\n").replace("\n", line_end))
    assert spoken(changed) == spoken(read(text))


def test_hard_spaces_make_no_line() -> None:
    text = STORY + HEADER + BARE
    assert spoken(read(text.replace("\n\n", "\n\u00a0\u200b \n"))) == spoken(read(text))


def spoken(page: SavedPage) -> list[tuple[str | None, tuple[str, ...]]]:
    def key(comment: SavedComment) -> tuple[str | None, tuple[str, ...]]:
        return comment.name, comment.paragraphs

    return [key(comment) for comment in page.comments]
