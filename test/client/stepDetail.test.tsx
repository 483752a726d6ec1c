import { beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../client/i18n/index.ts'
import { diagnosisShown, shownIn } from '../../client/pages/timeline/numbers.ts'
import { StepDetail } from '../../client/pages/timeline/StepDetail.tsx'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'
import { rendered, textOf } from '../support/speech.tsx'

const folded = (...round: Parameters<typeof playedRound>): Timeline => {
  const timeline = timelineOf(playedRound(...round).events)
  if (timeline === undefined) throw new Error('a played round begins with its start')
  return timeline
}

describe('a step of the timeline', () => {
  let half: Timeline
  beforeAll(() => {
    half = folded('half-close', [{ seat: 'client', at: 3, change: { ack: 5002 } }])
  })

  it('tells a refused draft field by field: drafted, due, verdict', async () => {
    const step = half.steps.find((each) => each.kind === 'refused')
    if (step === undefined) throw new Error('nothing was refused')
    const markup = await rendered(
      <StepDetail step={step} verdict={half.verdicts[step.n]} count={half.steps.length} base={undefined} />,
    )
    const text = textOf(markup)
    expect(text).toContain('Client drafted ACK')
    expect(text).toMatch(/ack 5002 \d+ wrong/)
    expect(text).toMatch(/flags ACK ACK fits/)
    expect(markup).toContain('https://www.rfc-editor.org/rfc/rfc9293#section-')
  })

  it.each(LANGUAGES.flatMap((language) => LEVEL_IDS.map((level) => [level, language] as const)))(
    'has a title for every step of %s in %s',
    async (level, language) => {
      const { steps, verdicts } = folded(level)
      for (const step of steps) {
        const markup = await rendered(
          <StepDetail step={step} verdict={verdicts[step.n]} count={steps.length} base={undefined} />,
          language,
        )
        expect(textOf(markup)).not.toMatch(/undefined|NaN|\[client\]|`/)
      }
    },
  )
})

describe('relative numbers', () => {
  const base = { client: 100, server: 5000 }

  it('count seq on the sender’s own line and ack on the other', () => {
    expect(shownIn('seq', '101', 'client', base)).toBe('1')
    expect(shownIn('ack', '5021', 'client', base)).toBe('21')
    expect(shownIn('ack', '105', 'server', base)).toBe('5')
  })

  it('leave flags, lengths, states and empty fields alone', () => {
    expect(shownIn('flags', 'SYN,ACK', 'client', base)).toBe('SYN,ACK')
    expect(shownIn('len', '4', 'client', base)).toBe('4')
    expect(shownIn('state', 'LISTEN', 'client', base)).toBe('LISTEN')
    expect(shownIn('ack', '', 'client', base)).toBe('')
  })

  it('wrap at 2^32', () => {
    expect(shownIn('seq', '3', 'client', { client: 2 ** 32 - 2, server: 0 })).toBe('5')
  })

  it('are what the reason speaks of, too', () => {
    const diagnosis = {
      field: 'ack',
      code: 'ack-too-low',
      misconception: undefined,
      rfc: '3.4',
      params: { found: '5002', due: '5021', variable: 'RCV.NXT', state: 'FIN-WAIT-2', octets: 20 },
    } as const
    expect(diagnosisShown(diagnosis, 'client', base).params).toMatchObject({ found: '2', due: '21' })
  })
})
