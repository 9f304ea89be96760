"""perspective: its address is an attribute of its client. It knows comments:suggestscore too."""

import json
import sys

from perspective import PerspectiveAPI

address, key, text = sys.argv[1:]
client = PerspectiveAPI(key)
client.api_client.url = f"{address}/v1alpha1/{{endpoint}}"
whole = client.analyze_comment(text, languages=["en"], span_annotations=True, client_token="c-7")
suggested = client.suggest_score(
    text, {"TOXICITY": {"summaryScore": {"value": 1.0}}}, client_token="c-7", languages=["en"]
)
print(
    json.dumps(
        {
            "scores": client.score(text, tests=["TOXICITY", "INSULT"]),
            "token": whole["clientToken"],
            "suggested": suggested,
        }
    )
)
