// The reader's token of one publication, and every request made with it.
import type { Refused } from '../reading/request'
import { keep, type Reading } from '../seam'
import { restore, store } from './kept'

interface Kept {
  token?: string
  name?: string
}

/** What the answers of the API hold, of which each action reads its part. */
export interface Answer {
  comment?: Mine
  html?: string
  token?: string
  points?: number
  mine?: number
  reader?: { name: string }
  votes?: Record<string, number>
  comments?: Mine[]
}

/** A comment of this reader. */
export interface Mine {
  id: string
  number: number
  parent: string | null
  state: string
  text?: string
  html?: string
  editable_until?: string | null
}

export class Account {
  #kept: Kept

  constructor(readonly reading: Reading) {
    this.#kept = restore<Kept>(keep.reader(reading.source.publication)) ?? {}
  }

  get known(): boolean {
    return !!this.#kept.token
  }

  get name(): string {
    return this.#kept.name ?? ''
  }

  /** Keep the name that a guest signs with, for the next time. */
  rename(name: string): void {
    this.#keep({ ...this.#kept, name })
  }

  /**
   * Ask the API, as this reader. A token that is no longer good is forgotten, and the request
   * made again without it. Throws as `request` does.
   */
  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const { token } = this.#kept
    const init: RequestInit = {
      method,
      headers: {
        ...headers,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }
    try {
      const response = await this.reading.api(path, init)
      const answer: Answer = response.status === 204 ? {} : await response.json()
      if (answer.token) this.#keep({ ...this.#kept, token: answer.token })
      return answer
    } catch (fault) {
      if ((fault as Refused).status !== 401 || !token) throw fault
      const { token: _, ...rest } = this.#kept
      this.#keep(rest)
      return this.send(method, path, body, headers)
    }
  }

  #keep(kept: Kept): void {
    this.#kept = kept
    store(keep.reader(this.reading.source.publication), JSON.stringify(kept))
  }
}
