"""Google's own client, as the sample of its documentation uses it; the address is its argument."""

import json
import sys

from googleapiclient import discovery, errors

address, key, text = sys.argv[1:]
client = discovery.build(
    "commentanalyzer",
    "v1alpha1",
    developerKey=key,
    discoveryServiceUrl=f"{address}/$discovery/rest?version=v1alpha1",
    static_discovery=False,
)


def analyzed(names: list[str]) -> dict[str, float]:
    """Ask for some attributes of the text."""
    body = {"comment": {"text": text}, "requestedAttributes": {name: {} for name in names}}
    answer = client.comments().analyze(body=body).execute()
    return {name: each["summaryScore"]["value"] for name, each in answer["attributeScores"].items()}


scores = analyzed(["TOXICITY", "INSULT"])
try:
    analyzed(["FLIRTATION"])
except errors.HttpError as refusal:
    print(
        json.dumps({"scores": scores, "refused": refusal.reason, "details": refusal.error_details})
    )
