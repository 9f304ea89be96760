import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mark } from '../src/writing/marks'

/** Apply a format to the part of `marked` between | and |; the answer shows its selection likewise. */
function made(format, marked) {
  const [before, inner, after] = marked.split('|')
  const text = before + inner + after
  const change = mark(format, text, before.length, before.length + inner.length)
  const turned = text.slice(0, change.from) + change.text + text.slice(change.to)
  return `${turned.slice(0, change.start)}|${turned.slice(change.start, change.end)}|${turned.slice(change.end)}`
}

test('bold stands around the words and keeps them selected', () => {
  assert.equal(made('bold', 'a |b| c'), 'a **|b|** c')
})

test('the same format a second time takes the signs away', () => {
  assert.equal(made('bold', 'a **|b|** c'), 'a |b| c')
  assert.equal(made('quote', '|> one\n> two|'), '|one\ntwo|')
})

test('with nothing selected the cursor stands between the signs', () => {
  assert.equal(made('italic', 'a ||'), 'a _||_')
})

test('a quote takes whole lines, in a paragraph of their own', () => {
  assert.equal(made('quote', 'before\non|e\ntw|o'), 'before\n\n|> one\n> two|')
  assert.equal(made('list', 'before\n\n|one|'), 'before\n\n|- one|')
})

test('a link asks for its address, or for its words where an address was selected', () => {
  assert.equal(made('link', 'see |this|'), 'see [this](|https://|)')
  assert.equal(made('link', '|https://example.org/a|'), '[||](https://example.org/a)')
})
