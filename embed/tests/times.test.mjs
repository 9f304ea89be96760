import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ago } from '../src/reading/times'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const before = (iso) => ago(Date.parse(iso), NOW, 'en')

test('an age is told in its largest whole unit', () => {
  assert.equal(before('2026-11-21T11:58:30Z'), '1 minute ago')
  assert.equal(before('2026-11-21T09:00:01Z'), '2 hours ago')
  assert.equal(before('2026-11-20T11:00:00Z'), 'yesterday')
  assert.equal(before('2025-11-01T12:00:00Z'), 'last year')
})

test('less than a minute, and a clock that goes ahead, are now', () => {
  assert.equal(before('2026-11-21T11:59:30Z'), 'now')
  assert.equal(before('2026-11-21T12:05:00Z'), 'now')
})

test('it speaks the language of the thread', () => {
  assert.equal(ago(NOW - 3 * 86_400_000, NOW, 'de'), 'vor 3 Tagen')
})
