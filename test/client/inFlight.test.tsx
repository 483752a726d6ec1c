import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../client/i18n/index.ts'
import { lessons as en } from '../../client/i18n/en/lessons.ts'
import { en as words } from '../../client/i18n/en/index.ts'
import { flyingTold } from '../../client/pages/timeline/flyingWords.ts'
import { InFlight } from '../../client/pages/timeline/InFlight.tsx'
import type { Step } from '../../shared/game/room/step.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { ROUNDS, botRound, canonicalRound } from '../support/rounds.ts'
import { rendered, textOf } from '../support/speech.tsx'

const ENDS = { client: 200, server: 800 }

const sent = ({ steps }: Timeline, nth: number): Step => {
  const step = steps.filter(({ kind }) => kind === 'segment')[nth - 1]
  if (step === undefined) throw new Error(`there is no segment ${nth}`)
  return step
}

const lane = async (timeline: Timeline, n: number): Promise<string> =>
  textOf(await rendered(<InFlight timeline={timeline} n={n} base={undefined} ends={ENDS} />))

describe('the lane of what is on its way', () => {
  it('shows both FINs where they cross', async () => {
    const { timeline } = canonicalRound('cross-close', 'small')
    const { n } = sent(timeline, 2)
    expect(await lane(timeline, n)).toBe('On the way FIN ACK seq 901 FIN ACK seq 2001')
  })

  it('numbers those that go one way in the order in which they arrive', async () => {
    const { timeline } = canonicalRound('out-of-order', 'small')
    const { n } = sent(timeline, 2)
    expect(await lane(timeline, n)).toBe('On the way 1. PSH ACK seq 907 len 6 2. PSH ACK seq 901 len 6')
  })

  it('says of what is lost that it never arrives, and of a bare ACK what it acknowledges', async () => {
    const { timeline } = canonicalRound('lost-last-ack', 'small')
    expect(await lane(timeline, sent(timeline, 4).n)).toBe('On the way ACK ack 2002 never arrives')
  })

  it('shows the second copy of a segment that the wire has doubled', async () => {
    const { timeline } = botRound('first-words', '3', 'small', [
      { from: 'client', what: 'data', nth: 1, fate: { kind: 'doubled', afterMs: 400 } },
    ])
    expect(await lane(timeline, sent(timeline, 3).n)).toMatch(
      /^On the way 1\. PSH ACK seq (\d+) len 10 2\. PSH ACK seq \1 len 10 second copy$/,
    )
  })

  it('says so where nothing is', async () => {
    const { timeline } = canonicalRound('handshake', 'small')
    expect(await lane(timeline, 1)).toBe('On the way Nothing is on its way.')
  })

  it.each(LANGUAGES)('has a word for everything in every round, in %s', async (language) => {
    for (const { timeline } of ROUNDS)
      for (const { n } of timeline.steps) {
        const markup = await rendered(
          <InFlight timeline={timeline} n={n} base={undefined} ends={undefined} />,
          language,
        )
        expect(textOf(markup)).not.toMatch(/undefined|NaN|`/)
      }
  })
})

describe('the list', () => {
  it('says what else is on its way, and nothing where there is only what the step sends', () => {
    const { timeline } = canonicalRound('cross-close', 'small')
    const told = (nth: number): string => flyingTold(timeline, sent(timeline, nth).n, undefined, words, en)
    expect(told(1)).toBe('')
    expect(told(2)).toBe(' On the way: Client FIN ACK seq 901.')
  })
})
