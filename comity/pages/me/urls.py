"""Addresses of a reader's own pages, below /me/<publication>/."""

from django.urls import URLPattern, path

from comity.pages.me import chosen, entering, leaving, others, said

urlpatterns: list[URLPattern] = [
    path("", said.comments, name="me"),
    path("enter/<str:code>/", entering.enter, name="me-enter"),
    path("leave/", entering.leave, name="me-leave"),
    path("votes/", said.votes, name="me-votes"),
    path("others/", others.others, name="me-others"),
    path("settings/", chosen.chosen, name="me-settings"),
    path("data/copy.zip", leaving.copy, name="me-copy"),
    path("data/", leaving.leaving, name="me-data"),
]
