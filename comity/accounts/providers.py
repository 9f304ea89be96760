"""The other sites by which readers can sign in: those that the server's settings name."""

from dataclasses import dataclass

from allauth.socialaccount.adapter import get_adapter

from comity.accounts.door import Visit


@dataclass(frozen=True)
class Offered:
    """Another site: what it is called, and where signing in there begins."""

    name: str
    address: str


def offered(visit: Visit, process: str = "login") -> tuple[Offered, ...]:
    """Return the sites that can say who somebody is, for this visit's errand.

    `process` is `login`, or `connect` for who is signed in and wants one more way.
    """
    back = visit.at("ways/" if process == "connect" else "")
    adapter = get_adapter(visit.request)
    return tuple(
        Offered(
            each.name,
            each.get_login_url(visit.request, process=process, next=back),
        )
        for each in adapter.list_providers(visit.request)
    )


def names(visit: Visit) -> dict[str, str]:
    """Return what each site is called, by the id under which its accounts are kept."""
    listed = get_adapter(visit.request).list_providers(visit.request)
    return {each.sub_id: each.name for each in listed}
