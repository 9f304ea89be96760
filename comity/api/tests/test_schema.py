"""The API's schema is committed, and a change of it is seen in review."""

import json

from comity.api import schema
from comity.api.tests.conftest import Api
from comity.api.v1 import api as native


def test_the_committed_schema_is_the_apis() -> None:
    committed = schema.COMMITTED.read_text(encoding="utf-8")
    assert committed == schema.written(native), "run: comity manage openapi"


def test_it_is_served(api: Api) -> None:
    answer = api.get("/openapi.json")
    assert answer.status == 200
    assert answer.body == json.loads(schema.COMMITTED.read_text(encoding="utf-8"))


def test_every_operation_has_its_words_and_its_problem() -> None:
    document = schema.document(native)
    for operations in document["paths"].values():
        for operation in operations.values():
            assert operation["description"].endswith(".")
            assert operation["responses"]["default"] == schema.ANSWER
