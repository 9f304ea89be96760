"""Clients that post, reply and vote through the API, and remember what was acknowledged."""

import http.client
import json
import random
import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import Any

SOME = 0.3
"""The share of votes among what a client does."""


@dataclass
class Acknowledged:
    """What the server has said yes to, and how long it took to say so."""

    comments: dict[str, str] = field(default_factory=dict)
    """Each acknowledged comment's id, with its text, which no other has."""
    votes: dict[tuple[str, str], int] = field(default_factory=dict)
    """Each acknowledged vote: by client and comment id."""
    waits: list[float] = field(default_factory=list)
    """Seconds from request to acknowledgement."""
    refusals: list[str] = field(default_factory=list)

    def add(self, other: "Acknowledged") -> None:
        """Take in what another client was told."""
        self.comments |= other.comments
        self.votes |= other.votes
        self.waits += other.waits
        self.refusals += other.refusals


class Client(threading.Thread):
    """One reader with a connection of their own, who does not stop until told to."""

    def __init__(self, port: int, story: str, number: int, until: float) -> None:
        super().__init__(name=f"client-{number}", daemon=True)
        self.acknowledged = Acknowledged()
        self._port, self._story, self._until = port, story, until
        self._random = random.Random(number)
        self._token = ""
        self._others: list[str] = []
        self._connection: http.client.HTTPConnection | None = None

    def run(self) -> None:
        """Post and vote until the time is over or the server is gone."""
        try:
            while time.monotonic() < self._until:
                if self._token and self._others and self._random.random() < SOME:
                    self._vote()
                else:
                    self._post()
        except (OSError, http.client.HTTPException):
            pass  # the server was ended: what it acknowledged is what counts
        finally:
            if self._connection is not None:
                self._connection.close()

    @property
    def written(self) -> int:
        """How many comments were acknowledged so far."""
        return len(self.acknowledged.comments)

    def knows(self, comments: list[str]) -> None:
        """Tell of other readers' comments, to vote on."""
        self._others = comments

    def _post(self) -> None:
        text = f"{self.name} says {secrets.token_hex(12)}, and means *it*."
        body = {"text": text, "name": self.name}
        done = self._ask("POST", f"/api/v1/stories/{self._story}/comments", body)
        if done:
            self._token = done.get("token") or self._token
            self.acknowledged.comments[done["comment"]["id"]] = text

    def _vote(self) -> None:
        comment, value = self._random.choice(self._others), self._random.choice((-1, 1, 0))
        former = self.acknowledged.votes.pop((self.name, comment), None)
        done = self._ask("PUT", f"/api/v1/comments/{comment}/vote", {"value": value})
        if done:  # a vote that was changed and not answered may stand either way
            self.acknowledged.votes[self.name, comment] = value
        elif former is not None:
            self.acknowledged.votes[self.name, comment] = former

    def _ask(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any] | None:
        headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        begun = time.monotonic()
        self._connection.request(method, path, json.dumps(body), headers)
        answer = self._connection.getresponse()
        told: dict[str, Any] = json.loads(answer.read())
        if answer.status >= 400:
            self.acknowledged.refusals.append(f"{answer.status} {told.get('code')}")
            return None
        self.acknowledged.waits.append(time.monotonic() - begun)
        return told


def together(
    port: int, story: str, count: int, seconds: float, known: list[str], first: int = 0
) -> list[Client]:
    """Start `count` clients for so many seconds; `known` are comments that can be voted on."""
    until = time.monotonic() + seconds
    clients = [Client(port, story, first + number, until) for number in range(count)]
    for client in clients:
        client.knows(known)
        client.start()
    return clients


def gathered(clients: list[Client]) -> Acknowledged:
    """Wait for all clients, and return all that they were told."""
    whole = Acknowledged()
    for client in clients:
        client.join()
        whole.add(client.acknowledged)
    return whole
