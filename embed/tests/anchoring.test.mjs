// The browser finds passages as the server does: `comity/passages/tests` made these cases.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import cases from './anchoring.json'
import { locate } from '../src/passages/anchoring/locate.ts'
import { describe } from '../src/passages/anchoring/selector.ts'
import { Text } from '../src/passages/anchoring/text.ts'

test('the browser places each passage where the server does', () => {
  for (const { text, found } of cases) {
    const here = new Text([...text])
    for (const { sought, found: expected } of found) {
      const place = locate(here, sought)
      assert.deepEqual(place && [place.start, place.end], expected && [expected.start, expected.end], sought.exact)
      if (place) assert.ok(Math.abs(place.confidence - expected.confidence) < 0.001, sought.exact)
    }
  }
})

test('places are counted in code points', () => {
  const text = [...'A 🦭 swims past the 🏴 quay.']
  const sought = describe(text, 2, 9)
  assert.equal(sought.exact, '🦭 swims')
  assert.deepEqual(locate(new Text([...'🌊🌊 A 🦭 swims past the 🏴 quay.']), sought)?.start, 5)
})
