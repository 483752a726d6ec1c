import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../client/i18n/index.ts'
import { HeaderBits } from '../../client/inside/HeaderBits.tsx'
import { Memory } from '../../client/inside/Memory.tsx'
import { Pipes } from '../../client/inside/Pipes.tsx'
import { RulerView } from '../../client/inside/RulerView.tsx'
import { lessons as en } from '../../client/i18n/en/lessons.ts'
import { lessons as zh } from '../../client/i18n/zh/lessons.ts'
import type { Lessons } from '../../client/i18n/lessons.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { HEADER_FIELDS } from '../../shared/replay/header.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'
import { rendered, textOf } from '../support/speech.tsx'

const LESSONS: { readonly [L in (typeof LANGUAGES)[number]]: Lessons } = { en, zh }

const folded = (level: Parameters<typeof playedRound>[0]): Timeline => {
  const timeline = timelineOf(playedRound(level).events)
  if (timeline === undefined) throw new Error('a played round begins with its start')
  return timeline
}

describe('the pipes', () => {
  it('say what each end knows, and hide the end in the fog', async () => {
    const markup = await rendered(<Pipes states={{ client: 'FIN-WAIT-2', server: undefined }} lessons={en} />)
    expect(markup).toContain('Client → Server. Sending end: shut. Reading end: in the fog.')
    expect(markup).toContain('Server → Client. Sending end: in the fog. Reading end: open.')
    expect(textOf(markup)).toContain('half-closed')
    expect(textOf(markup)).not.toContain('Server One direction')
  })
})

describe('the header', () => {
  it('has a choice for every field, with its name and value', async () => {
    const { steps } = folded('handshake')
    const syn = steps.find((step) => step.kind === 'segment')
    if (syn?.kind !== 'segment') throw new Error('a handshake begins with a SYN')
    const markup = await rendered(<HeaderBits segment={syn.segment} seat={syn.seat} lessons={en} />)
    expect(markup.match(/type="radio"/g)).toHaveLength(HEADER_FIELDS.length)
    expect(markup).toContain('aria-label="SYN, synchronize: 1"')
    expect(markup).toContain('aria-label="FIN, finish: 0"')
    expect(markup).toContain('aria-label="source port: 49152"')
  })
})

describe('the memory', () => {
  it('frees queues and socket in TIME-WAIT, and everything in CLOSED', async () => {
    const { moments } = folded('close-client')
    const waiting = moments.find(
      (moment) => moment.client.state === 'TIME-WAIT' && moment.server.state === 'CLOSED',
    )
    if (waiting === undefined) throw new Error('the client waits while the server is gone')
    const text = textOf(await rendered(<Memory now={waiting} lessons={en} />))
    expect(text).toContain('Only a small record')
    expect(text).toContain('Nothing. No socket')
  })
})

describe.each(LANGUAGES)('every step of every level from inside, in %s', (language) => {
  it.each(LEVEL_IDS)('%s says whole sentences', async (level) => {
    const timeline = folded(level)
    for (const [n, moment] of timeline.moments.entries()) {
      const lessons = LESSONS[language]
      const step = timeline.steps[n - 1]
      const text = textOf(
        await rendered(
          <>
            <Pipes states={{ client: moment.client.state, server: moment.server.state }} lessons={lessons} />
            <Memory now={moment} lessons={lessons} />
            <RulerView timeline={timeline} n={n} lens="all" base={undefined} lessons={lessons} />
            {step?.kind === 'segment' && (
              <HeaderBits segment={step.segment} seat={step.seat} lessons={lessons} />
            )}
          </>,
          language,
        ),
      )
      expect(text).not.toMatch(/undefined|NaN|\[client\]|`/)
    }
  })
})
