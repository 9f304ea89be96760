"""perspectiveapi: its address is a constant; a hook of its HTTP client points it elsewhere."""

import asyncio
import json
import sys

import httpx
from perspective import Attribute, Perspective

address, key, text = sys.argv[1:]


async def pointed_at_comity(request: httpx.Request) -> None:
    """Let a request go to Comity."""
    request.url = httpx.URL(address).copy_with(raw_path=request.url.raw_path)


client = Perspective(key)
client._Perspective__client = httpx.AsyncClient(event_hooks={"request": [pointed_at_comity]})
score = asyncio.run(client.score(text, [Attribute.TOXICITY, Attribute.INSULT]))
print(json.dumps({"scores": {"TOXICITY": score.toxicity, "INSULT": score.insult}}))
