"""PyPerspective: its address is a constant of its module."""

import json
import sys

import PyPerspective.Perspective

address, key, text = sys.argv[1:]
PyPerspective.Perspective.base_url = f"{address}/v1alpha1/comments:analyze"
comment = PyPerspective.Perspective.Perspective(key).get_score(text, tests=["TOXICITY", "INSULT"])
span = comment["TOXICITY"][0]
print(
    json.dumps(
        {
            "scores": {each.name: each.score for each in comment.attributes},
            "span": str(span),
            "languages": comment.detected_langs,
        }
    )
)
