"""`comity doctor` says what is configured and cannot work."""

import sys

import pytest
from django.conf import LazySettings

from comity.commands import site
from comity.health import Check


def stripe() -> Check:
    return next(check for check in site.checks() if check.part == "stripe")


@pytest.fixture
def paid(settings: LazySettings) -> None:
    settings.STRIPE = {"courier": ("sk_test", "whsec_test")}


@pytest.mark.usefixtures("paid")
def test_it_says_who_can_be_paid_by_stripe() -> None:
    pytest.importorskip("stripe")
    assert (stripe().well, stripe().seen) == (True, "courier can be paid by it")


@pytest.mark.usefixtures("paid")
def test_stripe_without_its_library_is_unwell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stripe", None)
    assert not stripe().well
    assert "requirements/stripe.in" in stripe().remedy
