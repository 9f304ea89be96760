"""What watches over the server hears of each follower, also of one that never started."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client

from comity.followers import lasting_names
from comity.ground import clock, writelane
from comity.health import checks
from comity.interchange.webhooks.actions import add
from comity.interchange.webhooks.follower import WebhookFollower
from comity.journal import record
from comity.journal.followers import Following
from comity.journal.lag import lag
from comity.journal.models import Cursor
from comity.readers.actions import ask_copy
from comity.readers.erasures import erase_at_once
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def _something_happens() -> None:
    writelane.run(lambda: record.append("test.told", publication="p", subject="it", actor="system"))


def test_one_that_never_started_is_late_by_the_age_of_the_first_entry() -> None:
    assert lag(clock.now(), ["webhooks"]) == {"webhooks": timedelta()}
    _something_happens()
    late = lag(clock.now() + timedelta(minutes=5), ["webhooks"])["webhooks"]
    assert timedelta(minutes=5) <= late < timedelta(minutes=6)


def test_one_that_has_caught_up_is_not_late() -> None:
    _something_happens()
    Following(WebhookFollower()).catch_up()
    assert lag(clock.now() + timedelta(minutes=5), ["webhooks"]) == {"webhooks": timedelta()}


def test_the_cursor_of_a_follower_that_is_no_more_is_nobody_s_lateness(client: Client) -> None:
    Cursor.objects.create(follower="of-a-former-release")
    _something_happens()
    assert "of-a-former-release" not in client.get("/metrics").content.decode()


def test_readyz_names_the_one_that_never_started(client: Client) -> None:
    _something_happens()
    assert client.get("/readyz").json()["behind"] == []
    with time_machine.travel(clock.now() + timedelta(minutes=5)):
        Following(WebhookFollower()).catch_up()
        answer = client.get("/readyz")
    assert answer.json()["followers"] is False
    assert set(answer.json()["behind"]) == set(lasting_names()) - {"webhooks"}


def test_the_metrics_have_a_figure_of_each(client: Client) -> None:
    told = client.get("/metrics").content.decode()
    for name in lasting_names():
        assert f'comity_follower_lag_seconds{{follower="{name}"}} 0.000' in told


def test_what_nobody_does_is_told_by_its_name_and_its_age(client: Client, world: World) -> None:
    assert client.get("/readyz").json()["work due"] is True
    writelane.run(erase_at_once("courier", world.alice.reader.id, "remove"))
    writelane.run(ask_copy(world.charlie.reader))
    writelane.run(add(world.house.key, "https://hooks.example/", [], actor="staff:bob"))
    world.says("This is told to the webhook.")
    Following(WebhookFollower()).catch_up()
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        answer = client.get("/readyz")
        told = client.get("/metrics").content.decode()
        found = next(check for check in checks() if check.part == "work due")
    assert answer.status_code == 200
    assert answer.json()["work due"] is False
    assert {"erasures", "copies", "webhook-courier"} <= set(answer.json()["behind"])
    assert re.search(r'comity_due_seconds\{task="erasures"\} 720\d\.', told)
    assert re.search(r'comity_due_seconds\{task="webhook-courier"\} 720\d\.', told)
    assert 'comity_due_seconds{task="mail-courier"} 0.000' in told
    assert "erasures 720" in found.seen
    assert "comity work" in found.remedy


def test_a_database_that_fails_is_told_by_the_metrics_and_does_not_silence_them(
    client: Client,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_cursor RENAME TO journal_cursor_gone")
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert 'comity_part_well{part="followers"} 0' in answer.content.decode()
