import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appearance } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { secretFor, withCookies } from '../../shared/tcp/cookie.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

/** A listener that answers the caller of these tests with ISS, as it would without cookies. */
const LISTENER = withCookies(IN.LISTEN, secretFor(ISS, IRS))

const take = (tcb: Tcb, ...segments: readonly Segment[]): Tcb =>
  segments.reduce((now, segment) => arrive(now, segment).tcb, tcb)

const ours = (flags: string, seq: number, ack: number): Segment => ({
  ...seg(flags, 0),
  seq: seqAdd(ISS, seq),
  ack: seqAdd(IRS, ack),
})

describe('SYN cookies  [RFC 4987 3.6]', () => {
  test('a SYN draws one SYN-ACK, whose number is the cookie, and leaves nothing else', () => {
    const asked = take(LISTENER, seg('SYN', 0))
    expect(asked).toEqual({ ...LISTENER, replies: asked.replies })
    expect(owed(asked)).toEqual([
      {
        kind: 'syn-ack',
        segment: ours('SYN,ACK', 0, 1),
        because: 'syn-arrived-cookie',
        rfc: 'RFC 4987 3.6',
      },
    ])
    expect(appearance(asked)).toBe('LISTEN')
    expect(pay(asked).tcb).toEqual(LISTENER)
  })

  test('the same SYN again draws the same answer again; the listener itself never repeats it', () => {
    const twice = take(LISTENER, seg('SYN', 0), seg('SYN', 0))
    expect(owed(twice)).toHaveLength(1)
    const later = take(pay(twice).tcb, seg('SYN', 0))
    expect(owed(later)).toMatchObject([{ segment: ours('SYN,ACK', 0, 1) }])
    expect(judge(pay(twice).tcb, ours('SYN,ACK', 0, 1))).toMatchObject({ verdict: 'nonconforming' })
  })

  test('each caller has a cookie of its own, and each answer settles only its own debt', () => {
    const both = take(LISTENER, seg('SYN', 0), seg('SYN', 500))
    expect(owed(both).map(({ segment }) => segment)).toEqual([
      ours('SYN,ACK', 0, 1),
      ours('SYN,ACK', 500, 501),
    ])
    for (const [first, second] of [
      [0, 500],
      [500, 0],
    ] as const) {
      expect(judge(both, ours('SYN,ACK', first, first + 1))).toMatchObject({ verdict: 'conforming' })
      const left = transmit(both, ours('SYN,ACK', first, first + 1))
      expect(owed(left).map(({ segment }) => segment)).toEqual([ours('SYN,ACK', second, second + 1)])
    }
  })

  test('data on the SYN are not kept, and not acknowledged', () => {
    const asked = take(LISTENER, seg('SYN', 0, 0, 'hello'))
    expect(owed(asked)).toMatchObject([{ segment: ours('SYN,ACK', 0, 1) }])
    expect(asked.early).toEqual([])
  })

  test('the judge wants the cookie for its number, and nothing else', () => {
    const asked = take(LISTENER, seg('SYN', 0))
    expect(judge(asked, ours('SYN,ACK', 0, 1))).toMatchObject({ verdict: 'conforming', kind: 'syn-ack' })
    expect(judge(asked, ours('SYN,ACK', 1, 1))).toMatchObject({ faults: [{ field: 'seq' }] })
    expect(judge(asked, ours('SYN,ACK', 0, 0))).toMatchObject({ faults: [{ field: 'ack' }] })
    expect(judge(asked, ours('ACK', 0, 1))).toMatchObject({ faults: [{ code: 'syn-missing' }] })
  })

  test('the ACK of the cookie rebuilds the connection: the same as if all had been remembered', () => {
    const cookie = take(pay(take(LISTENER, seg('SYN', 0))).tcb, seg('ACK', 1, 1))
    const plain = take(pay(take(IN.LISTEN, seg('SYN', 0))).tcb, seg('ACK', 1, 1))
    expect(cookie).toEqual({ ...plain, cookieSecret: LISTENER.cookieSecret })
    expect(cookie.state).toBe('ESTABLISHED')
    expect(arrive(LISTENER, seg('ACK', 1, 1)).events).toEqual([{ kind: 'established' }])
  })

  test('the third segment may bring data, and a FIN', () => {
    const talking = take(LISTENER, seg('PSH,ACK', 1, 1, 'hello'))
    expect(talking).toMatchObject({ state: 'ESTABLISHED', unread: 'hello' })
    expect(owed(talking)).toMatchObject([{ kind: 'ack', segment: ours('ACK', 1, 6) }])
    const done = take(LISTENER, seg('FIN,ACK', 1, 1, 'bye'))
    expect(done).toMatchObject({ state: 'CLOSE-WAIT', unread: 'bye' })
    expect(owed(done)).toMatchObject([{ segment: ours('ACK', 1, 5) }])
  })

  test.each([
    ['ack one too low', seg('ACK', 1, 0)],
    ['ack one too high', seg('ACK', 1, 2)],
    ['the seq of another caller', seg('ACK', 2, 1)],
    ['data that follow others which were lost', seg('PSH,ACK', 6, 1, 'later')],
  ])('an ACK that brings no cookie back draws a reset: %s', (_name, segment) => {
    const met = take(LISTENER, segment)
    expect(met.state).toBe('LISTEN')
    expect(owed(met)).toMatchObject([{ kind: 'rst', segment: { seq: segment.ack } }])
  })

  test.each([
    ['RST', seg('RST', 1)],
    ['RST,ACK with the right number', seg('RST,ACK', 1, 1)],
    ['a FIN without ACK', seg('FIN', 1)],
  ])('changes nothing: %s', (_name, segment) => {
    expect(take(LISTENER, segment)).toBe(LISTENER)
  })

  test('a SYN-ACK draws a reset, cookie or not', () => {
    expect(owed(take(LISTENER, seg('SYN,ACK', 1, 1)))).toMatchObject([{ kind: 'rst' }])
  })

  test('a listener without cookies knows nothing of an ACK, whatever its number', () => {
    expect(owed(take(IN.LISTEN, seg('ACK', 1, 1)))).toMatchObject([{ kind: 'rst' }])
  })

  test('a rebuilt connection owes nothing to callers, and still its resets', () => {
    const busy = take(LISTENER, seg('SYN', 500), seg('ACK', 70, 9))
    const rebuilt = take(busy, seg('ACK', 1, 1))
    expect(rebuilt.state).toBe('ESTABLISHED')
    expect(rebuilt.replies.map(({ kind }) => kind)).toEqual(['rst'])
  })

  test('a listener keeps its secret: through OPEN, and through a reset in SYN-RECEIVED', () => {
    const { cookieSecret } = LISTENER
    expect(must(open(withCookies(IN.CLOSED, toSeq(7)), 'passive')).cookieSecret).toBe(7)
    const half = withCookies(pay(take(IN.LISTEN, seg('SYN', 0))).tcb, toSeq(Number(cookieSecret)))
    expect(take(half, seg('RST', 1))).toEqual({ ...LISTENER, iss: half.iss })
  })

  test('what the connection does afterwards does not know that there was a cookie', () => {
    const rebuilt = take(LISTENER, seg('ACK', 1, 1))
    const spoken = pay(must(send(rebuilt, 'abc')))
    expect(spoken.sent).toMatchObject([{ seq: seqAdd(ISS, 1), data: 'abc' }])
    const closing = pay(must(close(take(spoken.tcb, seg('ACK', 1, 4)))))
    expect(closing.tcb.state).toBe('FIN-WAIT-1')
  })

  test('whatever the numbers: only the caller who was answered gets in, whatever it sends first', () => {
    const number = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(toSeq)
    fc.assert(
      fc.property(
        number,
        number,
        number,
        number,
        fc.constantFrom('', 'data'),
        (secret, irs, seq, ack, data) => {
          const listener = withCookies(IN.LISTEN, secret)
          const [answer] = owed(take(listener, { ...seg('SYN', 0), seq: irs }))
          if (answer === undefined) throw new Error('no answer')
          const third: Segment = {
            flags: flagsOf('ACK'),
            seq: answer.segment.ack,
            ack: seqAdd(answer.segment.seq, 1),
            wnd: 100,
            data,
          }
          expect(take(listener, third)).toMatchObject({ state: 'ESTABLISHED', irs, iss: answer.segment.seq })
          const isCookie = ack === seqAdd(seqAdd(seq, -1), secret + 1)
          expect(take(listener, { ...third, seq, ack }).state).toBe(isCookie ? 'ESTABLISHED' : 'LISTEN')
        },
      ),
    )
  })
})
