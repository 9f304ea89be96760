// Where Comity lives: the origin that this script came from.

const script =
  document.currentScript ?? document.querySelector('script[src*="/embed.js"]')

export const home = new URL((script as HTMLScriptElement | null)?.src ?? '/', location.href).origin

/** The address of one of Comity's own files; `stamp` changes with its content. */
export function asset(name: string, stamp: string): string {
  return `${home}/static/comity/${name}?v=${stamp}`
}
