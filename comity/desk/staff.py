"""Who works at the desk."""

from django.contrib.auth import get_user_model


def engage(username: str, password: str) -> str:
    """Make a member of staff who can sign in; one who is here already keeps their password."""
    user, made = get_user_model().objects.get_or_create(
        username=username, defaults={"is_staff": True, "is_superuser": True}
    )
    if made:
        user.set_password(password)
        user.save(update_fields=["password"])
    return user.get_username()
