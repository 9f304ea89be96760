"""The desk's addresses."""

from django.urls import path

from comity.desk.views import deciding, funding, office, queues, rules, sign_on, stories, webhooks

app_name = "desk"
urlpatterns = [
    path("", queues.home, name="home"),
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
    path("<slug:publication>/decisions/", office.decisions, name="decisions"),
    path("<slug:publication>/replies/", office.replies, name="replies"),
    path("<slug:publication>/funding/", funding.funding, name="funding"),
    path("<slug:publication>/webhooks/", webhooks.webhooks, name="webhooks"),
    path("<slug:publication>/sign-on/", sign_on.sign_on, name="sign-on"),
    path("<slug:publication>/staff/", office.people, name="staff"),
    path("<slug:publication>/rules/", rules.rules, name="rules"),
    path("<slug:publication>/simulations/", rules.listing, name="simulations"),
    path(
        "<slug:publication>/simulations/<uuid:simulation_id>/",
        rules.simulation,
        name="simulation",
    ),
    path("<slug:publication>/simulations/<uuid:simulation_id>/step/", rules.step, name="simulate"),
    path(
        "<slug:publication>/simulations/<uuid:simulation_id>/numbers.csv",
        rules.numbers,
        name="simulation-numbers",
    ),
    path("<slug:publication>/stories/", stories.listing, name="stories"),
    path("<slug:publication>/stories/<slug:slug>/", stories.one, name="story"),
    path("<slug:publication>/transparency/", office.report, name="transparency"),
    path("<slug:publication>/transparency/report.json", office.report_json, name="report-json"),
    path("<slug:publication>/transparency/report.csv", office.report_csv, name="report-csv"),
    path(
        "<slug:publication>/transparency/statements.json", office.statements, name="eu-statements"
    ),
    path("<slug:publication>/<slug:queue>/", queues.queue, name="queue"),
]
