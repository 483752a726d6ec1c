import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../client/i18n/index.ts'
import { Knowing } from '../../client/pages/timeline/Knowing.tsx'
import type { Step } from '../../shared/game/room/step.ts'
import type { Lens } from '../../shared/replay/lens.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { ROUNDS, canonicalRound } from '../support/rounds.ts'
import { rendered, textOf } from '../support/speech.tsx'

const sentBy = ({ steps }: Timeline, flags: string): Step => {
  const found = steps.findLast(
    (step) => step.kind === 'segment' && flags.split(' ').every((flag) => step.segment.flags[key(flag)]),
  )
  if (found === undefined) throw new Error(`nobody sent ${flags}`)
  return found
}

const key = (flag: string) => {
  if (flag === 'SYN') return 'syn'
  return flag === 'FIN' ? 'fin' : 'ack'
}

const told = async (timeline: Timeline, step: Step, lens: Lens): Promise<string> =>
  textOf(await rendered(<Knowing timeline={timeline} step={step} lens={lens} base={undefined} />))

describe('the panel of what each end knows', () => {
  const { timeline } = canonicalRound('handshake', 'small')
  const ack = sentBy(timeline, 'ACK')

  it('shows what the client may take the server to be in, and the truth beside it', async () => {
    const text = await told(timeline, ack, 'all')
    expect(text).toContain(
      'The server is in SYN-RECEIVED or ESTABLISHED or FIN-WAIT-1 , if a FIN is on its way',
    )
    expect(text).toContain('In truth: SYN-RECEIVED')
    expect(text).toContain('whether its last ACK, ack 2001 , has arrived in truth it is on its way')
    expect(text).toMatch(/When it comes ESTABLISHED SND.UNA 2001/)
  })

  it('says that 2 MSL begin anew when the FIN comes again, although no variable changes', async () => {
    const echoes = canonicalRound('time-wait', 'small').timeline
    const text = await told(echoes, sentBy(echoes, 'FIN ACK'), 'all')
    expect(text).toContain('When it comes 2 MSL begin anew no variable changes')
  })

  it('keeps the truth, and the other end, out of the lens of one end', async () => {
    const text = await told(timeline, ack, 'client')
    expect(text).toContain('What the client knows')
    expect(text).toContain('Server: In the fog')
    expect(text).not.toContain('truth')
    expect(text).not.toContain('When it comes')
    expect(text.match(/SND\.NXT/g)).toHaveLength(1)
  })

  it('says that who is CLOSED remembers nobody', async () => {
    expect(await told(timeline, timeline.steps[0] ?? ack, 'client')).toContain('remembers no other end')
  })

  it('marks the variables that the step has changed', async () => {
    const markup = await rendered(<Knowing timeline={timeline} step={ack} lens="all" base={undefined} />)
    // The SYN-ACK came before, and the ACK takes no number: the server's variables wait for it.
    expect(markup.match(/class="new"/g) ?? []).toHaveLength(0)
    const syn = await rendered(
      <Knowing timeline={timeline} step={sentBy(timeline, 'SYN ACK')} lens="all" base={undefined} />,
    )
    expect(syn.match(/class="new"/g)).toHaveLength(1)
  })

  it.each(LANGUAGES)('has a word for everything in every round, in %s', async (language) => {
    for (const round of ROUNDS)
      for (const step of round.timeline.steps)
        for (const lens of ['all', step.seat] as const) {
          const markup = await rendered(
            <Knowing timeline={round.timeline} step={step} lens={lens} base={undefined} />,
            language,
          )
          expect(textOf(markup)).not.toMatch(/undefined|NaN|`|\[client\]/)
        }
  })
})
