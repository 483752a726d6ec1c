import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { SpeechContext } from '../../client/i18n/index.ts'
import { en } from '../../client/i18n/en/index.ts'
import { lessons } from '../../client/i18n/en/lessons.ts'
import { loadLessons } from '../../client/i18n/lessons.ts'
import { VerdictPanel } from '../../client/pages/room/VerdictPanel.tsx'
import { paidFor } from '../../shared/game/room/endpointView.ts'
import type { Depth, Verdict } from '../../shared/game/judging/verdict.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'

const verdict: Verdict = {
  kind: 'nonconforming',
  faults: [{ field: 'ack', code: 'ack-too-low', found: '100', expected: '101', rfc: '3.4' }],
  diagnosis: {
    field: 'ack',
    code: 'ack-too-low',
    misconception: 'M01',
    params: { found: '100', due: '101', variable: 'RCV.NXT', state: 'LISTEN', octets: 0 },
    rfc: '3.4',
  },
}

/** The panel as text: tags removed, entities of quotes kept as they are. */
const panelAt = (depth: Depth, flight?: number, wrong: Verdict = verdict): string =>
  renderToStaticMarkup(
    <SpeechContext value={{ language: 'en', words: en, speak: () => undefined }}>
      <VerdictPanel
        refused={{
          draft: { flags: flagsOf('SYN', 'ACK'), seq: 5000, ack: 100, len: 0, claim: undefined },
          verdict: paidFor(wrong, depth),
          tries: 1,
          depth,
          consequence: undefined,
          ...(flight !== undefined && { flight }),
        }}
        onWhatIf={undefined}
        onDepth={() => undefined}
        isCompact={false}
      />
    </SpeechContext>,
  )

describe('the verdict on a refused draft', () => {
  beforeAll(() => loadLessons('en'))

  it('says what was written and what it would have meant, and nothing more for free', () => {
    const panel = panelAt('nudge')
    expect(panel).toContain('ack 100')
    expect(panel).not.toContain('RCV.NXT')
    expect(panel).not.toContain('101')
  })

  it('asks what the other end will do when it went out all the same, with the same reason', () => {
    const panel = panelAt('nudge', 3)
    expect(panel).toContain(lessons.live.onWire)
    expect(panel).not.toContain('Not sent')
    expect(panel).toContain('ack 100')
    const saidOnly: Verdict = {
      ...verdict,
      faults: [
        { field: 'state', code: 'state-wrong', found: 'LISTEN', expected: 'SYN-RECEIVED', rfc: '3.3.2' },
      ],
    }
    expect(panelAt('nudge', 3, saidOnly)).toContain(lessons.live.onWireFits)
  })

  it('names the variable when the pointer is paid for, and its price before the answer', () => {
    const panel = panelAt('pointer')
    expect(panel).toContain('RCV.NXT')
    expect(panel).not.toContain('101')
    expect(panel).toContain(en.table.costs(3))
  })

  it('gives the value when the answer is paid for', () => {
    expect(panelAt('answer')).toContain('101')
  })

  it('leads to the section of the RFC', () => {
    expect(panelAt('nudge')).toContain('rfc9293#section-3.4')
  })
})
