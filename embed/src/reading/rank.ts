// The orders, as comparisons of branches by the keys that they carry.

/** What a branch's `data-…` says, by name. */
export type Keys = Readonly<Record<string, string | undefined>>

const RANKED: Readonly<Record<string, string>> = {
  best: 'best',
  votes: 'points',
  discussed: 'conversation',
}

/** Whether `order` follows votes or replies, so that its pages are not cut by time. */
export function isRanked(order: string): boolean {
  return order in RANKED
}

/** Compare two roots as the page of `order` lists them; negative when `a` stands before `b`. */
export function compareRoots(order: string, a: Keys, b: Keys): number {
  const key = RANKED[order]
  if (key) return by(b, a, key) || by(a, b, 'number')
  return order === 'newest' ? by(b, a, 'position') : by(a, b, 'position')
}

function by(a: Keys, b: Keys, key: string): number {
  return Number(a[key]) - Number(b[key])
}
