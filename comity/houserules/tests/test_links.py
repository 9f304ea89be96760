"""Links: how many, where to, and under which name."""

from __future__ import annotations

import pytest

from comity.houserules import Finding, Link, Policy, Verdict, judge
from comity.houserules.tests.scenes import said, scene


def found(text: str, *links: tuple[str, str], **settings: object) -> list[Finding]:
    submission = said(text, links=tuple(Link(href, shown) for href, shown in links), scores={})
    return list(judge(submission, Policy.from_settings(settings), scene()).findings)


def to(*hosts: str) -> list[tuple[str, str]]:
    return [(f"https://{host}/", "here") for host in hosts]


def test_some_links_are_fine_and_more_are_held() -> None:
    assert found("two", *to("a.example", "b.example"), max_links=2) == []
    (finding,) = found("three", *to("a.example", "b.example", "c.example"), max_links=2)
    assert (finding.rule, finding.verdict, finding.count) == ("links", Verdict.HOLD, 3)


def test_allowed_hosts_are_not_counted() -> None:
    links = to("news.example", "www.news.example", "archive.news.example", "a.example")
    assert found("many", *links, max_links=1, allowed_domains=["news.example"]) == []


def test_only_allowed_hosts_means_only_those() -> None:
    settings = {"only_allowed_domains": True, "allowed_domains": ["news.example"]}
    assert found("see", *to("news.example"), **settings) == []
    (finding,) = found("see https://notnews.example/", *to("notnews.example"), **settings)
    assert finding.verdict is Verdict.HOLD
    assert "notnews.example" in str(finding.sentence)
    assert finding.spans == ((4, 28),)


@pytest.mark.parametrize(
    "href",
    [
        "https://bad.example/offer",
        "http://WWW.BAD.example:8080",
        "//shop.bad.example",
        "mailto:me@bad.example",
        "https://user:pass@bad.example/",
        "https://bad.example./",
    ],
)
def test_a_denied_host_is_rejected_however_it_is_written(href: str) -> None:
    (finding,) = found(f"look: {href}", (href, "here"), denied_domains=["bad.example"])
    assert (finding.rule, finding.verdict) == ("denied_links", Verdict.REJECT)
    assert finding.spans == ((6, 6 + len(href)),)


def test_a_host_that_only_ends_alike_is_not_denied() -> None:
    assert found("look", *to("notbad.example"), denied_domains=["bad.example"]) == []


@pytest.mark.parametrize(
    ("href", "shown", "misleads"),
    [
        ("https://bank.example/", "https://bank.example/", False),
        ("https://www.bank.example/login", "bank.example", False),
        ("https://login.bank.example/", "bank.example", False),
        ("https://bank.example/", "Read more at their page", False),
        ("https://bank.example/", "v2.0", False),
        ("https://bank.example/", "e.g.", False),
        ("mailto:ada@bank.example", "ada@bank.example", False),
        ("http://xn--bnk-qla.example/", "bänk.example", False),
        ("https://evil.example/", "bank.example", True),
        ("https://evil.example/bank.example", "https://bank.example/login", True),
        ("https://bank.example.evil.test/", "bank.example", True),
        ("mailto:ada@evil.example", "ada@bank.example", True),
        ("http://xn--80ak6aa92e.example/", "apple.example", True),
    ],
)
def test_a_link_may_not_name_another_address(href: str, shown: str, misleads: bool) -> None:
    findings = found("text", (href, shown))
    assert [finding.rule for finding in findings] == ["misleading_links"] * misleads


def test_it_says_where_the_link_really_goes() -> None:
    text = "[bank.example](https://evil.example/)"
    (finding,) = found(text, ("https://evil.example/", "bank.example"))
    assert str(finding.sentence) == "This link says bank.example, but it goes to evil.example."
    assert text[slice(*finding.spans[0])] == "https://evil.example/"


@pytest.mark.parametrize("href", ["", "http://[::1", "javascript:alert(1)", "http://xn--\udcff/"])
def test_a_broken_address_is_no_reason_to_fail(href: str) -> None:
    findings = found("text", (href, "bank.example"), denied_domains=["bad.example"])
    assert [finding.rule for finding in findings] == ["misleading_links"]
