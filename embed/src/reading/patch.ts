// A page plus the patches after it is what a fresh render would be. Nothing else changes a thread.
import { parse } from './html'
import { compareRoots, isRanked } from './rank'

export interface Patch {
  version: number
  ops: readonly Op[]
}

export type Op =
  | { op: 'insert'; parent: number; number: number; position: number; name: string; html: string }
  | { op: 'replace'; number: number; html: string }
  | { op: 'keys'; number: number; best: string; points: number; conversation: number }
  | { op: 'count'; value: number; html: string }
  | { op: 'state'; state: string }

/** How a page is cut, as the server cuts it: beyond this it ends, or shows a link to go on. */
const PAGE_SIZE = 30
const SIBLINGS = 10
const LEVELS = 4
const PAGE_COMMENTS = 300

/**
 * Bring `section` to `patch.version`. A patch that it already holds changes nothing. Gives false
 * where this page can no longer be made from what is here and has to be fetched again.
 */
export function applyPatch(section: HTMLElement, patch: Patch): boolean {
  if (patch.version <= Number(section.dataset.version)) return true
  const exact = patch.ops.map((op) => applyOp(section, op)).every(Boolean)
  settle(section)
  section.dataset.version = String(patch.version)
  return exact
}

/** Carry out one operation, without reordering. Gives false where the page has to be fetched again. */
export function applyOp(section: HTMLElement, op: Op): boolean {
  switch (op.op) {
    case 'insert':
      return insert(section, op)
    case 'replace':
      branch(section, op.number)?.querySelector(':scope > .comment')?.replaceWith(parse(op.html))
      return true
    case 'keys':
      keys(section, op)
      return true
    case 'count':
      section.dataset.count = String(op.value)
      section.querySelector('.discussion-head > h2')?.replaceWith(parse(op.html))
      return true
    case 'state': {
      // The composer, or the line in its place, is not in the patch.
      const same = section.dataset.state === op.state
      section.dataset.state = op.state
      return same
    }
  }
}

/** Put the roots into the page's order again; replies stand as they were written. */
export function settle(section: HTMLElement): void {
  const order = section.dataset.order ?? ''
  const thread = section.querySelector(':scope > .thread')
  if (!thread) return
  const roots = [...(thread.children as HTMLCollectionOf<HTMLElement>)]
  const settled = roots.toSorted((a, b) => compareRoots(order, a.dataset, b.dataset))
  if (settled.some((root, at) => root !== roots[at])) thread.append(...settled)
}

/** The comment `number` on this page. */
export function branch(section: HTMLElement, number: number): HTMLElement | null {
  return section.querySelector(`#c${number}`)
}

function insert(section: HTMLElement, op: Extract<Op, { op: 'insert' }>): boolean {
  const item = parse(op.html)
  const there = branch(section, op.number)
  if (!there) return put(section, op.parent, item)
  // Its own writer's copy, which came with the answer to the post.
  there.dataset.position = String(op.position)
  there.querySelector(':scope > .comment')?.replaceWith(item.querySelector('.comment') as Element)
  return true
}

/**
 * Put a branch under `parent` (a number; 0 is the story), if it stands on this page at all; a root
 * is only in its place after `settle`. Gives false where the page has to be fetched again.
 */
export function put(section: HTMLElement, parent: number, item: HTMLElement): boolean {
  const { order = '', page, pages } = section.dataset
  const thread = section.querySelector(':scope > .thread')
  const answered = branch(section, parent)
  if (answered) {
    const replies = answered.querySelector(':scope > .replies')
    if (!replies || replies.childElementCount >= SIBLINGS || level(answered) >= LEVELS) return false
    const after = [...(replies.children as HTMLCollectionOf<HTMLElement>)].find(
      (sibling) => Number(sibling.dataset.position) > Number(item.dataset.position),
    )
    replies.insertBefore(item, after ?? null)
  } else if (order === `thread-${parent}` || (!parent && !order.startsWith('thread-'))) {
    const timed = !isRanked(order)
    if (timed && page !== pages) return true
    thread?.append(item)
    const most = timed ? 2 * PAGE_SIZE - 1 : PAGE_SIZE
    if (!thread || thread.childElementCount > most || (!timed && pages !== '1')) return false
  } else return true
  return section.querySelectorAll('.branch').length <= PAGE_COMMENTS
}

/** How many branches `branch` lies in, itself counted. */
function level(branch: HTMLElement): number {
  let depth = 0
  for (let at: Element | null | undefined = branch; at; at = at.parentElement?.closest('.branch')) depth++
  return depth
}

function keys(section: HTMLElement, op: Extract<Op, { op: 'keys' }>): void {
  const found = branch(section, op.number)
  if (!found) return
  const { best, points, conversation } = op
  Object.assign(found.dataset, { best, points, conversation })
  const shown = found.querySelector(':scope > .comment > .acts .points')
  if (shown) shown.textContent = String(points)
}
