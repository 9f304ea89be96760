"""A banner says which part is down or late, and nothing where all is well."""

from datetime import timedelta

import time_machine
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.test import Client

from comity.belongings import ROOMS
from comity.ground import clock, writelane
from comity.journal.followers import Following
from comity.moderation.follower import ModerationFollower
from comity.notices import targets
from comity.notices.actions import follow_by_mail
from comity.notices.letters.courier import MailCourier
from comity.readers.erasures import carry_out, erase_at_once
from tests.desk import Desk


def _held(desk: Desk) -> str:
    client = Client()
    client.force_login(get_user_model().objects.get(username="bob"))
    return client.get("/desk/courier/held/").content.decode()


def test_a_queue_that_is_behind_says_so_until_it_has_caught_up(desk: Desk) -> None:
    Following(ModerationFollower()).catch_up()
    assert "behind" not in _held(desk)
    desk.world.says("Nobody has followed this yet.")
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert "These queues are behind" in _held(desk)
        Following(ModerationFollower()).catch_up()
        assert "These queues are behind" not in _held(desk)


def test_readers_who_wait_to_be_erased_are_told_of_to_staff(desk: Desk) -> None:
    writelane.run(erase_at_once("courier", desk.world.charlie.reader.id, "remove"))
    assert "wait to be erased" not in _held(desk)
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert "Readers wait to be erased, as they have asked." in _held(desk)
        carry_out(ROOMS)
        assert "wait to be erased" not in _held(desk)


def test_mail_that_no_server_takes_is_told_to_staff(desk: Desk, settings: LazySettings) -> None:
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    target = targets.of_story(desk.world.story.slug)
    writelane.run(follow_by_mail(target, "greta@example.org"))
    MailCourier().deliver()
    assert "Mail to readers" not in _held(desk)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        MailCourier().deliver()
        assert "Mail to readers is behind" in _held(desk)
