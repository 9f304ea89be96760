"""The words of a discussion in the active language, looked up once a language.

`said` is what the templates show in every comment; `told` is what the browser's script says
(`embed/WORDS.md` lists it), with one form for each of the language's plural categories.
"""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import get_language, gettext, ngettext

from comity.comments.state import State

PLURALS: Mapping[str, Mapping[str, int]] = {
    "ar": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100},
    "he": {"one": 1, "two": 2, "other": 5},
    "ru": {"one": 1, "few": 2, "many": 5, "other": 5},
}
"""A number of each plural category (CLDR 46); gettext is asked for its form."""

ONE_OR_OTHER = {"one": 1, "other": 2}


def said() -> Mapping[str, str]:
    """Return the words that stand in every comment, by their names."""
    return _said(get_language() or "en")


def told() -> Mapping[str, str]:
    """Return the script's words, by their names without `data-say-`."""
    return _told(get_language() or "en")


def reason(kept: str) -> str:
    """Return why a comment was removed; a ground of ours in the active language."""
    return gettext(kept) if kept else ""


def standing(state: str, asked: str) -> str:
    """Return where a comment stands, as its writer reads it.

    asked: what staff have asked them to change, "" where they have not.
    """
    return {
        State.PUBLISHED: gettext("Published"),
        State.HELD: gettext("You are asked to change it")
        if asked
        else gettext("Waiting for a moderator"),
        State.REJECTED: gettext("Not published"),
        State.WITHDRAWN: gettext("Withdrawn by you"),
        State.REMOVED: gettext("Removed by a moderator"),
    }[State(state)]


@lru_cache(maxsize=64)
def _said(_language: str) -> Mapping[str, str]:
    return {
        "nameless": gettext("Name not recorded"),
        "dateless": gettext("Date not recorded"),
        "wordless": gettext("Text not recorded"),
        "moment": gettext("%(day)s, %(time)s UTC"),
        "edited": gettext("edited"),
        "pick": gettext("Editor’s pick"),
        "whole": gettext("Show the whole comment"),
        "less": gettext("Show less"),
        "up": gettext("Vote up"),
        "down": gettext("Vote down"),
        "reply": gettext("Reply"),
        "more": gettext("More"),
        "link": gettext("Copy link"),
        "report": gettext("Report"),
        "mute": gettext("Mute this reader"),
        "edit": gettext("Edit"),
        "withdraw": gettext("Withdraw"),
        "continue": gettext("Continue this conversation"),
        "withdrawn": gettext("Withdrawn by its author."),
        "removed": gettext("Removed by a moderator."),
        "removed_why": gettext("Removed by a moderator:"),
        "reviewed": gettext("Changed by its author; a moderator will look at it first."),
        "waits": gettext("Waiting for a moderator. Only you can see it."),
        "asked": gettext("Its author has been asked to change it."),
        "asked_you": gettext("A moderator asks you to change this:"),
        "why": gettext("Why, and how to appeal"),
        "rejected": gettext("Not published. Only you can see it."),
    }


@lru_cache(maxsize=64)
def _told(language: str) -> Mapping[str, str]:
    words = {
        "fold": gettext("Hide the replies"),
        "continue": gettext("Continue this conversation"),
        "copied": gettext("Link copied"),
        "failed": gettext("The comments could not be loaded."),
        "retry": gettext("Try again"),
        "offline": gettext("No connection since {time}. What you see may be out of date."),
        "posted": gettext("Your comment is published."),
        "held": gettext("Your comment waits for an editor. Only you can see it."),
        "saved": gettext("Your change is saved."),
        "withdrawn": gettext("Your comment is withdrawn."),
        "mailed": gettext(
            "Look into your mail: if the address is new to us, a letter asks whether it is yours."
        ),
        "lost": gettext("No connection. Your text is kept in this browser: try again."),
        "vote-lost": gettext("Your vote did not arrive. Try again."),
        "reply-to": gettext("Your reply to {name}"),
        "as": gettext("You write as {name}."),
        "save": gettext("Save"),
        "cancel": gettext("Cancel"),
        "change": gettext("Change it"),
        "insist": gettext("Send as it is"),
        "withdraw-ask": gettext(
            "Withdraw this comment? Its text disappears for everyone, and this cannot be undone."
        ),
        "withdraw": gettext("Withdraw it"),
        "sign-in": gettext("Sign in"),
        "sign-out": gettext("Sign out"),
        "blocked": gettext(
            "Your browser has blocked the window. Allow pop-ups here and try again."
        ),
    }
    for category, number in PLURALS.get(language, ONE_OR_OTHER).items():
        for name, sentence in _counted(number).items():
            words[f"{name}-{category}"] = sentence
    return words


def _counted(n: int) -> Mapping[str, str]:
    return {
        "new": ngettext("{n} new comment", "{n} new comments", n),
        "unfold": ngettext("Show {n} reply", "Show {n} replies", n),
        "left": ngettext("{n} character left", "{n} characters left", n),
        "over": ngettext("{n} character too many", "{n} characters too many", n),
    }
