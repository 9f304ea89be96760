// What the house rules say of a text, with the words they mean marked in it.
import type { Finding } from '../reading/request'
import { make } from '../reading/html'

/** The reasons in `findings`, and `text` with their words marked. */
export function show(text: string, findings: readonly Finding[]): HTMLElement {
  const asked = make('div', 'asked')
  for (const { sentence } of findings) asked.append(make('p', '', sentence))
  const spans = findings.flatMap((finding) => finding.spans)
  if (spans.length) {
    const shown = make('p', 'asked-text')
    shown.dir = 'auto'
    shown.append(...marked(text, spans))
    asked.append(shown)
  }
  return asked
}

/** `text` in pieces, each stretch of `spans` (code points, may overlap) in a `<mark>`. */
function marked(text: string, spans: readonly (readonly [number, number])[]): (string | HTMLElement)[] {
  const points = [...text]
  const pieces: (string | HTMLElement)[] = []
  let at = 0
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    pieces.push(points.slice(at, from).join(''), make('mark', '', points.slice(from, end).join('')))
    at = end
  }
  return [...pieces, points.slice(at).join('')]
}
