import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, gapOf, toDraft, toLine } from '../../client/composer/draft.ts'
import { symbolsOf } from '../../client/composer/variables.ts'
import { NO_LAMPS } from '../../shared/game/coach/lamps.ts'
import { NO_SCORE } from '../../shared/game/judging/score.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'

const me: EndpointView = {
  seat: 'server',
  state: 'LISTEN',
  variables: {
    iss: 5000,
    sndUna: 5000,
    sndNxt: 5000,
    sndWnd: 65_535,
    irs: 100,
    rcvNxt: 101,
    rcvWnd: 65_535,
  },
  stale: [],
  situation: { kind: 'syn-arrived' },
  arrived: undefined,
  queue: '',
  finQueued: false,
  stateChoices: ['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'],
  refused: undefined,
  hint: undefined,
  lamps: NO_LAMPS,
  ticks: { asked: undefined, given: undefined },
  allowed: [],
  score: NO_SCORE,
  clock: undefined,
  mayCall: [],
  mayWait: false,
  mayExpire: [],
}

const DIAGNOSIS = {
  field: 'ack',
  code: 'ack-too-low',
  misconception: undefined,
  params: { found: '100', due: '101', variable: 'RCV.NXT', state: 'LISTEN', octets: 0 },
  rfc: '3.4',
} as const

const whole = {
  flags: flagsOf('SYN', 'ACK'),
  seq: '5000',
  ack: '101',
  len: 0,
  claim: 'SYN-RECEIVED',
} as const

describe('a draft on the desk', () => {
  it('says what is missing, in the order of thought', () => {
    expect(gapOf(EMPTY_DRAFT, me)).toBe('flags')
    expect(gapOf({ ...EMPTY_DRAFT, flags: whole.flags }, me)).toBe('seq')
    expect(gapOf({ ...whole, ack: '' }, me)).toBe('ack')
    expect(gapOf({ ...whole, claim: undefined }, me)).toBe('claim')
    expect(gapOf(whole, me)).toBeUndefined()
  })

  it('may be sent again as it was where the last one went out all the same', () => {
    const draft = toDraft(whole, me)
    const verdict = { kind: 'nonconforming', faults: [], diagnosis: DIAGNOSIS } as const
    const refused = { draft, verdict, tries: 1, depth: 'nudge', consequence: undefined } as const
    expect(gapOf(whole, { ...me, refused })).toBe('same')
    expect(gapOf(whole, { ...me, refused: { ...refused, flight: 2 } })).toBeUndefined()
  })

  it('needs no ack without the ACK flag, and no state where the room does not ask', () => {
    expect(gapOf({ ...whole, flags: flagsOf('SYN'), ack: '' }, me)).toBeUndefined()
    expect(gapOf({ ...whole, claim: undefined }, { ...me, stateChoices: [] })).toBeUndefined()
  })

  it('waits for a change when it is the draft that was refused last', () => {
    const draft = toDraft({ ...whole, ack: '100' }, me)
    const refused = {
      draft,
      tries: 1,
      depth: 'nudge',
      consequence: undefined,
      verdict: {
        kind: 'nonconforming',
        faults: [],
        diagnosis: {
          field: 'ack',
          code: 'ack-too-low',
          misconception: undefined,
          params: { found: '100', due: '', variable: '', state: 'LISTEN', octets: 0 },
          rfc: '3.4',
        },
      },
    } as const
    expect(gapOf({ ...whole, ack: '100' }, { ...me, refused })).toBe('same')
    expect(gapOf(whole, { ...me, refused })).toBeUndefined()
  })

  it('forgets a state that is no longer among the choices', () => {
    const later = { ...me, stateChoices: ['SYN-SENT', 'ESTABLISHED', 'CLOSED'] } as const
    expect(gapOf(whole, later)).toBe('claim')
    expect(toDraft(whole, later).claim).toBeUndefined()
  })

  it('reads as one line that says the same', () => {
    expect(toLine(whole)).toBe('SYN,ACK seq=5000 ack=101')
    expect(toLine(EMPTY_DRAFT)).toBe('')
  })

  it('knows x and y by their ends, whoever sits where', () => {
    expect(symbolsOf(me, true)['x']).toBe(100)
    expect(symbolsOf(me, true)['y']).toBe(5000)
    expect(symbolsOf(me, false)['RCV.NXT']).toBeUndefined()
  })
})
