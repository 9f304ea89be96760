"""Where Perspective's methods answer: as at Google, at the root."""

from django.urls import URLPattern, URLResolver, path, re_path

from comity.perspective import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1alpha1/comments:analyze", views.analyze, name="analyze"),
    path("v1alpha1/comments:suggestscore", views.suggestscore, name="suggestscore"),
    path("$discovery/rest", views.describe),
    re_path(r"^v1alpha1/", views.nowhere),
]
