"""Staff sign in by a passkey, in a real browser with an authenticator that Chromium plays."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from tests.server import Server, serving

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
ENGAGED = (
    "from comity.desk.staff import engage; from comity.readers.roles import Role;"
    "engage('maud', 'a-long-password', Role.ADMINISTRATOR, 'lantern')"
)


@pytest.fixture(scope="module")
def comity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running Comity with the sample newsroom and Maud."""
    with serving(tmp_path_factory.mktemp("comity"), demo=True) as server:
        server.comity("manage", "shell", "-c", ENGAGED)
        yield server


@pytest.fixture
def context(chromium: Browser, comity: Server) -> Iterator[BrowserContext]:
    """Return a browser. A passkey belongs to a name, and localhost is one."""
    context = chromium.new_context(base_url=f"http://localhost:{comity.port}")
    yield context
    context.close()


def with_authenticator(page: Page) -> tuple[CDPSession, str]:
    """Give a page's browser a device with a finger on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made: Any = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return session, made["authenticatorId"]


def by_password(page: Page) -> None:
    """Sign in as it was done before."""
    page.goto("/desk/sign-in/")
    page.get_by_label("Name", exact=True).fill("maud")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_passkey_is_added_signs_in_by_itself_and_is_given_up(context: BrowserContext) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    with_authenticator(page)
    by_password(page)
    expect(page.locator(".queues")).to_be_visible()
    page.goto("/desk/account/passkeys/")
    page.locator("[name=password]").fill("a-long-password")
    page.locator("main form button").first.click()
    page.get_by_label("A name to know it by").fill("Maud's laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Maud's laptop")).to_be_visible()
    page.goto("/desk/lantern/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/desk/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator(".queues")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    by_password(page)
    expect(page).to_have_url(re.compile("/desk/sign-in/factor/"))
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator(".queues")).to_be_visible()

    page.goto("/desk/account/passkeys/")
    expect(page).to_have_url(re.compile("/desk/account/again/"))
    page.goto(page.url.replace("/again/", "/again/passkey/"))
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("You have no passkey here.")).to_be_visible()
    assert said == []


def test_a_passkey_that_is_not_known_lets_nobody_in(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/desk/sign-in/")
    form = page.locator("form[data-passkey=get]")
    token = form.locator("[name=csrfmiddlewaretoken]").get_attribute("value") or ""
    for written in ("", "{}", "[]", "null", '{"id": 1}', '{"response": {"userHandle": "MQ"}}'):
        answer = context.request.post(
            f"{page.url}passkey/",
            form={"csrfmiddlewaretoken": token, "credential": written},
            headers={"Sec-Fetch-Site": "same-origin", "Referer": page.url},
        )
        assert answer.status == 422, (written, answer.status)
    page.goto("/desk/lantern/held/")
    assert "/desk/sign-in/" in page.url
