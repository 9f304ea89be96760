"""House rules as a form: what each setting is shown as, and what was written into it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Policy, Threshold, Verdict, WordList
from comity.houserules.kinds import (
    ATTRIBUTES,
    Choice,
    Domains,
    Flag,
    Kind,
    Number,
    Thresholds,
    Whole,
    Words,
)
from comity.houserules.policy import SETTINGS

STEPS = ("ask", "hold", "reject")
TRUE, FALSE = "yes", "no"


@dataclass(frozen=True)
class Row:
    """One attribute of the thresholds: what stands in its three fields, and what holds above."""

    attribute: str
    values: tuple[tuple[str, str, str], ...]
    """(step, what is written, what holds above), for each of STEPS."""


@dataclass(frozen=True)
class Field:
    """A setting as the form shows it."""

    name: str
    says: str
    shape: str
    """flag, choice, whole, number, lines or thresholds."""
    value: str
    above: str
    """What holds where nothing is set here."""
    own: bool
    choices: tuple[str, ...] = ()
    least: str = ""
    most: str = ""
    rows: tuple[Row, ...] = ()
    wrong: bool = False
    """Whether what is written here cannot hold."""


def fields(above: Policy, own: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return every setting: `above` is the policy it lies over, `own` what is set here."""
    return tuple(_field(name, getattr(above, name), own) for name in SETTINGS)


def rewritten(shown: tuple[Field, ...], given: Mapping[str, str], wrong: str) -> tuple[Field, ...]:
    """Return a form's fields as somebody filled them in; `wrong` names the one to be mended."""

    def row(each: Row) -> Row:
        name = f"thresholds.{each.attribute}"
        steps = (
            (step, given.get(f"{name}.{step}", ""), above) for step, _old, above in each.values
        )
        return replace(each, values=tuple(steps))

    return tuple(
        replace(
            field,
            value=given.get(field.name, ""),
            rows=tuple(map(row, field.rows)),
            wrong=field.name == wrong.partition(".")[0],
        )
        for field in shown
    )


def read(given: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that a form sets: what was left empty is left to what is above.

    Values are as JSON holds them; whether they are fit is the policy's to say. Raises a
    Refusal `bad_rule` (422) where a number is none.
    """
    own: dict[str, Any] = {}
    for name, setting in SETTINGS.items():
        if isinstance(setting.kind, Thresholds):
            rows = _read_thresholds(given)
            if rows:
                own[name] = rows
            continue
        written = given.get(name, "").strip()
        if written:
            own[name] = _read(name, setting.kind, written)
    return own


def _field(name: str, above: Any, own: Mapping[str, Any]) -> Field:
    setting = SETTINGS[name]
    kind, value = setting.kind, own.get(name)
    shown = _shown(value) if name in own else ""
    common = (name, setting.says)
    if isinstance(kind, Thresholds):
        rows = _rows(above, value or {})
        return Field(*common, "thresholds", "", "", bool(value), rows=rows)
    if isinstance(kind, Flag):
        return Field(*common, "choice", shown, _shown(above), name in own, (TRUE, FALSE))
    if isinstance(kind, Choice):
        verdicts = tuple(verdict.value for verdict in kind.verdicts)
        return Field(*common, "choice", shown, _shown(above), name in own, verdicts)
    if isinstance(kind, Whole | Number):
        shape = "whole" if isinstance(kind, Whole) else "number"
        least, most = f"{kind.least:g}", f"{kind.most:g}"
        return Field(*common, shape, shown, _shown(above), name in own, least=least, most=most)
    return Field(*common, "lines", shown, _shown(above), name in own)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, Verdict):
        return value.value
    if isinstance(value, WordList):
        return "\n".join(value.lines)
    if isinstance(value, frozenset | set):
        return "\n".join(sorted(value))
    if isinstance(value, list | tuple):
        return "\n".join(str(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _rows(above: Mapping[str, Threshold], own: Mapping[str, Any]) -> tuple[Row, ...]:
    def written(attribute: str, step: str) -> str:
        value = (own.get(attribute) or {}).get(step)
        return "" if value is None else f"{value:g}"

    def holding(attribute: str, step: str) -> str:
        value = getattr(above.get(attribute), step, None)
        return "" if value is None else f"{value:g}"

    return tuple(
        Row(
            attribute,
            tuple((step, written(attribute, step), holding(attribute, step)) for step in STEPS),
        )
        for attribute in ATTRIBUTES
    )


def _read(name: str, kind: Kind, written: str) -> Any:
    if isinstance(kind, Flag):
        return written == TRUE
    if isinstance(kind, Whole | Number):
        return _number(name, written, whole=isinstance(kind, Whole))
    if isinstance(kind, Words | Domains):
        return [line for each in written.splitlines() if (line := each.strip())]
    return written


def _read_thresholds(given: Mapping[str, str]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for attribute in ATTRIBUTES:
        for step in STEPS:
            name = f"thresholds.{attribute}.{step}"
            written = given.get(name, "").strip()
            if written:
                found.setdefault(attribute, {})[step] = _number(name, written, whole=False)
    return found


def _number(name: str, written: str, *, whole: bool) -> Any:
    try:
        return int(written) if whole else float(written)
    except ValueError as fault:
        raise Refusal(
            "bad_rule",
            422,
            _("%(name)s: “%(written)s” is no number."),
            {"name": name, "written": written},
        ) from fault
