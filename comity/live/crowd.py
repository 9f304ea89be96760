"""How many streams are open, in all and from one network."""

import ipaddress
import secrets
from collections import Counter
from hashlib import blake2b

IN_ALL = 10_000
FROM_ONE_NETWORK = 256

_V6_NETWORK_BITS = 64


class Crowd:
    """Counts streams. Networks are known by a hash whose salt dies with the process."""

    def __init__(self, *, in_all: int = IN_ALL, from_one: int = FROM_ONE_NETWORK) -> None:
        self._in_all = in_all
        self._from_one = from_one
        self._salt = secrets.token_bytes(16)
        self._open: Counter[bytes] = Counter()
        self._total = 0

    def network(self, client: str) -> bytes:
        """Return the hash of a client's network: an IPv4 address, or 64 bits of an IPv6 one."""
        try:
            address = ipaddress.ip_address(client)
        except ValueError:
            return self._hash(client.encode("utf-8", "replace"))
        if isinstance(address, ipaddress.IPv6Address):
            address = address.ipv4_mapped or address
        kept = 4 if isinstance(address, ipaddress.IPv4Address) else _V6_NETWORK_BITS // 8
        return self._hash(address.packed[:kept])

    @property
    def is_full(self) -> bool:
        """Whether no more streams are admitted at all."""
        return self._total >= self._in_all

    def is_full_of(self, network: bytes) -> bool:
        """Whether no more streams are admitted from this network."""
        return self._open[network] >= self._from_one

    def enter(self, network: bytes) -> None:
        """Count a stream."""
        self._open[network] += 1
        self._total += 1

    def leave(self, network: bytes) -> None:
        """Count a stream no more."""
        self._total -= 1
        self._open[network] -= 1
        if not self._open[network]:
            del self._open[network]

    def __len__(self) -> int:
        return self._total

    def _hash(self, text: bytes) -> bytes:
        return blake2b(text, key=self._salt, digest_size=12).digest()
