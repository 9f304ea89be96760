// "3 hours ago", with the full date behind it.

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How long before `now` (both in ms) `then` was, in words of `lang`; to the minute. */
export function ago(then: number, now: number, lang: string): string {
  const seconds = Math.min(0, then - now) / 1000
  const [unit, length] = STEPS.find(([, step]) => -seconds >= step) ?? ['second', Infinity]
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(Math.trunc(seconds / length) || 0, unit)
}

/**
 * Write each time in `section` as an age. A date without a clock time is left as the server wrote
 * it: nobody knows how long ago it was.
 */
export function tell(section: HTMLElement): void {
  const { lang } = section
  for (const time of section.querySelectorAll('time')) {
    if (!time.dateTime.includes('T')) continue
    const then = new Date(time.dateTime)
    time.textContent = ago(then.getTime(), Date.now(), lang)
    time.title = then.toLocaleString(lang, { dateStyle: 'long', timeStyle: 'short' })
  }
}
