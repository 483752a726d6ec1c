import { expect, test } from 'vitest'
import { ThenAndNow, ThenAndNowLines } from '../../client/fork/ThenAndNow.tsx'
import { attemptOf } from '../../client/fork/attempt.ts'
import { again as en } from '../../client/i18n/en/again.ts'
import { again as zh } from '../../client/i18n/zh/again.ts'
import { playedRound } from '../support/playedRound.ts'
import { rendered, textOf } from '../support/speech.tsx'

const { events } = playedRound('half-close', [{ seat: 'server', at: 1, change: { ack: 7 } }])
const attempts = events.flatMap((event) =>
  'seat' in event && event.seat === 'server' ? (attemptOf(event, 'server') ?? []) : [],
)
const refused = attempts.find((attempt) => attempt.kind === 'draft' && !attempt.isSent)
const sent = attempts.find((attempt) => attempt.kind === 'draft' && attempt.isSent)
const call = events
  .flatMap((event) => attemptOf(event, 'client') ?? attemptOf(event, 'server') ?? [])
  .find(({ kind }) => kind === 'call')
if (refused === undefined || sent === undefined || call === undefined) throw new Error('not so played')

test('a refused draft stands beside what is sent now, each field with its own verdict', async () => {
  const markup = await rendered(<ThenAndNow was={refused} now={sent} words={en} />)
  const rows = Array.from(markup.matchAll(/<tr[^>]*>.*?<\/tr>/gs), ([row]) => textOf(row))
  expect(rows.find((row) => row.startsWith('ack'))).toMatch(/^ack 7 wrong \d+ fits$/)
  expect(rows.at(-1)).toBe('verdict Refused, not sent. conforms')
})

test('before anything is tried there is no verdict yet, and nowhere what was due', async () => {
  const markup = await rendered(<ThenAndNow was={refused} now={undefined} words={zh} />, 'zh')
  expect(textOf(markup)).toContain('当时 现在')
  const due = refused.kind === 'draft' && refused.verdict.kind !== 'conforming' && refused.verdict.faults[0]
  expect(markup).not.toContain(due === false ? 'nothing' : due?.expected)
  expect(textOf(markup)).toMatch(/–$/)
})

test('a call that was handed over is told by its name; on a phone both are lines', async () => {
  expect(textOf(await rendered(<ThenAndNow was={call} now={undefined} words={en} />))).toContain(
    'called CLOSE',
  )
  const lines = textOf(await rendered(<ThenAndNowLines was={call} now={refused} words={zh} />, 'zh'))
  expect(lines).toMatch(/^当时 调用了 CLOSE 现在 被拒，未发出。 ACK seq 5001 ack 7 不对/)
})
