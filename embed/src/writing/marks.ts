// What the row of formats does to a text: Markdown put around a selection. Pure.

export type Format = 'bold' | 'italic' | 'code' | 'quote' | 'list' | 'link'

/** Put `text` in the place of what stands from `from` to `to`, then select from `start` to `end`. */
export interface Change {
  from: number
  to: number
  text: string
  start: number
  end: number
}

const AROUND: Partial<Record<Format, string>> = { bold: '**', italic: '_', code: '`' }
const BEFORE: Partial<Record<Format, string>> = { quote: '> ', list: '- ' }
const ADDRESS = 'https://'

/** The change that `format` makes of the selection from `start` to `end`; made twice, it is undone. */
export function mark(format: Format, text: string, start: number, end: number): Change {
  const around = AROUND[format]
  const before = BEFORE[format]
  if (around) return wrap(around, text, start, end)
  if (before) return prefix(before, text, start, end)
  return link(text.slice(start, end), start, end)
}

function wrap(sign: string, text: string, start: number, end: number): Change {
  const inner = text.slice(start, end)
  const { length } = sign
  if (text.slice(start - length, start) === sign && text.slice(end, end + length) === sign) {
    const from = start - length
    return { from, to: end + length, text: inner, start: from, end: end - length }
  }
  return { from: start, to: end, text: sign + inner + sign, start: start + length, end: end + length }
}

/** Whole lines, in a paragraph of their own. */
function prefix(sign: string, text: string, start: number, end: number): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const stop = text.indexOf('\n', end)
  const to = stop < 0 ? text.length : stop
  const lines = text.slice(from, to).split('\n')
  const done = lines.every((line) => line.startsWith(sign))
  const turned = lines.map((line) => (done ? line.slice(sign.length) : sign + line)).join('\n')
  const gap = !done && from && text.slice(0, from).at(-2) !== '\n' ? '\n' : ''
  const put = gap + turned
  return { from, to, text: put, start: from + gap.length, end: from + put.length }
}

function link(inner: string, from: number, to: number): Change {
  if (/^https?:\S+$/.test(inner)) {
    return { from, to, text: `[](${inner})`, start: from + 1, end: from + 1 }
  }
  const start = from + inner.length + 3
  return { from, to, text: `[${inner}](${ADDRESS})`, start, end: start + ADDRESS.length }
}
