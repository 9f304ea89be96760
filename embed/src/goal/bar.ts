// A bar as Comity tells it, drawn as `comity/funding/templates/funding/bar.html` draws it. Every
// word and every amount comes translated from the server; nothing here is parsed as HTML.

export interface Mark {
  at: number
  text: string
  anchor: string
}

export interface Bar {
  goal: string
  title: string
  sentence: string
  sum: string
  value_text: string
  percent: number
  filled: number
  marks: readonly Mark[]
  left: string
  link: string
  label: string
  figures: string
  figures_label: string
  lang: string
  dir: string
}

/** The section that shows `bar`; an address from the root of the server leads to `home`. */
export function draw(bar: Bar, home: string): HTMLElement {
  const section = html('section', { class: 'goal', lang: bar.lang, dir: bar.dir, 'data-goal': bar.goal, 'aria-label': bar.title })
  const scale = html('div', {
    class: 'goal-scale',
    role: 'progressbar',
    'aria-label': bar.title,
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'aria-valuenow': bar.percent,
    'aria-valuetext': bar.value_text,
  })
  scale.append(picture(bar))
  const links = html('p', { class: 'goal-links' })
  const at = (link: string): string => (link.startsWith('/') ? home + link : link)
  if (bar.link) links.append(html('a', { class: 'goal-give', href: at(bar.link), dir: 'auto' }, bar.label))
  links.append(html('a', { class: 'goal-figures', href: at(bar.figures) }, bar.figures_label))
  section.append(html('p', { class: 'goal-sentence', dir: 'auto' }, bar.sentence), scale, sum(bar), links)
  return section
}

function sum(bar: Bar): HTMLElement {
  const line = html('p', { class: 'goal-sum' })
  const figure = html('strong')
  figure.append(html('bdi', {}, bar.sum))
  line.append(html('bdi', { class: 'goal-title' }, bar.title), ' ', figure, ' ', html('span', { class: 'goal-left' }, bar.left))
  return line
}

/** SVG counts from the left edge; a bar in a language from right to left fills from the right. */
function picture(bar: Bar): SVGElement {
  const rtl = bar.dir === 'rtl'
  const from = (at: number): string => `${rtl ? 100 - at : at}%`
  const image = svg('svg', { 'aria-hidden': 'true', width: '100%', height: 34 })
  image.append(
    svg('rect', { class: 'goal-rail', width: '100%', height: 10, rx: 2 }),
    svg('rect', { class: 'goal-fill', x: rtl ? from(bar.filled) : '0%', width: `${bar.filled}%`, height: 10, rx: 2 }),
  )
  for (const { at, text, anchor } of bar.marks) {
    image.append(svg('line', { class: 'goal-mark', x1: from(at), x2: from(at), y1: 0, y2: 15 }))
    if (text) image.append(svg('text', { x: from(at), y: 30, 'text-anchor': anchor }, text))
  }
  return image
}

type Attributes = Record<string, string | number>

function html(tag: string, attributes: Attributes = {}, text = ''): HTMLElement {
  return filled(document.createElement(tag), attributes, text)
}

function svg(tag: string, attributes: Attributes, text = ''): SVGElement {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, text)
}

function filled<E extends Element>(element: E, attributes: Attributes, text: string): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  if (text) element.textContent = text
  return element
}
