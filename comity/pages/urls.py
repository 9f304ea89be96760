"""Addresses of the pages for readers. The story page itself is answered by the read lane."""

from django.urls import URLPattern, path
urlpatterns: list[URLPattern] = []
