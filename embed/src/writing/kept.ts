// What a browser keeps for its reader, where it keeps anything at all.
import { recall } from '../seam'

/** What `store` kept under `name` as JSON; null where there is none, or somebody else's. */
export function restore<T>(name: string): T | null {
  try {
    return JSON.parse(recall(name) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** Keep `value` under `name`, null to forget it; where the browser keeps nothing, memory must do. */
export function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // Storage is denied or full: the text still stands in the form.
  }
}
