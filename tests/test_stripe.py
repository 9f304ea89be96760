"""Money by Stripe: against localstripe, a real server, where it serves; else in Stripe's shapes.

localstripe knows payment intents, refunds and signed webhooks. Of Checkout, disputes and the
events of refunds it knows nothing: those come here as Stripe's documentation shows them.
"""

import hmac
import json
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode

import pytest
import stripe

from tests.newsroom import PUBLICATION, found, set_goal
from tests.server import Server, free_port, serving

KEY, SECRET = "sk_test_12345", "whsec_courier"
PATIENCE = 30.0


@dataclass
class Till:
    """The Courier's server, its goal, and the Stripe beside it."""

    server: Server
    goal: str
    stripe: stripe.StripeClient
    sent: int = field(default=0)

    @property
    def hook(self) -> str:
        """Where Stripe sends its events."""
        return f"{self.server.address}/api/v1/funding/{PUBLICATION}/stripe"

    @property
    def sum(self) -> str:
        """What the bar shows, in dollars of 5,000."""
        address = f"{self.server.address}/api/v1/publications/{PUBLICATION}/goal"
        with urllib.request.urlopen(address) as answer:
            return str(json.load(answer)["bar"]["sum"])

    def pay(self, cents: int, **more: str) -> str:
        """Let a reader pay as Checkout would make them; return the payment intent's id."""
        method = self.stripe.v1.payment_methods.create(
            {
                "type": "card",
                "card": {
                    "number": "4242424242424242",
                    "exp_month": 12,
                    "exp_year": 2030,
                    "cvc": "123",
                },
            }
        )
        metadata = {"comity_publication": PUBLICATION, "comity_goal": self.goal, **more}
        made = self.stripe.v1.payment_intents.create(
            {
                "amount": cents,
                "currency": "usd",
                "payment_method": method.id,
                "confirm": True,
                "metadata": metadata,
            }
        )
        return str(made.id)

    def tell(self, kind: str, told: dict[str, Any], *, secret: str = SECRET, ago: int = 0) -> int:
        """Send an event as Stripe signs it; return the status of the answer."""
        self.sent += 1
        at = int(time.time()) - ago
        event = {"id": f"evt_{self.sent}", "type": kind, "created": at, "data": {"object": told}}
        body = json.dumps(event).encode()
        digest = hmac.new(secret.encode(), b"%d." % at + body, sha256).hexdigest()
        headers = {"Stripe-Signature": f"t={at},v1={digest}", "Content-Type": "application/json"}
        try:
            with urllib.request.urlopen(urllib.request.Request(self.hook, body, headers)) as answer:
                return int(answer.status)
        except HTTPError as fault:
            return fault.code


def until(sign: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not sign():
        assert time.monotonic() < end, "it did not come to pass"
        threading.Event().wait(0.1)


@pytest.fixture(scope="module")
def localstripe() -> Iterator[str]:
    """Run localstripe and return its address."""
    port = free_port()
    words = [sys.executable, "-m", "localstripe", "--port", str(port), "--from-scratch"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        assert process.poll() is None, "localstripe did not start"
        try:
            urllib.request.urlopen(f"{address}/js.stripe.com/v3/", timeout=1).close()
        except OSError:
            return False
        return True

    until(answers)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def server(localstripe: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Comity that takes the Courier's money by localstripe."""
    folder = tmp_path_factory.mktemp("stripe")
    account = f"{PUBLICATION}:{KEY}:{SECRET}"
    with serving(folder, COMITY_STRIPE=account, COMITY_STRIPE_API=localstripe) as running:
        found(running, folder)
        yield running


@pytest.fixture
def till(server: Server, localstripe: str) -> Till:
    """A new goal of the Courier, and localstripe set to tell of what is paid."""
    client = stripe.StripeClient(KEY, base_addresses={"api": localstripe})
    till = Till(server, set_goal(server), client)
    urllib.request.urlopen(
        f"{localstripe}/_config/webhooks/courier",
        urlencode(
            {"url": till.hook, "secret": SECRET, "events[]": "payment_intent.succeeded"}
        ).encode(),
    ).close()
    return till


def test_a_payment_and_its_refund_move_the_bar(till: Till) -> None:
    assert till.sum == "$0 of $5,000"
    payment = till.pay(30_000)
    until(lambda: till.sum == "$300 of $5,000")
    refund = till.stripe.v1.refunds.create({"payment_intent": payment, "amount": 10_000})
    told = {**json.loads(str(refund)), "payment_intent": payment}
    assert till.tell("refund.created", told) == 200
    assert till.sum == "$200 of $5,000"
    assert till.tell("refund.created", told) == 200
    assert till.tell("refund.failed", {**told, "status": "failed"}) == 200
    assert till.sum == "$300 of $5,000"
    assert "Every bar shows the sum of the ledger." in till.server.comity(
        "funding", "check", PUBLICATION
    )


def test_an_event_sent_again_counts_once(till: Till) -> None:
    payment = till.pay(5_000)
    until(lambda: till.sum == "$50 of $5,000")
    intent = json.loads(str(till.stripe.v1.payment_intents.retrieve(payment)))
    assert till.tell("payment_intent.succeeded", intent) == 200
    assert till.sum == "$50 of $5,000"


def intent(till: Till, payment: str, **more: Any) -> dict[str, Any]:
    """Return a payment intent as Stripe tells of it."""
    metadata = {"comity_publication": PUBLICATION, "comity_goal": till.goal}
    shape = {"id": payment, "amount": 4_000, "amount_received": 4_000, "currency": "usd"}
    return {**shape, "metadata": metadata, **more}


def test_a_refund_and_a_dispute_may_come_before_their_payment(till: Till) -> None:
    refund = {"id": "re_early", "payment_intent": "pi_early", "amount": 1_000}
    refund |= {"currency": "usd", "status": "succeeded"}
    dispute = {"id": "du_early", "payment_intent": "pi_early", "amount": 500}
    dispute |= {"currency": "usd", "status": "needs_response"}
    assert till.tell("charge.dispute.created", dispute) == 200
    assert till.tell("refund.created", refund) == 200
    assert till.sum == "$0 of $5,000"
    assert till.tell("payment_intent.succeeded", intent(till, "pi_early")) == 200
    assert till.sum == "$25 of $5,000"
    assert till.tell("charge.dispute.closed", {**dispute, "status": "won"}) == 200
    assert till.sum == "$30 of $5,000"
    assert till.tell("charge.dispute.created", dispute, ago=60) == 200
    assert till.sum == "$30 of $5,000"


def test_the_same_events_from_many_sides_at_once_count_once(till: Till) -> None:
    refund = {"id": "re_crowd", "payment_intent": "pi_crowd", "amount": 1_000}
    refund |= {"currency": "usd", "status": "succeeded"}

    def tell(_side: int) -> tuple[int, int]:
        back = till.tell("refund.created", refund)
        return back, till.tell("payment_intent.succeeded", intent(till, "pi_crowd"))

    with ThreadPoolExecutor(8) as sides:
        assert set(sides.map(tell, range(24))) == {(200, 200)}
    assert till.sum == "$30 of $5,000"


def test_a_warning_of_a_dispute_takes_nothing(till: Till) -> None:
    assert till.tell("payment_intent.succeeded", intent(till, "pi_warned")) == 200
    warning = {"id": "du_w", "payment_intent": "pi_warned", "amount": 4_000}
    warning |= {"currency": "usd", "status": "warning_needs_response"}
    assert till.tell("charge.dispute.created", warning) == 200
    assert till.sum == "$40 of $5,000"


def test_what_is_forged_replayed_or_not_ours_changes_nothing(till: Till) -> None:
    paid = "payment_intent.succeeded"
    assert till.tell(paid, intent(till, "pi_x"), secret="whsec_guessed") == 401
    assert till.tell(paid, intent(till, "pi_x"), ago=301) == 401
    assert till.tell(paid, intent(till, "pi_x", metadata={})) == 200
    assert till.tell("invoice.paid", {"id": "in_1"}) == 200
    assert till.tell(paid, intent(till, "pi_x", currency="eur")) == 422
    assert till.sum == "$0 of $5,000"


def test_a_refund_larger_than_its_payment_is_refused(till: Till) -> None:
    assert till.tell("payment_intent.succeeded", intent(till, "pi_small")) == 200
    refund = {"id": "re_large", "payment_intent": "pi_small", "amount": 4_001}
    refund |= {"currency": "usd", "status": "succeeded"}
    assert till.tell("refund.created", refund) == 422
    assert till.sum == "$40 of $5,000"


def test_who_asks_for_it_is_named_on_the_page(till: Till) -> None:
    till.pay(1_500, comity_name="Ada Lind")
    until(lambda: till.sum == "$15 of $5,000")
    with urllib.request.urlopen(f"{till.server.address}/funding/{PUBLICATION}/") as answer:
        assert "<bdi>Ada Lind</bdi>" in answer.read().decode()


class Checkout(BaseHTTPRequestHandler):
    """Opens Checkouts in the shape of https://docs.stripe.com/api/checkout/sessions/create."""

    asked: list[dict[str, list[str]]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.asked.append(parse_qs(body) | {"path": [self.path]})
        url = "https://checkout.stripe.com/c/pay/cs_1"
        answer = json.dumps({"id": "cs_1", "object": "checkout.session", "url": url}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def test_a_reader_is_sent_to_stripes_page(tmp_path: Path) -> None:
    Checkout.asked = []
    with HTTPServer(("127.0.0.1", 0), Checkout) as checkout:
        threading.Thread(target=checkout.serve_forever, args=(0.01,), daemon=True).start()
        api = f"http://127.0.0.1:{checkout.server_port}"
        account = f"{PUBLICATION}:{KEY}:{SECRET}"
        with serving(tmp_path, COMITY_STRIPE=account, COMITY_STRIPE_API=api) as server:
            found(server, tmp_path)
            goal = set_goal(server)
            address = f"{server.address}/funding/{PUBLICATION}/give/"
            sent = urlencode({"amount": "25,50", "name": " Ada  Lind"}).encode()
            opener = urllib.request.build_opener(Stay)
            with pytest.raises(HTTPError) as answer:
                opener.open(address, sent)
        checkout.shutdown()
    assert answer.value.code == 303
    assert answer.value.headers["Location"] == "https://checkout.stripe.com/c/pay/cs_1"
    asked = {name: value[0] for name, value in Checkout.asked[0].items()}
    assert asked["path"] == "/v1/checkout/sessions"
    assert asked["line_items[0][price_data][unit_amount]"] == "2550"
    assert asked["line_items[0][price_data][currency]"] == "usd"
    assert asked["payment_intent_data[metadata][comity_goal]"] == goal
    assert asked["payment_intent_data[metadata][comity_name]"] == "Ada Lind"
    answer.value.close()


class Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow: where it leads is what is asked."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None
