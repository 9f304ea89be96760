"""Google's client libraries ask for a description first, and call where it says."""

import json

from django.conf import LazySettings
from django.test import Client


def test_calls_go_to_the_servers_own_address_by_whatever_name_it_was_asked(
    settings: LazySettings,
) -> None:
    settings.PUBLIC_URL = "https://comments.example.org"
    settings.ALLOWED_HOSTS = ["*"]
    answer = Client().get("/$discovery/rest", headers={"Host": "elsewhere.example"})
    described = json.loads(answer.content)
    root = "https://comments.example.org/"
    assert (described["rootUrl"], described["baseUrl"]) == (root, root)
    assert "elsewhere" not in answer.content.decode()
