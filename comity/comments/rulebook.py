"""Which house rules hold where: the publication's, narrowed by the section's and the story's."""

from comity.houserules import Policy
from comity.publications.queries import PublicationView
from comity.stories.queries import StoryView


def rulebook(house: PublicationView, story: StoryView) -> Policy:
    """Return the policy for comments on a story; raises PolicyError where a setting is unfit."""
    settings = house.settings
    whole = Policy.from_settings({"max_length": settings.length, **settings.rules})
    narrowed = whole.narrowed(settings.section_rules.get(story.section, {}))
    return narrowed.narrowed(settings.story_rules.get(story.slug, {}))
