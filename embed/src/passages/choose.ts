// Choosing a passage without a mouse: a control whose value is the sentence that is selected.
// A slider is the one role whose arrow keys every screen reader hands on, and whose value it says.
import { make } from '../reading/html'
import type { Say } from './list'
import type { Words } from './words'

interface Sentence {
  start: number
  end: number
}

/** A control that selects sentences of the story; `chosen` is called with Enter. */
export function chooser(words: () => Words, lang: string, say: Say, chosen: () => void): HTMLElement {
  const control = make('div', 'chooser', say.choose)
  const help = make('p', 'chooser-help', say.choosing)
  help.id = 'chooser-help'
  Object.assign(control, { role: 'slider', tabIndex: 0, ariaLabel: say.choose, ariaOrientation: 'vertical', ariaValueMin: '0' })
  control.setAttribute('aria-describedby', help.id)
  let sentences: Sentence[] = []
  let [from, to] = [-1, -1]

  const select = (): void => {
    const [first, last] = [sentences[Math.min(from, to)], sentences[Math.max(from, to)]]
    if (!first || !last) return
    const range = words().rangeOf(first.start, last.end)
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    tell(range.toString())
  }
  const tell = (said: string): void => {
    control.ariaValueNow = String(to + 1)
    control.ariaValueText = said || (say.choose ?? '')
  }
  control.onfocus = () => {
    sentences = sentencesOf(words().flowing, lang)
    control.ariaValueMax = String(sentences.length)
    if (to >= sentences.length) [from, to] = [-1, -1]
    tell('')
    // A form that had the focus meanwhile has taken the selection with it.
    select()
  }
  control.onkeydown = (event) => {
    const { key, shiftKey } = event
    const step = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 0
    if (step) {
      to = Math.max(0, Math.min(sentences.length - 1, to + step))
      if (!shiftKey || from < 0) from = to
      select()
    } else if (key === 'Home' || key === 'End') {
      from = to = key === 'Home' ? 0 : sentences.length - 1
      select()
    } else if (key === 'Enter' && to >= 0) chosen()
    else if (key === 'Escape') getSelection()?.removeAllRanges()
    else return
    event.preventDefault()
  }
  tell('')
  const box = make('div', 'choose')
  box.append(control, help)
  return box
}

/** The sentences of `text` in code points, without the white space around them. */
function sentencesOf(text: string, lang: string): Sentence[] {
  const found: Sentence[] = []
  let at = 0
  for (const { segment } of new Intl.Segmenter(lang || undefined, { granularity: 'sentence' }).segment(text)) {
    const length = [...segment].length
    const start = at + length - [...segment.trimStart()].length
    const end = at + [...segment.trimEnd()].length
    if (start < end) found.push({ start, end })
    at += length
  }
  return found
}
