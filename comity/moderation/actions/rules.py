"""Change the house rules of a publication, of one of its sections, or of a story."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Policy, PolicyError
from comity.publications.actions import settle
from comity.publications.queries import PublicationView, publication
from comity.readers.roles import Role, Staff


def set_rules(
    rules: Mapping[str, Any], *, by: Staff, section: str = "", story: str = ""
) -> Callable[[], None]:
    """Let `rules` (what differs from what is above) hold from now on.

    Where neither a section nor a story's slug is named they are the publication's. Refusals:
    not_yours_to_decide (403), bad_rule (422), which names the setting and what would do.
    """
    if not by.may(Role.EDITOR):
        raise Refusal("not_yours_to_decide", 403, _("This is for editors to decide."))
    house = publication(by.publication)
    checked(rules, house, section=section, story=story)
    settings = house.settings
    changes: dict[str, Any]
    if story:
        changes = {"story_rules": _with(settings.story_rules, story, rules)}
    elif section:
        changes = {"section_rules": _with(settings.section_rules, section, rules)}
    else:
        changes = {"rules": dict(rules)}
    return settle(house.key, changes, actor=by.actor)


def checked(
    rules: Mapping[str, Any], house: PublicationView, *, section: str = "", story: str = ""
) -> Policy:
    """Return the policy that these rules would make; Refusal `bad_rule` (422)."""
    settings = house.settings
    base = {"max_length": settings.length}
    try:
        if not (section or story):
            return Policy.from_settings({**base, **rules})
        whole = Policy.from_settings({**base, **settings.rules})
        if not story:
            return whole.narrowed(rules)
        return whole.narrowed(settings.section_rules.get(section, {})).narrowed(rules)
    except PolicyError as fault:
        raise Refusal(
            "bad_rule",
            422,
            "%(setting)s: %(sentence)s",
            {"setting": fault.setting, "sentence": fault.sentence.told(gettext)},
        ) from fault


def _with(
    known: Mapping[str, Mapping[str, Any]], name: str, rules: Mapping[str, Any]
) -> dict[str, Any]:
    kept = {each: dict(others) for each, others in known.items() if each != name}
    return {**kept, name: dict(rules)} if rules else kept
