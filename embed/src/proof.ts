// Fetched when a guest has to prove some work: ALTCHA's challenges, version 2, with PBKDF2
// (https://altcha.org/docs/v2/). The browser derives the keys beside the page's own thread.

interface Challenge {
  parameters: { algorithm: string; cost: number; keyLength: number; keyPrefix: string; nonce: string; salt: string }
}

/** Keys that are derived at once. */
const AT_ONCE = 16

/** The solution of `challenge` as it is sent. Throws where the page is not one of https. */
export async function solve(challenge: Challenge): Promise<string> {
  const { keyPrefix } = challenge.parameters
  for (let first = 0; ; first += AT_ONCE) {
    const counters = Array.from({ length: AT_ONCE }, (_, index) => first + index)
    const keys = await Promise.all(counters.map((counter) => derived(challenge, counter)))
    const found = keys.findIndex((key) => key.startsWith(keyPrefix))
    if (found < 0) continue
    const solution = { counter: first + found, derivedKey: keys[found] }
    return btoa(JSON.stringify({ challenge, solution }))
  }
}

async function derived({ parameters }: Challenge, counter: number): Promise<string> {
  const nonce = bytes(parameters.nonce)
  const password = new Uint8Array(nonce.length + 4)
  password.set(nonce)
  new DataView(password.buffer).setUint32(nonce.length, counter)
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(parameters.salt), iterations: parameters.cost }
  const bits = await crypto.subtle.deriveBits(how, key, parameters.keyLength * 8)
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
