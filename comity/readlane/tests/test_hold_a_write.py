"""The head and the body of an answer leave together, and nothing is held for long."""

import asyncio

from comity.readlane.envelope import Envelope


class Wire(asyncio.Transport):
    """Keeps what is sent, each write apart."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Keep it."""
        assert not self.closed
        self.sent.append(bytes(data))

    def is_closing(self) -> bool:
        """Whether it was closed."""
        return self.closed

    def close(self) -> None:
        """Send nothing more."""
        self.closed = True


def held(wire: Wire) -> Envelope:
    """Return an envelope around the wire."""
    return Envelope(wire, asyncio.get_running_loop())


async def test_two_writes_leave_as_one() -> None:
    wire = Wire()
    envelope = held(wire)
    envelope.write(b"head ")
    envelope.write(b"body")
    assert wire.sent == [b"head body"]


async def test_a_write_with_none_after_it_leaves_at_the_next_turn() -> None:
    wire = Wire()
    held(wire).write(b"head")
    assert wire.sent == []
    await asyncio.sleep(0)
    assert wire.sent == [b"head"]


async def test_no_more_than_one_write_is_ever_held() -> None:
    wire = Wire()
    envelope = held(wire)
    for _ in range(7):
        envelope.write(b"x")
    assert len(b"".join(wire.sent)) == 6
    await asyncio.sleep(0)
    assert b"".join(wire.sent) == b"x" * 7


async def test_what_is_held_leaves_before_the_end() -> None:
    wire = Wire()
    envelope = held(wire)
    envelope.write(b"head")
    envelope.close()
    await asyncio.sleep(0)
    assert (wire.sent, wire.closed) == ([b"head"], True)


async def test_nothing_is_written_to_who_has_left() -> None:
    wire = Wire()
    held(wire).write(b"head")
    wire.closed = True
    await asyncio.sleep(0)
    assert wire.sent == []
