"""A page that is not kept is rendered when somebody asks for it."""

from pathlib import Path

from comity.snapshots.demand import bring
from comity.snapshots.keys import PageKey
from comity.snapshots.stores.file import FileStore
from tests.world import World


def test_it_is_rendered_and_kept(world: World, tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    key = PageKey(world.house.key, world.story.slug, "newest", 0, "", "fragment")
    made = bring(store, key)
    assert made is not None
    kept = store.get(key)
    assert kept is not None
    assert kept.etag == made.etag
    assert store.marked(world.house.key, world.story.slug) == [key]


def test_a_story_that_does_not_exist_touches_no_file(world: World, tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert bring(store, PageKey(world.house.key, "drought", "newest", 0, "", "fragment")) is None
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_a_page_that_does_not_exist_leaves_no_mark(world: World, tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    assert (
        bring(store, PageKey(world.house.key, world.story.slug, "best", 9, "", "fragment")) is None
    )
    assert bring(store, PageKey("elsewhere", world.story.slug, "best", 1, "", "fragment")) is None
    assert store.marked(world.house.key, world.story.slug) == []
    assert store.marked("elsewhere", world.story.slug) == []
