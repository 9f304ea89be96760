// How the server cuts a discussion into pages (comity/comments/paging.py). Pure.
import { isRanked, type Keys } from './rank'

/** Roots on a full page; the newest page of an order by time holds one less than twice as many. */
export const SIZE = 30
/** Replies shown under one comment: those of the first positions. */
export const SIBLINGS = 10
/** Levels of replies shown under what a page lists. */
export const LEVELS = 4
/** Comments on a page. */
export const BUDGET = 300

export type Seat = 'here' | 'elsewhere' | 'unknown'

/**
 * Where an answer at `position` stands, seen from the page of `keys` (`order`, `page`, and `pages`
 * where it is told; an older page by time does not tell). Unknown where the page is cut anew.
 */
export function seated({ order = '', page, pages }: Keys, position: number): Seat {
  if (isRanked(order)) return pages === '1' ? 'here' : 'unknown'
  const own = Number(page)
  if (page === pages && position >= (own + 1) * SIZE) return 'unknown'
  const fits = page === pages ? position > (own - 1) * SIZE : Math.ceil(position / SIZE) === own
  return fits ? 'here' : 'elsewhere'
}
