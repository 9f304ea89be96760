// What has just been written takes its place in the page that is shown.
import { branch, put, settle } from '../reading/patch'
import type { Reading } from '../seam'

/**
 * Show the comment of `html` (a `li.branch`), which answers `parent` (0 is the story itself), and
 * take its writer there.
 */
export function place(reading: Reading, parent: number, html: string): void {
  reading.changed(include(reading, parent, html))
}

/** Let the comment of `html` stand in the page, and give it. */
export function include(reading: Reading, parent: number, html: string): HTMLElement {
  const { section } = reading
  const item = reading.parse(html)
  const there = branch(section, Number(item.dataset.number))
  if (there) there.replaceWith(item)
  else put(section, parent, item)
  settle(section)
  if (!item.isConnected) {
    // It belongs to another page; its writer sees it here none the less.
    const above = branch(section, parent)?.querySelector(':scope > .replies')
    ;(above ?? section.querySelector('.thread'))?.prepend(item)
  }
  return item
}

/** Let `item` show the article of `html`: the same comment as it is now. */
export function renew(reading: Reading, item: HTMLElement, html: string): void {
  const comment = reading.parse(html).querySelector('.comment')
  if (comment) item.querySelector(':scope > .comment')?.replaceWith(comment)
  reading.changed()
}
