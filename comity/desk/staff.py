"""Who works at the desk."""

from django.contrib.auth import get_user_model

from comity.readers.roles import Role, appoint_staff


def engage(
    username: str,
    password: str,
    role: Role = Role.ADMINISTRATOR,
    publication: str | None = None,
    sections: tuple[str, ...] = (),
) -> str:
    """Make a member of staff who can sign in; one who is here already keeps their password.

    `publication` None is all of them; `sections` empty is all of those.
    """
    user, made = get_user_model().objects.get_or_create(
        username=username, defaults={"is_staff": True}
    )
    if made:
        user.set_password(password)
        user.save(update_fields=["password"])
    appoint_staff(user.pk, role, publication, sections)
    return user.get_username()
