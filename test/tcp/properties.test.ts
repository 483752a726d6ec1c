import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appearance } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import type { Permission } from '../../shared/tcp/permission.ts'
import { permitted } from '../../shared/tcp/permitted.ts'
import { receive } from '../../shared/tcp/receive.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, seqBefore, seqDistance, seqInWindow, toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { octetsOf, relative } from '../support/trace.ts'

type Side = 'C' | 'S'

/** One thing that may happen to two endpoints and the wire between them. */
type Happening =
  | { readonly kind: 'send'; readonly side: Side; readonly octets: number }
  | { readonly kind: 'close'; readonly side: Side }
  | { readonly kind: 'transmit'; readonly side: Side }
  | { readonly kind: 'timer'; readonly side: Side }
  | { readonly kind: 'deliver'; readonly at: number; readonly twice: boolean }
  | { readonly kind: 'lose'; readonly at: number }

const side = fc.constantFrom<Side>('C', 'S')
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      side,
      octets: fc.integer({ min: 1, max: 3000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), side }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('transmit' as const), side }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('timer' as const), side }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('deliver' as const), at: fc.nat(9), twice: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lose' as const), at: fc.nat(9) }) },
)

const isn = fc.oneof(
  fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 32 - 1500),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
)

interface World {
  tcbs: { C: Tcb; S: Tcb }
  wire: { readonly to: Side; readonly segment: Segment }[]
  sent: { C: string; S: string }
  read: { C: string; S: string }
}

const begin = (c: number, s: number): World => {
  const active = open(closedTcb({ iss: toSeq(c) }), 'active')
  const passive = open(closedTcb({ iss: toSeq(s) }), 'passive')
  if (!active.ok || !passive.ok) throw new Error('a closed endpoint can be opened')
  return {
    tcbs: { C: active.value, S: passive.value },
    wire: [],
    sent: { C: '', S: '' },
    read: { C: '', S: '' },
  }
}

const other = (who: Side): Side => (who === 'C' ? 'S' : 'C')

const take = (world: World, to: Side, segment: Segment): void => {
  const tcb = arrive(world.tcbs[to], segment).tcb
  const got = receive(tcb)
  world.tcbs[to] = got.ok ? got.value.tcb : tcb
  if (got.ok) world.read[to] += got.value.data
}

const happen = (world: World, what: Happening): void => {
  switch (what.kind) {
    case 'send': {
      const data = octetsOf(what.octets)
      const result = send(world.tcbs[what.side], data)
      if (result.ok) {
        world.tcbs[what.side] = result.value
        world.sent[what.side] += data
      }
      return
    }
    case 'close': {
      // Before the opening is over a CLOSE would only take it back.
      if (!world.tcbs[what.side].synAcked) return
      const result = close(world.tcbs[what.side])
      if (result.ok) world.tcbs[what.side] = result.value
      return
    }
    case 'timer':
      world.tcbs[what.side] = expire(world.tcbs[what.side], 'retransmission').tcb
      return
    case 'transmit': {
      const [debt] = owed(world.tcbs[what.side])
      if (debt === undefined) return
      const verdict = judge(world.tcbs[what.side], debt.segment)
      expect(verdict, `${appearance(world.tcbs[what.side])} owes ${debt.kind}`).toMatchObject({
        verdict: 'conforming',
      })
      world.tcbs[what.side] = transmit(world.tcbs[what.side], debt.segment)
      world.wire.push({ to: other(what.side), segment: debt.segment })
      return
    }
    case 'deliver':
    case 'lose': {
      const index = world.wire.length === 0 ? 0 : what.at % world.wire.length
      const [flying] = world.wire.splice(index, 1)
      if (flying === undefined || what.kind === 'lose') return
      take(world, flying.to, flying.segment)
      if (what.twice) take(world, flying.to, flying.segment)
      return
    }
  }
}

/** From here on nothing is lost any more: both close, timers fire, everything arrives in order. */
const finish = (world: World): void => {
  for (let turn = 0; turn < 400; turn++) {
    for (const who of ['C', 'S'] as const) {
      if (world.tcbs[who].synAcked) happen(world, { kind: 'close', side: who })
      if (owed(world.tcbs[who]).length === 0) happen(world, { kind: 'timer', side: who })
      for (let debts = owed(world.tcbs[who]).length; debts > 0; debts = owed(world.tcbs[who]).length)
        happen(world, { kind: 'transmit', side: who })
    }
    while (world.wire.length > 0) happen(world, { kind: 'deliver', at: 0, twice: false })
    if (isOver(world.tcbs.C) && isOver(world.tcbs.S)) return
  }
}

/** Each debt, when its turn comes, is what the judge calls conforming; and the debts come to an end. */
const mayPay = (tcb: Tcb): void => {
  let paying = tcb
  let debts = 0
  for (let [debt] = owed(paying); debt !== undefined; [debt] = owed(paying)) {
    expect(judge(paying, debt.segment), debt.kind).toMatchObject({ verdict: 'conforming' })
    expect(debts++).toBeLessThan(100)
    paying = transmit(paying, debt.segment)
  }
}

/** What a permission says in words (`Permission`), read anew: the judge must come to the same. */
const describes = (
  { flags, seq, ack, octets, isGarbage, minLen, toEnd }: Permission,
  segment: Segment,
): boolean => {
  const isFlagged = (['syn', 'ack', 'fin', 'rst'] as const).every(
    (name) => flags[name] === segment.flags[name],
  )
  const offset = (segment.seq - seq.from + 2 ** 32) % 2 ** 32
  if (!isFlagged || offset >= seq.count) return false
  if (segment.ack !== (segment.flags.ack ? (ack ?? segment.ack) : 0)) return false
  const due = octets.slice(offset)
  if (!isGarbage && !due.startsWith(segment.data)) return false
  const { length } = segment.data
  return length <= due.length && length >= minLen && (!toEnd || length === due.length)
}

const isOver = (tcb: Tcb): boolean => tcb.state === 'CLOSED' || tcb.state === 'TIME-WAIT'

describe('two endpoints over a wire that loses, doubles and reorders', () => {
  test('always end closed, have delivered exactly what was sent, and never send what the judge refuses', () => {
    fc.assert(
      fc.property(isn, isn, fc.array(happening, { maxLength: 60 }), (c, s, story) => {
        const world = begin(c, s)
        for (const what of story) happen(world, what)
        finish(world)
        expect(
          [world.tcbs.C.state, world.tcbs.S.state].every(
            (state) => state === 'CLOSED' || state === 'TIME-WAIT',
          ),
        ).toBe(true)
        expect(world.read.S).toBe(world.sent.C)
        expect(world.read.C).toBe(world.sent.S)
      }),
      { numRuns: 300 },
    )
  })

  test('whatever is permitted is judged conforming, and what is owed is permitted', () => {
    fc.assert(
      fc.property(isn, isn, fc.array(happening, { maxLength: 40 }), (c, s, story) => {
        const world = begin(c, s)
        for (const what of story) {
          happen(world, what)
          for (const who of ['C', 'S'] as const) {
            const tcb = world.tcbs[who]
            for (const { flags, seq, ack, octets, minLen, toEnd } of permitted(tcb)) {
              const data = toEnd ? octets : octets.slice(0, minLen)
              const segment = { flags, seq: seq.from, ack: ack ?? toSeq(0), wnd: tcb.rcvWnd, data }
              expect(judge(tcb, segment)).toMatchObject({ verdict: 'conforming' })
            }
            mayPay(tcb)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('left alone, with no timer, two endpoints fall silent', () => {
    fc.assert(
      fc.property(isn, isn, fc.array(happening, { maxLength: 60 }), (c, s, story) => {
        const world = begin(c, s)
        for (const what of story) happen(world, what)
        for (let turn = 0; turn < 20; turn++) {
          for (const who of ['C', 'S'] as const) {
            const { tcb, sent } = pay(world.tcbs[who])
            world.tcbs[who] = tcb
            world.wire.push(...sent.map((segment) => ({ to: other(who), segment })))
          }
          while (world.wire.length > 0) happen(world, { kind: 'deliver', at: 0, twice: false })
        }
        expect([...owed(world.tcbs.C), ...owed(world.tcbs.S)]).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('swapping client and server mirrors everything', () => {
    const mirrored = (what: Happening): Happening =>
      'side' in what ? { ...what, side: other(what.side) } : what
    /** Both call, so that neither end is a listener. */
    const beginBoth = (c: number, s: number): World => {
      const listening = begin(c, s)
      const active = open(closedTcb({ iss: toSeq(s) }), 'active')
      if (!active.ok) throw new Error('a closed endpoint can be opened')
      return { ...listening, tcbs: { C: listening.tcbs.C, S: active.value } }
    }
    fc.assert(
      fc.property(isn, isn, fc.array(happening, { maxLength: 50 }), (c, s, story) => {
        const [plain, mirror] = [beginBoth(c, s), beginBoth(s, c)]
        for (const what of story) {
          happen(plain, what)
          happen(mirror, mirrored(what))
        }
        expect(mirror.tcbs).toEqual({ C: plain.tcbs.S, S: plain.tcbs.C })
        expect(mirror.read).toEqual({ C: plain.read.S, S: plain.read.C })
        expect(mirror.wire).toEqual(plain.wire.map(({ to, segment }) => ({ to: other(to), segment })))
      }),
      { numRuns: 150 },
    )
  })

  test('what is judged conforming is permitted, and what is permitted and only that is judged conforming', () => {
    const near = fc.record({
      pick: fc.nat(20),
      seqOff: fc.constantFrom(0, 0, 0, -1, 1, 2, 1460),
      ackOff: fc.constantFrom(0, 0, 0, -1, 1),
      flip: fc.constantFrom(
        undefined,
        undefined,
        undefined,
        ...(['syn', 'ack', 'fin', 'rst', 'psh'] as const),
      ),
      length: fc.nat(1500),
      isSpoilt: fc.boolean(),
    })
    fc.assert(
      fc.property(isn, isn, fc.array(happening, { maxLength: 40 }), fc.array(near), (c, s, story, tries) => {
        const world = begin(c, s)
        for (const what of story) happen(world, what)
        for (const tcb of [world.tcbs.C, world.tcbs.S]) {
          const all = permitted(tcb)
          for (const { pick, seqOff, ackOff, flip, length, isSpoilt } of tries) {
            const one = all[pick % Math.max(1, all.length)]
            if (one === undefined) continue
            const data = (isSpoilt ? '?' : '') + one.octets.slice(Math.max(0, seqOff)).slice(0, length)
            const segment: Segment = {
              flags: flip === undefined ? one.flags : { ...one.flags, [flip]: !one.flags[flip] },
              seq: seqAdd(one.seq.from, seqOff),
              ack: one.ack === undefined ? toSeq(0) : seqAdd(one.ack, ackOff),
              wnd: tcb.rcvWnd,
              data,
            }
            const fits = all.some((permission) => describes(permission, segment))
            expect(judge(tcb, segment).verdict).toBe(fits ? 'conforming' : 'nonconforming')
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('adding a constant to the ISNs changes nothing but the numbers', () => {
    const shape = ({ tcbs: { C, S } }: World) => [
      relative(C, C.iss, S.iss),
      relative(S, S.iss, C.iss),
      ...[C, S].map((tcb) => [appearance(tcb), permitted(tcb).map(({ kind }) => kind)]),
    ]
    fc.assert(
      fc.property(isn, isn, fc.array(happening, { maxLength: 40 }), (c, s, story) => {
        const [shifted, plain] = [begin(c, s), begin(7, 9)]
        for (const what of story) {
          happen(shifted, what)
          happen(plain, what)
        }
        expect(shape(shifted)).toEqual(shape(plain))
      }),
      { numRuns: 200 },
    )
  })

  test('a segment that arrives twice leaves the same endpoint as once, but for what it owes', () => {
    const still = ({ replies: _replies, timeWaitStarts: _starts, ...rest }: Tcb) => rest
    fc.assert(
      fc.property(isn, isn, fc.array(happening, { maxLength: 40 }), (c, s, story) => {
        const world = begin(c, s)
        for (const what of story) happen(world, what)
        for (const { to, segment } of world.wire) {
          const once = arrive(world.tcbs[to], segment).tcb
          const twice = arrive(once, segment).tcb
          // A SYN in the window returns a half-open listener to LISTEN, so the second of two is a new one.
          if (once.state !== 'LISTEN') expect(still(twice)).toEqual(still(once))
        }
      }),
      { numRuns: 200 },
    )
  })

  test('no segment whatever makes an endpoint throw or acknowledge what it has not got', () => {
    const segment = fc.record({
      flags: fc.record({
        syn: fc.boolean(),
        ack: fc.boolean(),
        fin: fc.boolean(),
        rst: fc.boolean(),
        psh: fc.boolean(),
      }),
      seq: fc.integer({ min: -3, max: 3010 }),
      ack: fc.integer({ min: -3, max: 3010 }),
      wnd: fc.constantFrom(0, 1, 65_535),
      data: fc.nat(20).map(octetsOf),
    })
    fc.assert(
      fc.property(
        isn,
        isn,
        fc.array(happening, { maxLength: 30 }),
        fc.array(segment, { maxLength: 5 }),
        (c, s, story, forged) => {
          const world = begin(c, s)
          for (const what of story) happen(world, what)
          for (const { seq, ack, ...rest } of forged) {
            const before = world.tcbs.S
            const base = before.irs ?? toSeq(c)
            const { tcb } = arrive(before, { ...rest, seq: seqAdd(base, seq), ack: seqAdd(before.iss, ack) })
            expect(seqBefore(tcb.sndNxt, tcb.sndUna)).toBe(false)
            mayPay(tcb)
            world.tcbs.S = tcb
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('sequence numbers', () => {
  const any = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(toSeq)
  test('comparison is the same wherever on the circle one stands', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seq, ahead) => {
        expect(seqBefore(seq, seqAdd(seq, ahead))).toBe(true)
        expect(seqBefore(seqAdd(seq, ahead), seq)).toBe(false)
        expect(seqDistance(seq, seqAdd(seq, ahead))).toBe(ahead)
      }),
    )
  })

  test('a window contains its left edge, not the number after its last, and an empty one nothing', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 2 ** 30 }), (first, size) => {
        expect(seqInWindow(seqAdd(first, -1), first, size)).toBe(false)
        expect(seqInWindow(first, first, size)).toBe(true)
        expect(seqInWindow(seqAdd(first, size - 1), first, size)).toBe(true)
        expect(seqInWindow(seqAdd(first, size), first, size)).toBe(false)
        expect(seqInWindow(first, first, 0)).toBe(false)
      }),
    )
  })

  test('flags are named in the fixed order, whatever order they were set in', () => {
    expect(flagsOf('ACK', 'SYN')).toEqual({ syn: true, ack: true, fin: false, rst: false, psh: false })
  })
})
