import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seated } from '../src/reading/cut'
import { numberOf, placeOf } from '../src/reading/place'
import { compareRoots } from '../src/reading/rank'

const root = (number, best, points = 0, conversation = 0) => ({
  number: String(number),
  position: String(number),
  best: String(best),
  points: String(points),
  conversation: String(conversation),
})

function sorted(order, ...roots) {
  return roots.sort((a, b) => compareRoots(order, a, b)).map(({ number }) => number)
}

test('the higher bound stands first, and of equals the earlier comment', () => {
  assert.deepEqual(sorted('best', root(9, 0.5), root(10, 0.75), root(2, 0.5)), ['10', '2', '9'])
})

test('numbers are compared as numbers', () => {
  assert.deepEqual(sorted('votes', root(1, 0, -3), root(2, 0, 10), root(3, 0, 9)), ['2', '3', '1'])
  assert.deepEqual(sorted('newest', root(2, 0), root(10, 0), root(9, 0)), ['10', '9', '2'])
})

test('the newest page takes what comes until it would hold two pages', () => {
  const newest = { order: 'oldest', page: '2', pages: '2' }
  assert.equal(seated(newest, 31), 'here')
  assert.equal(seated(newest, 89), 'here')
  assert.equal(seated(newest, 90), 'unknown')
  assert.equal(seated(newest, 30), 'elsewhere')
})

test('an older page keeps its thirty positions and nothing else', () => {
  const older = { order: 'newest', page: '2' }
  assert.equal(seated(older, 60), 'here')
  assert.equal(seated(older, 61), 'elsewhere')
  assert.equal(seated(older, 30), 'elsewhere')
})

test('a page by rank is known whole only where it is the only one', () => {
  assert.equal(seated({ order: 'best', page: '1', pages: '1' }, 7), 'here')
  assert.equal(seated({ order: 'best', page: '1', pages: '2' }, 70), 'unknown')
})

test('only the pages of its own story are turned without leaving', () => {
  assert.deepEqual(placeOf('/stories/tides/newest/0/', 'tides'), { order: 'newest', page: 0 })
  assert.deepEqual(placeOf('/stories/tides/thread-12/3/', 'tides'), { order: 'thread-12', page: 3 })
  for (const path of ['/stories/other/newest/1/', '/stories/tides/', '/stories/tides/comments/12/', '/desk/']) {
    assert.equal(placeOf(path, 'tides'), null)
  }
})

test('a fragment names a comment on our page and on others', () => {
  assert.equal(numberOf('#c12'), 12)
  assert.equal(numberOf('#comity-12'), 12)
  for (const hash of ['', '#', '#c', '#c12x', '#x12', '#comity-']) assert.equal(numberOf(hash), 0)
})
