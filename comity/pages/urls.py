"""Addresses of the pages for readers. The story page itself is answered by the read lane."""

from django.urls import URLPattern, URLResolver, include, path

from comity.pages import (
    accents,
    coral,
    feeds,
    following,
    front,
    funding,
    mail_links,
    moved,
    notices,
    privacy,
    reporting,
    statements,
    writing,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path("coral/<slug:key>/assets/js/embed.js", coral.script, name="coral"),
    path("accents/<slug:colour>.css", accents.sheet, name="accent"),
    path("stories/<slug:slug>/comments/", writing.post, name="post"),
    path("stories/<slug:slug>/comments/<int:number>/", writing.find, name="comment"),
    path("stories/<slug:slug>/comments/<int:number>/reply/", writing.reply, name="reply"),
    path("stories/<slug:slug>/comments/<int:number>/report/", reporting.report, name="report"),
    path("stories/<slug:slug>/follow/", following.follow, name="follow"),
    path("mail/confirm/<str:secret>/", mail_links.confirm, name="mail-confirm"),
    path("mail/stop/<str:secret>/", mail_links.stop, name="mail-stop"),
    path("mail/wishes/<str:secret>/", mail_links.wishes, name="mail-wishes"),
    path("privacy/<slug:key>/", privacy.privacy, name="privacy"),
    path("me/<slug:key>/", include("comity.pages.me.urls")),
    path("funding/<slug:key>/", funding.months, name="funding"),
    path("funding/<slug:key>/give/", funding.give, name="give"),
    path("moved/<slug:key>/", moved.story, name="moved-story"),
    path("moved/<slug:key>/<path:origin>/", moved.comment, name="moved-comment"),
    path("feeds/stories/<slug:slug>.atom", feeds.of_story, name="story-feed"),
    path("feeds/<slug:key>.atom", feeds.of_publication, name="publication-feed"),
    path("statements/<str:secret>/", statements.statement, name="statement"),
    path("notices-of-illegal-content/", notices.notice, name="notice"),
    path("notices-of-illegal-content/<uuid:notice_id>/", notices.answer, name="notice-answer"),
]
