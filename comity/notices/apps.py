"""The room as Django knows it."""

from django.apps import AppConfig


class Notices(AppConfig):
    """Hears what mail services tell as soon as Django is ready."""

    name = "comity.notices"

    def ready(self) -> None:
        """Begin to hear."""
        from comity.notices.returned import anymail

        anymail.listen()
