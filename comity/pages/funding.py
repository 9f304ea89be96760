"""A publication's funding for readers: its months as a picture, and the way to give."""

from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from comity.comments import links
from comity.funding import money, queries
from comity.funding.bar import title
from comity.funding.picture import HEIGHT, columns
from comity.funding.queries import GoalView, Standing
from comity.funding.showing import bar_now
from comity.funding.tills import stripe_checkout
from comity.ground import clock, text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.pages import drafts
from comity.pages.forms import page_of_form
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import PublicationView, publication
from comity.readers import limits
from comity.readers.limits import GIFTS

KEPT = 15
"""Seconds for which others may keep the page of the months."""

STRIPE_PAGE = "https://checkout.stripe.com"


@require_safe
@telling
def months(request: HttpRequest, key: str) -> HttpResponse:
    """Show what was wanted and what came in, month by month, and who asked to be named."""
    house = publication(key)
    with speaking(request, house):
        locale = get_language() or "en"
        standings = queries.standings(house.key)
        bar = bar_now(house, locale)
        response = shown(
            request,
            "pages/funding.html",
            house,
            bar=bar,
            thanks="thanks" in request.GET,
            columns=columns(standings, locale, rtl=get_language_bidi()),
            height=HEIGHT,
            rows=[_row(each, locale) for each in standings],
            names=_names(standings, bar.goal if bar else ""),
        )
    del response["Cache-Control"]
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


@csrf_exempt  # no cookie tells who gives; `check_source` refuses other sites' forms
@telling
def give(request: HttpRequest, key: str) -> HttpResponse:
    """Ask how much, then send the reader to Stripe's page to pay it."""
    house = publication(key)
    with speaking(request, house):
        goal = queries.goal_at(house.key, clock.now().date())
        if goal is None or house.key not in settings.STRIPE:
            raise Refusal("nothing_to_give_to", 404, _("There is nothing to give to here now."))
        return page_of_form(
            request, partial(_to_pay, request, house, goal), partial(_form, request, house, goal)
        )


def _to_pay(request: HttpRequest, house: PublicationView, goal: GoalView) -> HttpResponse:
    amount = request.POST.get("amount", "").replace(",", ".")
    minor = money.positive(money.minor_units(amount, goal.currency))
    written = request.POST.get("name", "")
    name = text.clean(written, limit=60, lines=False) if written.strip() else ""
    limits.keep(drafts.sender(request), GIFTS, thing=house.key)
    back = f"{settings.PUBLIC_URL}/funding/{house.key}/"
    locale = get_language() or "en"
    address = stripe_checkout.opened(house, goal, minor, name, back, locale)
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


def _form(
    request: HttpRequest, house: PublicationView, goal: GoalView, refusal: Refusal | None = None
) -> HttpResponse:
    locale = get_language() or "en"
    response = shown(
        request,
        "pages/give.html",
        house,
        refusal=refusal,
        title=title(goal, locale),
        currency=goal.currency,
        amount=request.POST.get("amount", ""),
        name=request.POST.get("name", ""),
        query=links.query(locale, house.locale),
    )
    # A form may lead only where its page's policy lets it, redirects included (CSP 3, 6.4.1.1).
    response._csp_update = {"form-action": [STRIPE_PAGE]}  # type: ignore[attr-defined]
    return response


def _row(standing: Standing, locale: str) -> dict[str, object]:
    goal = standing.goal
    return {
        "title": title(goal, locale),
        "raised": money.shown(standing.raised, goal.currency, locale),
        "wanted": money.shown(goal.wanted, goal.currency, locale),
        "givers": standing.givers or "",
    }


def _names(standings: list[Standing], goal: str) -> list[str]:
    there = [each.goal for each in standings if str(each.goal.id) == goal]
    return queries.named(there[0]) if there else []
