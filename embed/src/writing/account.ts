// The reader's tokens of one publication, and every request made with them.
import type { Refused } from '../reading/request'
import { keep, type Reading } from '../seam'
import { restore, store } from './kept'

interface Kept {
  token?: string
  refresh?: string
  name?: string
}

/** What the answers of the API hold, of which each action reads its part. */
export interface Answer {
  comment?: Mine
  html?: string
  token?: string
  refresh?: string
  points?: number
  mine?: number
  again?: boolean
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
  #renewing: Promise<void> | undefined

  constructor(readonly reading: Reading) {
    this.#kept = this.#stored() ?? {}
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
   * Ask the API, as this reader. A token that is no longer good is exchanged for the next one, or,
   * where that cannot be, forgotten, and the request made again. Throws as `request` does.
   */
  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const { token } = this.#kept
    try {
      const answer = await this.#ask(method, path, body, { ...headers, ...(token && { Authorization: `Bearer ${token}` }) })
      if (answer.token) this.#take(answer)
      return answer
    } catch (fault) {
      if ((fault as Refused).status !== 401 || !token) throw fault
      await (this.#renewing ??= this.#renew(token).finally(() => (this.#renewing = undefined)))
      return this.send(method, path, body, headers)
    }
  }

  async #ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.reading.api(path, {
      method,
      headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.status === 204 ? {} : response.json()
  }

  /** Get the next tokens in the place of `spent`, unless another tab of this browser has them. */
  async #renew(spent: string): Promise<void> {
    this.#kept = this.#stored() ?? this.#kept
    const { token, refresh } = this.#kept
    if (token !== spent) return
    const answer = await this.#ask('POST', '/session/refresh', { refresh }).catch((fault: Partial<Refused>) => {
      if (!fault.status || fault.status >= 500) throw fault
      return {}
    })
    this.#take(answer)
  }

  #take({ token, refresh }: Answer): void {
    const { name } = this.#kept
    this.#keep({ ...(name && { name }), ...(token && refresh && { token, refresh }) })
  }

  #stored(): Kept | null {
    return restore<Kept>(keep.reader(this.reading.source.publication))
  }

  #keep(kept: Kept): void {
    this.#kept = kept
    store(keep.reader(this.reading.source.publication), JSON.stringify(kept))
  }
}
