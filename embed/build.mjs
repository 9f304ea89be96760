// Builds what readers fetch: embed.js, write.js and discussion.css, goal.js and goal.css for the
// funding bar (and site.css, for Comity's own pages) into comity/static/comity/
// (or into the folder given as argument). Prints what each costs on the wire and fails when a
// budget is broken.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'

const here = fileURLToPath(new URL('.', import.meta.url))
const target = process.argv[2] ?? fileURLToPath(new URL('../comity/static/comity', import.meta.url))
const READ_BUDGET = 8_000
const ALL_BUDGET = 16_000
const GOAL_BUDGET = 3_000
// The first that know light-dark(), :has() and nested rules, which the styles are written in.
const SUPPORTED = ['chrome123', 'firefox121', 'safari17.5']

/** One bundle of styles or of a script as text, nothing written. */
async function bundle(options) {
  const result = await build({
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    legalComments: 'none',
    target: SUPPORTED,
    ...options,
  })
  const { text } = result.outputFiles[0]
  return options.format ? tight(text) : text
}

/** A script made smaller than esbuild makes it: a twentieth less on the wire. */
async function tight(script) {
  const { code } = await minify(script, { toplevel: true, ecma: 2022, compress: { passes: 2 } })
  // What a module says of itself; a script's classes are strict without it, and nothing else minds.
  return code.replace(/^"use strict";/, '')
}

/** The part of a file's address that changes with its content, so that caches may keep it. */
function stamp(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}

function wire(text) {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}

/** A bundle of styles, its custom properties as tight as all else: esbuild leaves them as they are. */
async function sheet(entry) {
  const text = await bundle({ entryPoints: [entry] })
  return text.replace(/(--[\w-]+): +([^;}]*)/g, (_, name, value) => `${name}:${value.replaceAll(', ', ',')}`)
}

const css = await sheet('styles/discussion.css')
const site = await bundle({ entryPoints: ['styles/site.css'] })
const reportCss = await bundle({ entryPoints: ['styles/report.css'] })
const report = await bundle({
  entryPoints: ['src/report.ts'],
  format: 'esm',
  define: { REPORT_CSS_STAMP: `"${stamp(reportCss)}"` },
})
const coral = await bundle({ entryPoints: ['src/coral.ts'], format: 'iife' })
const sso = await bundle({ entryPoints: ['src/sso.ts'], format: 'esm' })
const proof = await bundle({ entryPoints: ['src/proof.ts'], format: 'esm' })
const mine = await bundle({ entryPoints: ['src/mine.ts'], format: 'esm' })
const pushWorker = await bundle({ entryPoints: ['src/push-worker.ts'], format: 'iife' })
const noticesCss = await bundle({ entryPoints: ['styles/notices.css'] })
const notices = await bundle({
  entryPoints: ['src/notices.ts'],
  format: 'esm',
  define: { NOTICES_CSS_STAMP: `"${stamp(noticesCss)}"` },
})
const writeCss = await bundle({ entryPoints: ['styles/write.css'] })
const signIn = await bundle({ entryPoints: ['src/sign-in.ts'], format: 'esm' })
const write = await bundle({
  entryPoints: ['src/write.ts'],
  format: 'esm',
  define: {
    REPORT_STAMP: `"${stamp(report)}"`,
    SSO_STAMP: `"${stamp(sso)}"`,
    PROOF_STAMP: `"${stamp(proof)}"`,
    MINE_STAMP: `"${stamp(mine)}"`,
    NOTICES_STAMP: `"${stamp(notices)}"`,
    WRITE_CSS_STAMP: `"${stamp(writeCss)}"`,
    SIGN_IN_STAMP: `"${stamp(signIn)}"`,
  },
})
const passagesCss = await bundle({ entryPoints: ['styles/passages.css'] })
const passages = await bundle({
  entryPoints: ['src/passages.ts'],
  format: 'esm',
  define: { CSS_STAMP: `"${stamp(css)}"`, PASSAGES_CSS_STAMP: `"${stamp(passagesCss)}"` },
})
const read = await bundle({
  entryPoints: ['src/embed.ts'],
  format: 'iife',
  define: { CSS_STAMP: `"${stamp(css)}"`, WRITE_STAMP: `"${stamp(write)}"`, PASSAGES_STAMP: `"${stamp(passages)}"` },
})

const deskCss = await bundle({ entryPoints: ['styles/desk.css'] })
const desk = await bundle({ entryPoints: ['src/desk.ts'], format: 'esm' })
const picture = await bundle({ entryPoints: ['src/picture.ts'], format: 'esm' })

const accounts = await bundle({ entryPoints: ['src/accounts.ts'], format: 'esm' })

const goalStyle = await bundle({ entryPoints: ['styles/goal.css'] })
const goal = await bundle({
  entryPoints: ['src/goal.ts'],
  format: 'iife',
  define: { GOAL_CSS_STAMP: `"${stamp(goalStyle)}"` },
})

const files = {
  'embed.js': read,
  'discussion.css': css,
  'write.js': write,
  'coral.js': coral,
  'sso.js': sso,
  'proof.js': proof,
  'write.css': writeCss,
  'report.js': report,
  'mine.js': mine,
  'report.css': reportCss,
  'notices.js': notices,
  'notices.css': noticesCss,
  'push-worker.js': pushWorker,
  'passages.js': passages,
  'passages.css': passagesCss,
  'site.css': site,
  'accounts.js': accounts,
  'sign-in.js': signIn,
  'desk.css': deskCss,
  'desk.js': desk,
  'picture.js': picture,
  'goal.js': goal,
  'goal.css': goalStyle,
}
mkdirSync(target, { recursive: true })
for (const [name, text] of Object.entries(files)) {
  writeFileSync(`${target}/${name}`, text)
  console.log(`${name.padEnd(16)} ${String(text.length).padStart(6)} bytes, ${wire(text)} with brotli`)
}
const reading = wire(read) + wire(css)
const all = reading + wire(write) + wire(writeCss)
const bar = wire(goal) + wire(goalStyle)
console.log(`to read ${reading} of ${READ_BUDGET}, to write ${all} of ${ALL_BUDGET}, a funding bar ${bar} of ${GOAL_BUDGET}`)
if (reading > READ_BUDGET || all > ALL_BUDGET || bar > GOAL_BUDGET) process.exit(1)
