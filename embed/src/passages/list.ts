// What Comity tells of a story's passages.
import type { Reading } from '../seam'
import type { Selector } from './anchoring/selector'

interface Told {
  number: number | null
  question: string
  name: string
  standing: string
  confidence: number
  target: { selector: readonly (Partial<Selector> & { type: string })[] }
}

/** Something said at a passage: the comment `number`, or (null) a question of the newsroom. */
export interface Said {
  number: number | null
  question: string
  name: string
  orphan: boolean
  confidence: number
  selector: Selector
}

export type Say = Readonly<Record<string, string>>

/** The passages of the thread's story, and the words to say of them; `fresh` asks past all caches. */
export async function list(thread: Reading, fresh = false): Promise<{ said: Said[]; say: Say }> {
  const init: RequestInit = fresh ? { cache: 'no-cache' } : {}
  const answer = await thread.api(`/stories/${thread.source.slug}/passages`, init)
  const { passages, say } = (await answer.json()) as { passages: Told[]; say: Say }
  return {
    say,
    said: passages.map(({ number, question, name, standing, confidence, target }) => ({
      number,
      question,
      name,
      orphan: standing === 'orphan',
      confidence,
      selector: Object.assign({}, ...target.selector) as Selector,
    })),
  }
}

/** `selector` as the target of a Web Annotation. */
export function targetOf({ exact, prefix, suffix, start, end }: Selector, source: string): object {
  return {
    source,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
  }
}
