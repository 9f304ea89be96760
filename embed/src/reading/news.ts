// What has happened and is not shown yet. Changes that move nothing are applied at once; new
// comments wait behind a pill until the reader asks for them.
import { applyOp, branch, reach, settle, type Op, type Patch } from './patch'

export class News {
  /** The version of the last event that came in; 0 where the page tells none. */
  version = 0
  #waiting: Op[] = []

  /** Take in a patch. Gives false where `section` has to be fetched again to be as it says. */
  take(section: HTMLElement, patch: Patch): boolean {
    if (patch.version <= this.version) return true
    this.version = patch.version
    reach(section, patch.version)
    let exact = true
    for (const op of patch.ops) {
      const found = 'number' in op ? branch(section, op.number) : null
      if (op.op === 'insert' ? !found : 'number' in op && !found) {
        if (op.op === 'insert' || this.#expects(op)) this.#waiting.push(op)
        continue
      }
      exact = applyOp(section, op) && exact
    }
    return exact
  }

  /** Who has written what is not shown. */
  get names(): string[] {
    return this.#inserts.map((op) => op.name)
  }

  /**
   * Show what waits in `section`; gives the numbers of the new comments. They need not all
   * stand on this page.
   */
  show(section: HTMLElement): number[] {
    const numbers = this.#inserts.map((op) => op.number)
    for (const op of this.#waiting) applyOp(section, op)
    settle(section)
    this.#waiting = []
    return numbers
  }

  /** The comment `number` is on the page by another way. */
  drop(number: number): void {
    this.#waiting = this.#waiting.filter((op) => !('number' in op && op.number === number))
  }

  /** A fresh page has come: it shows what waited. */
  begin(section: HTMLElement): void {
    this.version = Number(section.dataset.version ?? 0)
    this.#waiting = []
  }

  get #inserts(): Extract<Op, { op: 'insert' }>[] {
    return this.#waiting.filter((op) => op.op === 'insert')
  }

  #expects(op: Op): boolean {
    return 'number' in op && this.#inserts.some((insert) => insert.number === op.number)
  }
}
