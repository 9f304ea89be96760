"""Everything that whoever runs Comity can set, by variables that begin with COMITY_."""

from pathlib import Path

from comity.ground.environment import Setting, folder, phrases, read, switch, text, whole, words

DECLARED = (
    Setting("DATA", folder, lambda: Path.cwd() / "data", "The folder that holds everything."),
    Setting("DATABASE_URL", text, "", "postgresql://user:password@host/name; empty: SQLite.", True),
    Setting("REDIS_URL", text, "", "redis://host:6379/0 for many boxes; empty: none.", True),
    Setting(
        "SECRET_KEY", text, "", "Signs sessions and tokens; empty: made and kept in DATA.", True
    ),
    Setting("HOSTS", words, ("*",), "The host names that Comity answers to."),
    Setting("PUBLIC_URL", text, "http://127.0.0.1:8000", "The address that readers reach it at."),
    Setting("PROXIES", whole, 0, "How many proxies stand in front and add to X-Forwarded-For."),
    Setting(
        "LIMITS",
        switch,
        True,
        "Whether it is limited how often a reader and a network may post, vote and preview.",
    ),
    Setting(
        "SCORE_FOR_STRANGERS",
        switch,
        True,
        "Whether Perspective's API is answered for keys that are no publication's (60 a second).",
    ),
    Setting(
        "STRIPE",
        words,
        (),
        "publication:secret key:webhook secret, for each that takes money by Stripe Checkout.",
        True,
    ),
    Setting("STRIPE_API", text, "https://api.stripe.com", "Where Stripe answers."),
    Setting(
        "SOCIAL",
        words,
        (),
        "site:client id:secret, for each site by which readers sign in (docs/readers.md).",
        True,
    ),
    Setting(
        "OIDC",
        phrases,
        (),
        "id|name|issuer|client id|secret, for each other one that speaks OpenID Connect (…; …).",
        True,
    ),
    Setting("EMAIL_URL", text, "", "smtps://user:password@host (docs/mail.md); empty: none.", True),
    Setting("EMAIL_FROM", text, "", "Whom mail is from; empty: comments@ the public host."),
    Setting("EMAIL_BOUNCES", text, "", "Where undeliverable mail returns; empty: to EMAIL_FROM."),
    Setting(
        "WEBHOOKS_PRIVATE",
        switch,
        False,
        "Whether webhooks and web push may call addresses of the own network.",
    ),
    Setting(
        "SSO_PRIVATE", switch, False, "Whether public keys may be fetched from the own network."
    ),
    Setting("LOG_LEVEL", text, "INFO", "DEBUG, INFO, WARNING or ERROR."),
)
VALUES = read(DECLARED)
