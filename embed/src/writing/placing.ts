// What has just been written takes its place in the page that is shown.
import { branch, put, settle } from '../reading/patch'
import type { Reading } from '../seam'

/** What its writer sees in a page though it belongs to another one, with the page. */
const strays = new WeakMap<Reading, { page: string; parent: number; item: HTMLElement }[]>()

const pageOf = ({ section }: Reading): string => `${section.dataset.order}/${section.dataset.page}`

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
    strays.set(reading, [...(strays.get(reading) ?? []), { page: pageOf(reading), parent, item }])
    stay(reading)
  }
  return item
}

/** Let what its writer has sent from this page stand first in it, whatever has come or moved since. */
export function stay(reading: Reading): void {
  const { section } = reading
  const lists = new Map<Element, HTMLElement[]>()
  for (const { page, parent, item } of strays.get(reading) ?? []) {
    const there = branch(section, Number(item.dataset.number))
    if (page !== pageOf(reading) || (there && there !== item)) continue
    const above = branch(section, parent)?.querySelector(':scope > .replies')
    const list = above ?? section.querySelector('.thread')
    if (list) lists.set(list, [item, ...(lists.get(list) ?? [])])
  }
  for (const [list, items] of lists) {
    if (items.some((item, at) => item !== list.children[at])) list.prepend(...items)
  }
}

/** Let `item` show the article of `html`: the same comment as it is now. */
export function renew(reading: Reading, item: HTMLElement, html: string): void {
  const comment = reading.parse(html).querySelector('.comment')
  if (comment) item.querySelector(':scope > .comment')?.replaceWith(comment)
  reading.changed()
}
