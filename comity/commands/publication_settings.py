"""A publication's settings as a person writes them on a command line: `length=2000`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from comity.ground.refusal import Refusal
from comity.moderation.actions.rules import checked
from comity.publications.queries import PublicationView
from comity.publications.settings import BadPolicy, Settings

RULES = "rules."
SWITCHES = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


def changed(house: PublicationView, written: Sequence[str]) -> dict[str, Any]:
    """Return what `settle` is to change because of words like `length=2000`.

    `rules.max_links=1` sets one house rule beside the others, and `rules.max_links=` leaves it
    to its default again. Raises Refusals: bad_settings and bad_rule (422), which name the
    setting and what would do.
    """
    try:
        changes = _changes(house.settings, written)
        settings = Settings.read({**asdict(house.settings), **changes})
    except BadPolicy as fault:
        raise Refusal("bad_settings", 422, "%(fault)s", {"fault": fault}) from fault
    _check_rules(replace(house, settings=settings))
    return changes


def _changes(settings: Settings, written: Sequence[str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    rules = dict(settings.rules)
    for words in written:
        name, equals, value = words.partition("=")
        if not equals:
            raise BadPolicy(f"“{words}” is no setting; write it like length=2000")
        if not name.startswith(RULES):
            changes[name] = _read(name, value)
            continue
        rules.pop(name.removeprefix(RULES), None)
        rules |= {name.removeprefix(RULES): _json(value)} if value else {}
        changes["rules"] = rules
    return changes


def shown(settings: Settings) -> Iterator[str]:
    """Yield a line for each setting, as it would be written to set it."""
    for each in fields(settings):
        value = getattr(settings, each.name)
        yield f"{each.name}={value if isinstance(value, str) else json.dumps(value)}"


def _read(name: str, value: str) -> Any:
    default = getattr(Settings(), name, "")
    if isinstance(default, bool):
        return SWITCHES.get(value.lower(), value)
    return value if isinstance(default, str) else _json(value)


def _json(value: str) -> Any:
    """Read what is JSON as that, and anything else as a plain word: `hold`, `true`, `[1]`."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def _check_rules(house: PublicationView) -> None:
    settings = house.settings
    checked(settings.rules, house)
    for section, rules in settings.section_rules.items():
        checked(rules, house, section=section)
    for story, rules in settings.story_rules.items():
        checked(rules, house, story=story)
