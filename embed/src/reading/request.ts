// Everything the embed asks of Comity goes through here: no cookie, ever.
import { home } from './home'

/** An answer of 4xx or 5xx: `problem` is its problem+json, or empty where it had none. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail)
  }
}

export interface Problem {
  code?: string
  detail?: string
  findings?: readonly Finding[]
  /** Work that a guest's browser has to do first (writing/account.ts). */
  challenge?: object
}

/** One house rule that spoke: why, and which stretches of the text (in code points). */
export interface Finding {
  sentence: string
  spans: readonly (readonly [number, number])[]
}

/**
 * Ask `path` of Comity. Gives the answer; throws `Refused` for 4xx and 5xx, and whatever fetch
 * throws when there is no network or `signal` was aborted.
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(home + path, { credentials: 'omit', ...init })
  if (response.ok) return response
  throw new Refused(response.status, await response.json().catch(() => ({})))
}
