// The events of one story, from the version that is shown on. Closed while the page is hidden.
import { home } from './home'
import type { Patch } from './patch'

export interface Listener {
  patched(patch: Patch): void
  /** The server no longer has every event since the version asked for. */
  reset(): void
  /** The line was lost at `since`, or is back. */
  offline(since: Date | null): void
}

/** A line that was closed by the server is tried again after this (ms), and as much again at random. */
const RETRY = 15_000
/** How long (ms) a break may last before the reader is told. */
const PATIENCE = 12_000

export class Stream {
  #source: EventSource | undefined
  #retry = 0
  #worry = 0

  /** `path` gives the address of what has happened since the version that is shown. */
  constructor(
    readonly path: () => string,
    readonly listener: Listener,
  ) {
    document.addEventListener('visibilitychange', this.resume)
    this.resume()
  }

  /** Connect from the version that is shown now, unless the page is hidden. */
  readonly resume = (): void => {
    this.#close()
    if (document.hidden) return
    const source = (this.#source = new EventSource(home + this.path()))
    source.onopen = () => this.#well()
    source.onerror = () => {
      const since = new Date()
      this.#worry ||= window.setTimeout(() => this.listener.offline(since), PATIENCE)
      if (source.readyState === source.CLOSED) {
        this.#retry = window.setTimeout(this.resume, RETRY * (1 + Math.random()))
      }
    }
    source.addEventListener('patch', ({ data }) => this.listener.patched(JSON.parse(data)))
    source.addEventListener('reset', () => this.listener.reset())
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.resume)
    this.#close()
  }

  #well(): void {
    clearTimeout(this.#worry)
    this.#worry = 0
    this.listener.offline(null)
  }

  #close(): void {
    clearTimeout(this.#retry)
    this.#source?.close()
  }
}
