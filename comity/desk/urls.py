"""The desk's addresses."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from comity.desk.views import deciding, queues

app_name = "desk"
urlpatterns = [
    path("", queues.home, name="home"),
    path(
        "sign-in/",
        LoginView.as_view(template_name="desk/sign_in.html", next_page="desk:home"),
        name="sign-in",
    ),
    path("sign-out/", LogoutView.as_view(next_page="desk:sign-in"), name="sign-out"),
    path("keys/", queues.keys, name="keys"),
    path("<slug:publication>/", queues.front, name="front"),
    path("<slug:publication>/pulse/", queues.pulse, name="pulse"),
    path("<slug:publication>/claim/", queues.claim, name="claim"),
    path("<slug:publication>/decide/", deciding.decide, name="decide"),
    path("<slug:publication>/undo/", deciding.undo, name="undo"),
    path("<slug:publication>/sanction/", deciding.sanction, name="sanction"),
    path("<slug:publication>/lift/", deciding.lift, name="lift"),
    path("<slug:publication>/thread/", deciding.thread, name="thread"),
    path("<slug:publication>/appeal/", deciding.appeal, name="appeal"),
    path("<slug:publication>/note/", deciding.note, name="note"),
    path("<slug:publication>/<slug:queue>/", queues.queue, name="queue"),
]
