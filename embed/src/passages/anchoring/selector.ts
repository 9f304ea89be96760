// How a passage is described, and what is found of it (`comity/passages/anchoring/selector.py`).
// All texts are arrays of code points, and all places are counted in them.

/** Characters kept from before and after the quote. */
const CONTEXT = 32

/** A TextQuoteSelector and a TextPositionSelector; `end` is behind the last character. */
export interface Selector {
  exact: string
  prefix: string
  suffix: string
  start: number
  end: number
}

/** Where a passage stands now, and how sure that is: 0 to 1, which is unchanged. */
export interface Found {
  start: number
  end: number
  confidence: number
}

/** The selector of `text` from `start` to `end`. */
export function describe(text: readonly string[], start: number, end: number): Selector {
  const said = (from: number, to: number): string => text.slice(Math.max(0, from), to).join('')
  return { exact: said(start, end), prefix: said(start - CONTEXT, start), suffix: said(end, end + CONTEXT), start, end }
}
