// A page plus the patches after it is what a fresh render would be. Nothing else changes a thread.
import { BUDGET, LEVELS, seated, SIBLINGS, SIZE } from './cut'
import { absolute, make, parse } from './html'
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

/**
 * Bring `section` to `patch.version`. A patch that it already holds changes nothing. Gives false
 * where this page can no longer be made from what is here and has to be fetched again.
 */
export function applyPatch(section: HTMLElement, patch: Patch): boolean {
  if (patch.version <= Number(section.dataset.version)) return true
  const exact = patch.ops.map((op) => applyOp(section, op)).every(Boolean)
  settle(section)
  reach(section, patch.version)
  return exact
}

/** Carry out one operation, without reordering. Gives false where the page has to be fetched again. */
export function applyOp(section: HTMLElement, op: Op): boolean {
  switch (op.op) {
    case 'insert':
      return insert(section, op)
    case 'replace':
      renew(branch(section, op.number), parse(op.html))
      return true
    case 'keys':
      keys(section, op)
      return true
    case 'count':
      if (!section.dataset.count) return true
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
  const order = section.dataset.order as string
  const thread = section.querySelector(':scope > .thread')
  if (!thread) return
  const roots = [...(thread.children as HTMLCollectionOf<HTMLElement>)]
  const settled = roots.toSorted((a, b) => compareRoots(order, a.dataset, b.dataset))
  if (settled.some((root, at) => root !== roots[at])) {
    thread.replaceChildren(...settled.flatMap((root) => [root, '\n']))
  }
}

/** Note the version that a page has come to; an older page by time stays as it is, and tells none. */
export function reach(section: HTMLElement, version: number): void {
  if (section.dataset.version) section.dataset.version = String(version)
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
  renew(there, item.querySelector('.comment') as Element)
  return true
}

/**
 * Let the comment of `item` be as `fresh` is now. What a reader has under the hand stays: the menu,
 * alike in both, and what was asked of them below the text; so does the place of their keyboard.
 */
function renew(item: HTMLElement | null, fresh: Element): void {
  const old = item?.querySelector(':scope > .comment')
  if (!old) return
  const active = (old.getRootNode() as Document).activeElement as HTMLElement | null
  const menu = old.querySelector('.more')
  if (menu) fresh.querySelector('.more')?.replaceWith(menu)
  fresh.append(...old.querySelectorAll('.confirm,.report,.reported'))
  old.replaceWith(fresh)
  const same = active?.className && old.contains(active) ? fresh.querySelector<HTMLElement>(`.${active.className}`) : active
  same?.focus({ preventScroll: true })
}

/**
 * Put a branch under `parent` (a number; 0 is the story), if it stands on this page at all; a root
 * is only in its place after `settle`. Gives false where the page has to be fetched again.
 */
export function put(section: HTMLElement, parent: number, item: HTMLElement): boolean {
  const { order = '' } = section.dataset
  const position = Number(item.dataset.position)
  const thread = Number(order.split('thread-')[1] ?? 0)
  const above = parent ? branch(section, parent) : section
  if (!above || (thread && !parent)) return true
  const list = above.querySelector<HTMLElement>(':scope > .thread, :scope > .replies')
  if (!list) return false
  if (parent === thread) {
    const seat = seated(section.dataset, position)
    if (seat !== 'here') return seat === 'elsewhere'
  } else if (position > SIBLINGS || level(above) > LEVELS + Number(thread > 0)) {
    return goesOn(section, above)
  }
  const after = [...(list.children as HTMLCollectionOf<HTMLElement>)].find(
    (sibling) => Number(sibling.dataset.position) > position,
  )
  list.insertBefore(item, after ?? null)
  // The server's HTML has a line for each branch; so has this, to the byte.
  item.after('\n')
  const empty = section.querySelector(':scope > .empty')
  empty?.nextSibling?.remove()
  empty?.remove()
  const full = isRanked(order) && !parent && list.childElementCount > SIZE
  return !full && section.querySelectorAll('.branch').length <= BUDGET
}

/** Say under `above` that its conversation goes on, on a page of its own. */
function goesOn(section: HTMLElement, above: HTMLElement): boolean {
  if (above.querySelector(':scope > .continue')) return true
  const { story } = section.dataset
  const link = make('a', 'continue', section.dataset.sayContinue)
  const { search = '' } = section.querySelector<HTMLAnchorElement>('.orders a') ?? {}
  link.setAttribute('href', `/stories/${story}/thread-${above.dataset.number}/1/${search}#discussion`)
  absolute(link)
  above.append(link, '\n')
  return true
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
