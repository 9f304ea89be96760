// The story's text as the server counts it: its text nodes in order, in code points; and the way
// from a place in it to a place in the page, and back.
import { Text } from './anchoring/text'

/** What Comity itself puts into the story has this attribute, and is none of its words. */
export const OURS = 'data-comity'

const SILENT = `script,style,template,noscript,[${OURS}]:not(mark)`

/** Code points beyond a selection in which a word that it cuts begins or ends. */
const WORD = 40

interface Piece {
  node: globalThis.Text
  start: number
}

/** The words of an element as they are now. */
export class Words {
  readonly text: Text
  /** The same in the same places, where a line that breaks inside a paragraph is no end. */
  readonly flowing: string
  readonly #pieces: readonly Piece[]

  constructor(content: Element) {
    const pieces: Piece[] = []
    const chars: string[] = []
    let flowing = ''
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node instanceof Element) return node.matches(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
      return NodeFilter.FILTER_ACCEPT
    })
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      pieces.push({ node: node as globalThis.Text, start: chars.length })
      const { data } = node as globalThis.Text
      for (const char of data) chars.push(char)
      flowing += data.trim() ? data.replace(/\s/g, ' ') : data
    }
    this.flowing = flowing
    this.#pieces = pieces
    this.text = new Text(chars)
  }

  /** The places of a range's ends, cut to the story; null where it has no part in it. */
  placesOf(range: Range): { start: number; end: number } | null {
    const inside = this.#pieces.filter(({ node }) => range.intersectsNode(node))
    const [first, last] = [inside[0], inside.at(-1)]
    if (!first || !last) return null
    const from = first.node === range.startContainer ? points(first.node.data.slice(0, range.startOffset)) : 0
    const to = points(last.node.data.slice(0, last.node === range.endContainer ? range.endOffset : undefined))
    return this.#trimmed(first.start + from, last.start + to)
  }

  /** The range of the page from `start` to `end`. */
  rangeOf(start: number, end: number): Range {
    const range = document.createRange()
    const first = this.#at(start)
    const last = this.#at(end - 1)
    range.setStart(first.node, units(first.node, start - first.start))
    range.setEnd(last.node, units(last.node, end - last.start))
    return range
  }

  /** The stretches of single text nodes from `start` to `end`, to be wrapped; white space alone is none. */
  stretches(start: number, end: number): Range[] {
    return this.#pieces.flatMap(({ node, start: at }) => {
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, points(node.data))]
      if (from >= to || !node.data.trim()) return []
      const range = document.createRange()
      range.setStart(node, units(node, from))
      range.setEnd(node, units(node, to))
      return [range]
    })
  }

  #at(place: number): Piece {
    return this.#pieces.findLast(({ start }) => start <= place) as Piece
  }

  #trimmed(from: number, to: number): { start: number; end: number } | null {
    const { raw } = this.text
    let [start, end] = [from, to]
    while (start < end && !raw[start]?.trim()) start++
    while (start < end && !raw[end - 1]?.trim()) end--
    return start < end ? this.#whole(start, end) : null
  }

  /** A hand that lets go within a word means all of it. */
  #whole(start: number, end: number): { start: number; end: number } {
    const { raw } = this.text
    const whole = { start, end }
    let at = Math.max(0, start - WORD)
    const near = raw.slice(at, end + WORD).join('')
    for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(near)) {
      const after = at + points(segment)
      if (isWordLike && at < start && start < after) whole.start = at
      if (isWordLike && at < end && end < after) whole.end = after
      at = after
    }
    return whole
  }
}

/** How many code points `text` has, of which the DOM counts UTF-16. */
function points(text: string): number {
  return [...text].length
}

function units(node: globalThis.Text, count: number): number {
  return [...node.data].slice(0, count).join('').length
}
