// The reader's tokens of one publication, and every request made with them.
import { asset } from '../reading/home'
import type { Refused } from '../reading/request'
import { keep, type Reading } from '../seam'
import { restore, store } from './kept'

declare const SSO_STAMP: string
declare const PROOF_STAMP: string

interface Kept {
  token?: string
  refresh?: string
  /** By which a guest signs. */
  name?: string
  /** By which all know who is signed in. */
  as?: string
  /** For whom the page's site has vouched (sso.ts). */
  by?: string
}

/** The element as a page that knows its own readers uses it. */
export interface Host extends HTMLElement {
  /** Gives a token that its site has just signed; nothing where nobody is signed in there. */
  freshToken?: () => Promise<string | null>
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
  muted?: number[]
  mutes?: boolean
  words?: { muted: string; show: string }
  address?: string
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

/** Tells of a `change` of who its reader is. */
export class Account extends EventTarget {
  #kept: Kept
  #renewing: Promise<void> | undefined
  #settling: Promise<void> | undefined
  #unsure = false

  constructor(readonly reading: Reading) {
    super()
    this.#kept = this.#stored() ?? {}
    const { host } = this
    if (host) new MutationObserver(() => this.settle()).observe(host, { attributeFilter: ['token'] })
    this.settle()
  }

  /** The element in the page; on a page of Comity's own nobody else's site vouches for readers. */
  get host(): Host | undefined {
    return (this.reading.section.getRootNode() as Partial<ShadowRoot>).host as Host | undefined
  }

  /** The name under which they are signed in; empty for a guest, null while it is not known. */
  get as(): string | null {
    return this.#unsure ? null : (this.#kept.as ?? '')
  }

  get by(): string {
    return this.#kept.by ?? ''
  }

  /** Ask the page anew whom its site vouches for; nothing is sent before that is known. */
  settle(): void {
    const { host, by } = this
    if (!host || !(by || host.freshToken || host.hasAttribute('token'))) return
    const before = this.#settling?.catch(() => {})
    this.#unsure = true
    this.#settling = Promise.all([import(asset('sso.js', SSO_STAMP)), before]).then(async ([sso]) => {
      await sso.settle(host, this)
      this.#unsure = false
      this.dispatchEvent(new Event('change'))
    })
    this.#settling.catch(() => {})
  }

  /** Be who an answer says from now on, nobody where it says nothing; `by` as it is kept. */
  become({ token, refresh, reader }: Answer, by: string): void {
    const { name } = this.#kept
    const known = token && refresh && reader && { token, refresh, as: reader.name, by }
    this.#keep({ ...(name && { name }), ...known })
  }

  /** Another tab of this browser signed in, or out. */
  reread(): void {
    this.#kept = this.#stored() ?? {}
    this.dispatchEvent(new Event('change'))
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
    await this.#settling?.catch((fault) => {
      this.settle()
      throw fault
    })
    const { token } = this.#kept
    try {
      const answer = await this.ask(method, path, body, headers)
      if (answer.token) this.#take(answer)
      return answer
    } catch (fault) {
      const { status, problem } = fault as Partial<Refused>
      if (problem?.challenge && body && !('proof' in body)) {
        const { solve } = await import(asset('proof.js', PROOF_STAMP))
        return this.send(method, path, { ...body, proof: await solve(problem.challenge) }, headers)
      }
      if (status !== 401 || !token) throw fault
      const { as } = this
      await (this.#renewing ??= this.#renew(token).finally(() => (this.#renewing = undefined)))
      // What somebody wanted to say by their name is not said by a guest's.
      if (as && !this.as) throw fault
      return this.send(method, path, body, headers)
    }
  }

  /** Ask the API once, as whoever is known now. Throws as `request` does. */
  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const { token } = this.#kept
    const response = await this.reading.api(path, {
      method,
      headers: {
        ...headers,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.status === 204 ? {} : response.json()
  }

  /** Get the next tokens in the place of `spent`, unless another tab of this browser has them. */
  async #renew(spent: string): Promise<void> {
    this.#kept = this.#stored() ?? this.#kept
    const { token, refresh } = this.#kept
    if (token !== spent) return
    const answer = await this.ask('POST', '/session/refresh', { refresh }).catch((fault: Partial<Refused>) => {
      if (!fault.status || fault.status >= 500) throw fault
    })
    if (answer) return this.#take(answer)
    this.become({}, '')
    this.settle()
    this.dispatchEvent(new Event('change'))
  }

  #take({ token, refresh }: Answer): void {
    this.#keep({ ...this.#kept, ...(token && refresh && { token, refresh }) })
  }

  #stored(): Kept | null {
    return restore<Kept>(keep.reader(this.reading.source.publication))
  }

  #keep(kept: Kept): void {
    this.#kept = kept
    store(keep.reader(this.reading.source.publication), JSON.stringify(kept))
  }
}
