"""A form whose token does not hold: staff and readers are told what to do, in their look."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.desk import Desk
from tests.world import World

pytestmark = pytest.mark.django_db

SENTENCE = "This form has expired"


def test_staff_read_at_the_desk_what_to_do(desk: Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(get_user_model().objects.get(username="bob"))
    answer = client.post("/desk/courier/note/", {"text": "A note."})
    assert answer.status_code == 403
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert SENTENCE in page
    assert "comity/desk.css" in page
    assert "Django" not in page


def test_who_signs_in_to_the_desk_with_an_old_form_is_told_so(world: World) -> None:
    answer = Client(enforce_csrf_checks=True).post("/desk/sign-in/", {"login": "bob"})
    assert answer.status_code == 403
    assert SENTENCE in answer.content.decode()


def test_a_reader_reads_it_in_the_look_and_language_of_the_publication(world: World) -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/courier/email/?lang=ar")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert world.house.name in page
    assert "comity/site.css" in page


def test_a_form_of_an_unknown_publication_is_refused_all_the_same(world: World) -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/curier/email/")
    assert answer.status_code == 403
    assert SENTENCE in answer.content.decode()
