"""What changes how somebody signs in is asked of who has signed in within a quarter of an hour."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse

from comity.accounts import people
from comity.accounts.door import Visit
from comity.accounts.entering import entered_lately
from comity.accounts.people import Person
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

P = ParamSpec("P")


def lately(
    view: Callable[Concatenate[Visit, Person, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Call a view with who is signed in; Refusal `sign_in_again` (403) where that is long ago."""

    @wraps(view)
    def asked(visit: Visit, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = people.signed_in(visit.request)
        if person is None or not entered_lately(visit.request):
            raise Refusal(
                "sign_in_again", 403, _("Please sign in again before you change how you sign in.")
            )
        return view(visit, person, *args, **kwargs)

    return asked
