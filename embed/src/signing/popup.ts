// The pop-up of Comity's own origin, and the one message of it that counts.
// What is handed over is a code that only this page can use: it alone knows the secret (RFC 7636).
import { home } from '../reading/home'

/** What the pop-up hands over, and the secret that makes it worth something. */
export interface Handed {
  code: string
  verifier: string
}

/** Everything a pop-up is opened with, made before the reader presses: a press waits for nothing. */
export interface Errand {
  address: string
  state: string
  verifier: string
}

/** Make an errand for `publication`, in the language `lang`. */
export async function prepare(publication: string, lang: string): Promise<Errand> {
  const verifier = random()
  const state = random()
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const challenge = base64url(new Uint8Array(hash))
  const query = new URLSearchParams({ origin: location.origin, challenge, state, lang })
  return { address: `${home}/accounts/${publication}/?${query}`, state, verifier }
}

/**
 * Open the pop-up; null where the browser does not. Gives what it hands over; until then whatever
 * any other window says, or this one of anything else, is passed over. `signal` ends the waiting.
 */
export function open({ address, state, verifier }: Errand, signal: AbortSignal): Promise<Handed> | null {
  const popup = window.open(address, '_blank', 'popup,width=480,height=720')
  if (!popup) return null
  return new Promise((hand) => {
    addEventListener(
      'message',
      ({ origin, source, data }: MessageEvent) => {
        if (origin !== home || source !== popup) return
        const code = read(data, state)
        if (code) hand({ code, verifier })
      },
      { signal },
    )
  })
}

/** The code of a message, null where it is another message, or the answer to another question. */
export function read(data: unknown, state: string): string | null {
  if (typeof data !== 'object' || data === null) return null
  const told = data as Record<string, unknown>
  const meant = told.comity === 'signed-in' && told.state === state
  return meant && typeof told.code === 'string' ? told.code : null
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}
