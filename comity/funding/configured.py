"""Who takes money by Stripe Checkout, as the server's settings say it. Pure."""

from collections.abc import Sequence


def stripe_accounts(written: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return each publication's secret key and webhook secret at Stripe.

    ValueError where one is not `publication:secret key:webhook secret`.
    """
    parts = [account.split(":") for account in written]
    if any(len(part) != 3 or not all(part) for part in parts):
        raise ValueError("it is read as publication:sk_…:whsec_…, one or more of them")
    return {publication: (key, secret) for publication, key, secret in parts}
