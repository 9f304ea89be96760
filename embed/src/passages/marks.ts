// The marks in the story: a soft underline under the words, and how many speak of them.
import { button } from '../reading/html'
import { locate, SURE } from './anchoring/locate'
import type { Said, Say } from './list'
import { OURS, type Words } from './words'

/** Milliseconds for which passages are looked for before the page may breathe. */
const BREATH = 12

/** Words of the story, and all that is said at them; passages that overlap are one place. */
export interface Place {
  start: number
  end: number
  confidence: number
  said: Said[]
}

export interface Drawn {
  place: Place
  button: HTMLButtonElement
  marks: HTMLElement[]
}

/** Find all passages in `words`; those that are not found have no place. */
export async function placesOf(words: Words, said: readonly Said[]): Promise<Place[]> {
  const found: Place[] = []
  let began = performance.now()
  for (const each of said) {
    const place = each.orphan ? null : locate(words.text, each.selector)
    if (place) found.push({ ...place, confidence: Math.min(place.confidence, each.confidence), said: [each] })
    if (performance.now() - began > BREATH) {
      await new Promise((resolve) => setTimeout(resolve))
      began = performance.now()
    }
  }
  return joined(found)
}

function joined(found: Place[]): Place[] {
  const places: Place[] = []
  for (const place of found.sort((a, b) => a.start - b.start)) {
    const last = places.at(-1)
    if (last && place.start < last.end) {
      last.end = Math.max(last.end, place.end)
      last.confidence = Math.min(last.confidence, place.confidence)
      last.said.push(...place.said)
    } else places.push(place)
  }
  return places
}

/** Mark a place in the page; `open` is called when a reader asks what is said there. */
export function draw(words: Words, place: Place, say: Say, open: (drawn: Drawn) => void): Drawn {
  const comments = place.said.filter(({ number }) => number !== null).length
  const question = place.said.some(({ number }) => number === null)
  const count = button('comity-count', `${question ? '?' : ''}${comments || ''}`, () => open(drawn))
  count.setAttribute(OURS, '')
  const label = (say.number ?? '').replace('{n}', String(comments))
  count.ariaLabel = question ? `${say.asked}. ${comments ? label : ''}` : label
  count.ariaExpanded = 'false'
  const marks = words.stretches(place.start, place.end).map((range) => {
    const mark = document.createElement('mark')
    mark.className = place.confidence < SURE ? 'comity-passage comity-unsure' : 'comity-passage'
    mark.setAttribute(OURS, '')
    range.surroundContents(mark)
    // A link that is marked stays a link.
    mark.onclick = () => !mark.closest('a') && getSelection()?.isCollapsed && open(drawn)
    return mark
  })
  marks.at(-1)?.after(count)
  const drawn = { place, button: count, marks }
  return drawn
}

/** Take a mark off the page, which is then as it was. */
export function erase({ button, marks }: Drawn): void {
  button.remove()
  for (const mark of marks) {
    const { parentNode } = mark
    mark.replaceWith(...mark.childNodes)
    parentNode?.normalize()
  }
}

/** Put the counts into the margin where there is one, and no two upon each other. */
export function align(content: HTMLElement, drawn: readonly Drawn[]): void {
  const rtl = getComputedStyle(content).direction === 'rtl'
  const box = content.getBoundingClientRect()
  const margin = rtl ? box.left : document.documentElement.clientWidth - box.right
  content.classList.toggle('comity-margin', margin >= 56)
  let lowest = -Infinity
  for (const { button } of drawn) {
    button.classList.remove('comity-inline')
    const { top, bottom } = button.getBoundingClientRect()
    if (top < lowest) button.classList.add('comity-inline')
    else lowest = bottom
  }
}
