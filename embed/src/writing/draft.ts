// A text that is not sent yet, with the key that makes a retry post once.
import { restore, store } from './kept'

interface Kept {
  text: string
  key: string
}

export class Draft {
  #kept: Kept

  constructor(readonly name: string) {
    this.#kept = restore<Kept>(name) ?? { text: '', key: fresh() }
  }

  get text(): string {
    return this.#kept.text
  }

  /** The same until the server has answered, whatever becomes of the text meanwhile. */
  get key(): string {
    return this.#kept.key
  }

  write(text: string): void {
    this.#kept = { ...this.#kept, text }
    store(this.name, text ? JSON.stringify(this.#kept) : null)
  }

  /** The server has answered: what is sent next is another post. */
  answered(): void {
    this.#kept = { ...this.#kept, key: fresh() }
    this.write(this.text)
  }

  /** The text is where it belongs. */
  done(): void {
    this.answered()
    this.write('')
  }
}

/** 128 random bits; `crypto.randomUUID` is missing on pages without https. */
function fresh(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
