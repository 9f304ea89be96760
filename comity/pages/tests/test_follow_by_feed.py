"""A story's comments, and a publication's, in a feed reader."""

from xml.etree import ElementTree

from django.test import Client

from comity.comments.actions import withdraw
from comity.ground import writelane
from tests.world import World, make_world

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[ElementTree.Element]:
    """Fetch a feed and return its entries."""
    answer = client.get(address)
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def test_the_latest_comment_comes_first_and_whole(client: Client, world: World) -> None:
    world.says("An **early** word.")
    last = world.says("A late word, <b>unmarked</b>.", by=world.charlie)
    first, second = entries(client, f"/feeds/stories/{world.story.slug}.atom")
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "Charlie"
    assert first.findtext(f"{ATOM}id") == f"urn:uuid:{last.id}"
    assert first.findtext(f"{ATOM}content") == "<p>A late word, &lt;b&gt;unmarked&lt;/b&gt;.</p>"
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"].endswith(f"/stories/{world.story.slug}/comments/2/")
    assert second.findtext(f"{ATOM}content") == "<p>An <strong>early</strong> word.</p>"


def test_what_is_not_public_is_not_told(client: Client, world: World) -> None:
    said = world.says("I take this back.")
    writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    assert entries(client, f"/feeds/stories/{world.story.slug}.atom") == []


def test_it_is_sent_once_a_version(client: Client, world: World) -> None:
    address = f"/feeds/stories/{world.story.slug}.atom"
    before = client.get(address)
    again = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    world.says("News.")
    assert client.get(address, headers={"If-None-Match": before["ETag"]}).status_code == 200


def test_a_publication_tells_of_its_own_stories_alone(client: Client, world: World) -> None:
    other = make_world("gazette", "The Gazette")
    world.says("In the Courier.")
    other.says("In the Gazette.")
    (entry,) = entries(client, "/feeds/courier.atom")
    assert entry.findtext(f"{ATOM}content") == "<p>In the Courier.</p>"


def test_there_is_no_feed_of_nothing(client: Client, world: World) -> None:
    for address in ("/feeds/stories/nothing.atom", "/feeds/nothing.atom"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "There is no such" in answer.content.decode()
