import { describe, expect, test } from 'vitest'
import { NOTHING_TRIED, verdictOn, wishesOf } from '../../client/check/findings.ts'
import type { Findings } from '../../client/check/findings.ts'
import { check as en } from '../../client/i18n/en/check.ts'
import { check as zh } from '../../client/i18n/zh/check.ts'
import { reportOf, rowsOf } from '../../client/pages/check/rows.ts'

const FINE: Findings = {
  reach: { ok: true, ms: 12.4, slowestMs: 40, aheadMs: 300 },
  socket: { ok: true, ms: 9 },
  polling: { ok: true, ms: 20 },
  steady: { kind: 'held', seconds: 30 },
}
const REFUSED = { ok: false, why: 'refused' } as const
const SECURE = { host: 'play.example', protocol: 'https:' }

describe('the verdict on a network', () => {
  test.each([
    ['trying', NOTHING_TRIED],
    ['trying', { ...FINE, steady: 'trying' }],
    ['all', FINE],
    ['all', { ...FINE, polling: REFUSED }],
    ['slower', { ...FINE, socket: { ok: false, why: 'silent' } }],
    ['unsteady', { ...FINE, steady: { kind: 'cut', seconds: 12 } }],
    ['unsteady', { ...FINE, socket: REFUSED, steady: { kind: 'cut', seconds: 12 } }],
    ['none', { ...FINE, reach: { ok: false }, steady: { kind: 'no-line' } }],
    ['none', { ...FINE, socket: REFUSED, polling: REFUSED, steady: { kind: 'no-line' } }],
  ] as const)('%s', (verdict, findings) => {
    expect(verdictOn(findings)).toBe(verdict)
  })

  test('what is wrong is what the administrator is asked for, and nothing else', () => {
    expect(wishesOf(NOTHING_TRIED)).toEqual([])
    expect(wishesOf(FINE)).toEqual([])
    expect(wishesOf({ ...FINE, socket: REFUSED, steady: { kind: 'cut', seconds: 3 } })).toEqual([
      'sockets',
      'patience',
    ])
    expect(wishesOf({ ...FINE, reach: { ok: false }, socket: REFUSED })).toEqual(['https'])
  })
})

describe('the rows', () => {
  const textOf = (findings: Findings, id: string, protocol = 'https:'): string | undefined =>
    rowsOf(findings, en, { ...SECURE, protocol }).find((row) => row.id === id)?.text

  test('say what is under way, and what is not tried yet', () => {
    const findings: Findings = { ...FINE, polling: 'trying', steady: undefined }
    expect(textOf(findings, 'polling')).toBe(en.trying)
    expect(textOf(findings, 'steady')).toBe(en.waiting)
    expect(textOf({ ...FINE, steady: 'trying' }, 'steady')).toBe(en.holding(30))
  })

  test.each([
    [300, en.clockRight],
    [-999, en.clockRight],
    [95_400, en.clockAhead('95')],
    [-3_600_000, en.clockBehind('3600')],
  ])('a clock that is %i ms ahead', (aheadMs, text) => {
    expect(textOf({ ...FINE, reach: { ok: true, ms: 1, slowestMs: 2, aheadMs } }, 'clock')).toBe(text)
  })

  test('who cannot be reached has no clock; plain HTTP is named', () => {
    expect(textOf({ ...FINE, reach: { ok: false } }, 'clock')).toBeUndefined()
    expect(textOf({ ...FINE, reach: { ok: false } }, 'reach')).toBe(en.notReached)
    expect(textOf(FINE, 'secret', 'http:')).toBe(en.plain)
    expect(textOf(FINE, 'secret')).toBe(en.encrypted)
  })
})

test.each([
  ['en', en],
  ['zh', zh],
] as const)('the report is plain text, line by line (%s)', (language, words) => {
  const findings: Findings = { ...FINE, socket: REFUSED }
  const report = reportOf(findings, words, {
    place: SECURE,
    browser: 'Mozilla/5.0 (a browser)',
    at: new Date(Date.UTC(2026, 10, 21, 17, 30)),
  })
  expect(report.split('\n').slice(1, 5)).toEqual([
    '2026-11-21T17:30:00.000Z, https://play.example',
    'Mozilla/5.0 (a browser)',
    '',
    `${words.verdict.slower.title} ${words.verdict.slower.more}`,
  ])
  expect(report).toContain(`x ${words.rows.socket}: ${words.refused}`)
  expect(report).toContain(`+ ${words.rows.reach}: ${words.reached('12', '40')}`)
  expect(report.trimEnd().endsWith(`- ${words.wish.sockets('play.example')}`)).toBe(true)
  expect(language === 'en').toBe(!/[\u4e00-\u9fff]/.test(report))
})
