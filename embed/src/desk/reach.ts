// Where the card stands below its list, whoever has asked for it is taken there.

/** Bring the card that the address names into view, on a page that has one column. */
export function reach(): void {
  const main = document.querySelector<HTMLElement>('.middle[data-at]')
  const list = document.querySelector<HTMLElement>('.left')
  if (!main || !list || location.hash || !new URLSearchParams(location.search).has('at')) return
  if (main.getBoundingClientRect().top >= list.getBoundingClientRect().bottom) main.scrollIntoView()
}
