"""An address that somebody typed in is called, and holds nobody up for longer than was said."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from comity.ground import outbound
from comity.ground.outbound import Unreachable
from tests.hooks import certify, receiving

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"


@contextmanager
def dripping(first: bytes, certificate: Path | None = None) -> Iterator[str]:
    """Answer with `first`, and then with a byte now and then, until the block ends."""
    over = threading.Event()

    def answer(listening: socket.socket) -> None:
        with suppress(OSError):
            line, _address = listening.accept()
            if certificate is not None:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(certificate)
                line = context.wrap_socket(line, server_side=True)
            with line:
                line.recv(65_536)
                line.sendall(first)
                while not over.wait(0.05):
                    line.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = threading.Thread(target=answer, args=[listening])
        serving.start()
        scheme = "https" if certificate else "http"
        try:
            yield f"{scheme}://localhost:{listening.getsockname()[1]}/"
        finally:
            over.set()
            serving.join()


@pytest.mark.parametrize("secured", [False, True])
@pytest.mark.parametrize("first", [b"", HEAD])
def test_who_drips_is_hung_up_on_and_has_not_answered(
    secured: bool, first: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = None
    if secured:
        certificate = certify(tmp_path / "localhost.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with (
        dripping(first, certificate) as address,
        pytest.raises(Unreachable, match=r"localhost took longer than 0\.5 s"),
    ):
        outbound.post(address, b"{}", {}, allow_private=True, timeout=0.5)


@pytest.mark.parametrize("path", ["ü?ğ=ş", "a b".replace(" ", "%20") + "?q=1&r=[2]", "%C3%BC"])
def test_an_address_in_any_script_is_called(path: str) -> None:
    with receiving() as receiver:
        home = receiver.address.partition("/hook")[0]
        assert outbound.post(f"{home}/{path}", b"{}", {}, allow_private=True).status == 204
    assert len(receiver.got) == 1


@pytest.mark.parametrize("address", ["https://" + "ü" * 70 + ".example/", "https://x/\ud800"])
def test_what_cannot_be_written_in_ascii_is_no_address(address: str) -> None:
    with pytest.raises(Unreachable, match="is no web address"):
        outbound.post(address, b"{}", {})


def test_a_network_of_ones_own_is_never_called() -> None:
    with receiving() as receiver, pytest.raises(Unreachable, match="private network"):
        outbound.post(receiver.address, b"{}", {})
    assert receiver.got == []
