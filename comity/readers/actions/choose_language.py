"""Choose the language in which one is written to, and shown one's own pages."""

import uuid
from collections.abc import Callable

from django.conf import settings

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.models import Reader
from comity.readers.telling import tell


def choose_language(reader: uuid.UUID, language: str) -> Callable[[], None]:
    """Choose one of Comity's languages; "" is the publication's. Refusal: bad_language (422)."""
    if language and language not in dict(settings.LANGUAGES):
        raise Refusal("bad_language", 422, _("Comity does not speak this language yet."))

    def write() -> None:
        row = Reader.objects.select_for_update().get(id=reader)
        if row.language != language:
            row.language = language
            row.save(update_fields=["language"])
            told = {"language": language}
            tell("reader.language_chosen", row.publication_id, reader, data=told)

    return write
