// <comity-discussion publication="…" story="…">: a story's thread, on Comity's own page (where it
// upgrades the HTML inside) or in any other page (where it brings it, in a shadow root).
import { whenNear } from './near'
import { Notes } from './notes'
import { applyPatch } from './patch'
import { numberOf } from './place'
import { Source } from './source'
import { identify } from './story'
import { styles } from './styles'
import { Thread } from './thread'

export class ComityDiscussion extends HTMLElement {
  /** For whoever checks that a page and its patches equal a fresh render. */
  static readonly applyPatch = applyPatch

  #notes: Notes | undefined
  #thread: Thread | undefined

  connectedCallback(): void {
    if (document.readyState !== 'loading') this.#begin()
    else addEventListener('DOMContentLoaded', () => this.#begin(), { once: true })
  }

  disconnectedCallback(): void {
    this.#thread?.stop()
  }

  #begin(): void {
    if (!this.isConnected) return
    if (this.#notes) return this.#thread?.start()
    const section = this.querySelector<HTMLElement>('section.discussion')
    if (section) this.#upgrade(section)
    else {
      const root = this.attachShadow({ mode: 'open' })
      const notes = (this.#notes = new Notes(root))
      whenNear(this, () => this.#enter(root, notes))
      // A link to one comment leads here, wherever it stands in the thread.
      if (numberOf(location.hash)) this.scrollIntoView()
    }
  }

  #upgrade(section: HTMLElement): void {
    const { publication, story } = section.dataset as { publication: string; story: string }
    const lang = new URLSearchParams(location.search).get('lang') ?? ''
    this.#notes = new Notes(this)
    this.#thread = new Thread(this, this.#notes, new Source(publication, story, lang), true)
    this.#thread.adopt(section)
    this.#thread.start()
  }

  async #enter(root: ShadowRoot, notes: Notes): Promise<void> {
    try {
      const publication = this.getAttribute('publication') ?? ''
      const query = this.lang && `?lang=${this.lang}`
      const [story, sheet] = await Promise.all([
        identify(publication, this.getAttribute('story'), query),
        styles(),
      ])
      root.adoptedStyleSheets = [sheet]
      this.#thread = new Thread(root, notes, new Source(publication, story.slug, this.lang), false)
      await this.#thread.enter(story.order)
    } catch (fault) {
      notes.fail(fault, this, () => this.#enter(root, notes))
    }
  }
}
