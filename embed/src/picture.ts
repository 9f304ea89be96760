// The simulator's picture: what each set of rules does with what moderators approved, rejected or
// left alone. The table below it holds the same numbers; this file is loaded on that page alone.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js'

interface Line {
  decided: string
  rules: string
  counts: number[]
}

interface Changed {
  address: string
  words: string
  now: string
  then: string
  rules: string
  decided: string
}

interface Figures {
  wanted: number
  replayed: number
  done: boolean
  changed: Changed[]
  verdicts: string[]
  lines: Line[]
}

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip)
Chart.defaults.animation = false

type Picture = Chart<'bar', number[], string>

const VERDICTS = 4
/** Light to dark, and told apart without colour by their order from left to right. */
const TINTS = ['#7fb69a', '#e3c565', '#d98a4b', '#a63d40']

const table = document.querySelector<HTMLTableElement>('#numbers')
const canvas = document.querySelector<HTMLCanvasElement>('#picture')
const form = document.querySelector<HTMLFormElement>('#steps')

if (table && canvas && form) {
  const chart = drawn(table, canvas)
  if (form.dataset.done === 'no') void replay(table, form, chart)
}

/** Read the picture's numbers from the table, so that both can never differ. */
function numbers(from: HTMLTableElement): { labels: string[]; shares: number[][]; counts: number[][] } {
  const rows = [...(from.tBodies[0]?.rows ?? [])]
  const counts = rows.map((row) => [...row.cells].slice(2, 2 + VERDICTS).map((cell) => Number(cell.textContent)))
  return {
    labels: rows.map((row) => `${row.cells[0]?.textContent}, ${row.cells[1]?.textContent}`),
    counts,
    shares: counts.map((line) => line.map((count) => (100 * count) / Math.max(1, line.reduce((sum, each) => sum + each, 0)))),
  }
}

function drawn(from: HTMLTableElement, on: HTMLCanvasElement): Picture {
  const heads = [...(from.tHead?.rows[0]?.cells ?? [])].slice(2, 2 + VERDICTS).map((cell) => cell.textContent ?? '')
  const style = getComputedStyle(document.body)
  Chart.defaults.color = style.color
  Chart.defaults.font.family = style.fontFamily
  const { labels } = numbers(from)
  const chart = new Chart<'bar', number[], string>(on, {
    type: 'bar',
    data: {
      labels,
      datasets: heads.map((label, at) => ({ label, data: [] as number[], backgroundColor: TINTS[at] ?? '#888' })),
    },
    options: {
      indexAxis: 'y',
      responsive: true,
      maintainAspectRatio: false,
      scales: { x: { stacked: true, max: 100, ticks: { callback: (value) => `${value} %` } }, y: { stacked: true } },
      plugins: {
        legend: { position: 'bottom' },
        tooltip: {
          callbacks: {
            label: (item) => {
              const count = numbers(from).counts[item.dataIndex]?.[item.datasetIndex] ?? 0
              return `${item.dataset.label}: ${count} (${Math.round(Number(item.raw))} %)`
            },
          },
        },
      },
    },
  })
  redraw(chart, from)
  return chart
}

function redraw(chart: Picture, from: HTMLTableElement): void {
  const { shares } = numbers(from)
  chart.data.datasets.forEach((set, at) => {
    set.data = shares.map((line) => line[at] ?? 0)
  })
  chart.update()
}

/** Ask for step after step until all is replayed; who wants to go on after a fault has a button. */
async function replay(into: HTMLTableElement, steps: HTMLFormElement, chart: Picture): Promise<void> {
  const further = steps.querySelector('button')
  if (further) further.hidden = true
  try {
    for (let done = false; !done; ) {
      const answer = await fetch(steps.action, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams([...new FormData(steps)] as [string, string][]),
      })
      if (!answer.ok) throw new Error(answer.statusText)
      const now = (await answer.json()) as Figures
      fill(into, now)
      list(now.changed)
      redraw(chart, into)
      tell(steps, now)
      done = now.done
    }
  } catch {
    if (further) further.hidden = false
  }
}

/** How far it is, and when that is all, that it is finished. */
function tell(steps: HTMLFormElement, { wanted, replayed, done }: Figures): void {
  const bar = steps.querySelector('progress')
  if (bar) {
    bar.max = wanted || 1
    bar.value = done ? bar.max : replayed
  }
  for (const [name, number] of Object.entries({ replayed, wanted })) {
    const said = steps.querySelector(`.${name}`)
    if (said) said.textContent = String(number)
  }
  if (!done) return
  for (const hidden of steps.querySelectorAll<HTMLElement>('.finished')) hidden.hidden = false
  steps.querySelector('.facts')?.remove()
}

/** Show which comments would be treated otherwise, as the page itself does. */
function list(changed: Changed[]): void {
  const rows = changed.map(({ address, words, now, then, rules, decided }) => {
    const row = document.createElement('tr')
    const link = document.createElement('a')
    link.href = address
    const said = document.createElement('span')
    said.dir = 'auto'
    said.textContent = words
    link.append(said)
    row.insertCell().append(link)
    for (const text of [now, then, rules, decided]) row.insertCell().textContent = text
    return row
  })
  const shown = document.querySelector<HTMLTableElement>('#changed')
  const nothing = document.querySelector<HTMLElement>('#nothing')
  shown?.tBodies[0]?.replaceChildren(...rows)
  if (shown) shown.hidden = !rows.length
  if (nothing) nothing.hidden = !!rows.length
}

function fill(into: HTMLTableElement, now: Figures): void {
  for (const { decided, rules, counts } of now.lines) {
    const row = into.querySelector<HTMLTableRowElement>(`[data-decided="${decided}"][data-rules="${rules}"]`)
    if (!row) continue
    counts.forEach((count, at) => {
      const cell = row.cells[at + 2]
      if (cell) cell.textContent = String(count)
    })
    const total = counts.reduce((sum, each) => sum + each, 0)
    const last = row.cells[counts.length + 2]
    if (last) last.textContent = `${total - (counts[0] ?? 0)} / ${total}`
  }
}
