"""The desk's addresses."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

app_name = "desk"
urlpatterns = [
    path("sign-in/", LoginView.as_view(template_name="desk/sign_in.html"), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="desk:sign-in"), name="sign-out"),
]
