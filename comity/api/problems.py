"""Every answer that says no: problem+json, its code stable, its sentence translated.

Source of the format: RFC 9457. `code` and what an action adds (findings, errors) are
extension members; docs/api.md lists the codes.
"""

import logging
from collections.abc import Mapping
from functools import singledispatch
from http import HTTPStatus
from typing import Any

import msgspec
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import get_language, gettext
from ninja.errors import HttpError, ValidationError

from comity.api import faults
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Finding, Verdict

log = logging.getLogger(__name__)

DOWN = 5
"""Seconds after which to look whether what is down is back."""

TOLD = (Verdict.ASK, Verdict.REJECT)
"""The findings that a reader can do something about; the others are for the desk."""


def not_found() -> Refusal:
    """Return the refusal for an address that names nothing."""
    return Refusal("not_found", 404, _("There is nothing at this address."))


def method_not_allowed(method: str) -> Refusal:
    """Return the refusal for a method that an address does not know."""
    return Refusal(
        "method_not_allowed", 405, _("%(method)s does nothing here."), {"method": method}
    )


def too_large(most: int) -> Refusal:
    """Return the refusal for a body of more than `most` bytes."""
    return Refusal(
        "too_large",
        413,
        _("This is too much at once: %(most)s bytes are the most."),
        {"most": most},
    )


def answer(request: HttpRequest, fault: Exception) -> HttpResponse:
    """Return what a client is told of a refusal or a fault, in the language now active."""
    refusal = as_refusal(fault)
    body = {
        "type": "about:blank",
        "title": HTTPStatus(refusal.status).phrase,
        "status": refusal.status,
        "code": refusal.code,
        "detail": refusal.detail(gettext),
        **_told(refusal.extra),
    }
    response = HttpResponse(
        msgspec.json.encode(body),
        status=refusal.status,
        content_type="application/problem+json",
    )
    response["Content-Language"] = get_language() or "en"
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="comity"'
    wait = refusal.extra.get("retry_after", DOWN if refusal.status == 503 else None)
    if wait is not None:
        response["Retry-After"] = str(wait)
    return response


@singledispatch
def as_refusal(fault: Exception) -> Refusal:
    """Return the refusal that tells of `fault`; one that nobody foresaw is logged, not told."""
    log.error("unforeseen fault", exc_info=fault)
    return Refusal(
        "internal",
        500,
        _("Something went wrong here, and it has been noted. Your text is still in your browser."),
    )


@as_refusal.register
def _itself(fault: Refusal) -> Refusal:
    return fault


@as_refusal.register
def _invalid(fault: ValidationError) -> Refusal:
    errors = faults.told(fault.errors, gettext)
    return Refusal(
        "invalid",
        422,
        "%(all)s",
        {"all": " ".join(error["detail"] for error in errors)},
        {"errors": errors},
    )


@as_refusal.register
def _unread(fault: HttpError) -> Refusal:
    if fault.status_code == HTTPStatus.BAD_REQUEST:
        return Refusal("not_json", 400, _("The body of this request is no JSON (RFC 8259)."))
    return Refusal("refused_by_server", fault.status_code, HTTPStatus(fault.status_code).phrase)


@as_refusal.register
def _cut_short(fault: UnreadablePostError) -> Refusal:
    return Refusal("cut_short", 400, _("The request broke off before its end."))


@as_refusal.register
def _wrong_host(fault: DisallowedHost) -> Refusal:
    return Refusal("bad_host", 400, _("This server does not go by this name (COMITY_HOSTS)."))


@as_refusal.register
def _nowhere(fault: Http404) -> Refusal:
    return not_found()


@as_refusal.register
def _too_big(fault: RequestDataTooBig) -> Refusal:
    return Refusal("too_large", 413, _("This is too much at once."))


@as_refusal.register(OperationalError)
@as_refusal.register(InterfaceError)
def _database_away(fault: Exception) -> Refusal:
    log.error("the database does not answer: %s", fault)
    return Refusal(
        "storage_unavailable",
        503,
        _("Nothing can be saved right now. Your text is still here; please try again shortly."),
    )


def _told(extra: Mapping[str, Any]) -> dict[str, Any]:
    told = dict(extra)
    if "findings" in told:
        told["findings"] = [_finding(each) for each in told["findings"] if each["verdict"] in TOLD]
    return told


def _finding(record: Mapping[str, Any]) -> dict[str, Any]:
    finding = Finding.read(record)
    return {
        "rule": finding.rule,
        "sentence": finding.sentence.told(gettext),
        "spans": [list(span) for span in finding.spans],
    }
