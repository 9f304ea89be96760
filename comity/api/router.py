"""The one router: nouns share addresses, and Ninja joins methods within a router alone."""

from ninja import Router

router = Router()
