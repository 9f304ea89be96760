// Which page of a thread is meant: the names that the server's addresses carry.

/** One page of one order; page 0 is the one that the order opens with. */
export interface Place {
  order: string
  page: number
}

/** The place that a link of the story `slug` leads to; null for any other address. */
export function placeOf(pathname: string, slug: string): Place | null {
  const [, room, story, order, page] = pathname.split('/')
  if (room !== 'stories' || story !== slug || !order || order === 'comments') return null
  return /^\d+$/.test(page as string) ? { order, page: Number(page) } : null
}

/** The number of the comment that a fragment such as `#c12` or `#comity-12` names, else 0. */
export function numberOf(hash: string): number {
  return Number(/^#(?:c|comity-)(\d+)$/.exec(hash)?.[1] ?? 0)
}
