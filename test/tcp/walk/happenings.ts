import type { Result } from '../../../shared/base/result.ts'
import { abort } from '../../../shared/tcp/abort.ts'
import { arrive } from '../../../shared/tcp/arrive/arrive.ts'
import { close } from '../../../shared/tcp/close.ts'
import type { CallError } from '../../../shared/tcp/events.ts'
import { expire } from '../../../shared/tcp/expire.ts'
import { open } from '../../../shared/tcp/open.ts'
import { owed } from '../../../shared/tcp/owed.ts'
import { receive } from '../../../shared/tcp/receive.ts'
import { repetitionOf } from '../../../shared/tcp/retransmission.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { send } from '../../../shared/tcp/send.ts'
import type { Tcb } from '../../../shared/tcp/tcb.ts'
import { transmit } from '../../../shared/tcp/transmit.ts'
import type { Budget, Side, World } from './world.ts'
import { SIDES, otherSide, withSide } from './world.ts'

/** One thing that may happen, in words, and the world after it. */
export interface Happening {
  readonly name: string
  readonly world: World
}

/** Everything that may happen next: calls of the applications, transmissions, the network's doings, timers. */
export const happenings = (world: World): readonly Happening[] =>
  SIDES.flatMap((side) => [
    ...calls(world, side),
    ...transmissions(world, side),
    ...deliveries(world, side),
    ...timers(world, side),
  ])

/** The world after this side's TCB has changed: what the invariants must remember is noted here. */
export const withTcb = (world: World, side: Side, tcb: Tcb): World => {
  const before = world.tcbs[side]
  if (tcb === before) return world
  const wasCalled = before.state === 'LISTEN' && tcb.state === 'SYN-RECEIVED'
  const forgets = before.state !== 'CLOSED' && tcb.state === 'LISTEN'
  return {
    ...world,
    tcbs: withSide(world.tcbs, side, tcb),
    // Back in LISTEN it waits for another connection, whose first octet has not come.
    heard: forgets ? withSide(world.heard, side, '') : world.heard,
    wasClosing: tcb.state === 'CLOSING' ? withSide(world.wasClosing, side, true) : world.wasClosing,
    wasCalled: wasCalled ? withSide(world.wasCalled, side, true) : world.wasCalled,
  }
}

const calls = (world: World, side: Side): readonly Happening[] => [
  ...opens(world, side),
  ...sends(world, side),
  ...reads(world, side),
  ...closes(world, side),
]

/** One connection an endpoint: a second one would need a new ISN and 2 MSL of patience. */
const opens = (world: World, side: Side): readonly Happening[] => {
  const tcb = world.tcbs[side]
  const never = tcb.opened === 'none'
  const waiting = tcb.state === 'LISTEN' && !world.wasCalled[side] && tcb.replies.length === 0
  return [
    ...(never || waiting ? called(world, side, 'OPEN active', open(tcb, 'active')) : []),
    ...(never ? called(world, side, 'OPEN passive', open(tcb, 'passive')) : []),
  ]
}

const OCTETS = { C: 'abcdefgh', S: 'ABCDEFGH' } as const

const sends = (world: World, side: Side): readonly Happening[] => {
  const octets = world.left.octets[side]
  if (octets === 0) return []
  const octet = OCTETS[side].charAt(world.sent[side].length)
  const spent = {
    ...world,
    sent: withSide(world.sent, side, world.sent[side] + octet),
    left: { ...world.left, octets: withSide(world.left.octets, side, octets - 1) },
  }
  return called(spent, side, `SEND ${octet}`, send(world.tcbs[side], octet))
}

const reads = (world: World, side: Side): readonly Happening[] => {
  if (world.tcbs[side].unread === '') return []
  const read = receive(world.tcbs[side])
  return read.ok ? [{ name: `${side} calls RECEIVE`, world: withTcb(world, side, read.value.tcb) }] : []
}

const closes = (world: World, side: Side): readonly Happening[] => {
  const tcb = world.tcbs[side]
  const early = tcb.state === 'LISTEN' || tcb.state === 'SYN-SENT'
  const broken = { ...world, broken: true }
  return [
    ...called(early ? broken : world, side, 'CLOSE', close(tcb)),
    ...(world.left.deaf ? called(broken, side, 'CLOSE deaf', close(tcb, { deaf: true })) : []),
    ...(world.left.aborts ? called(broken, side, 'ABORT', abort(tcb)) : []),
  ]
}

const called = (
  world: World,
  side: Side,
  name: string,
  result: Result<Tcb, CallError>,
): readonly Happening[] =>
  result.ok ? [{ name: `${side} calls ${name}`, world: withTcb(world, side, result.value) }] : []

/** The first of what is owed: each of the others assumes that those before it have left. */
const transmissions = (world: World, side: Side): readonly Happening[] => {
  const [debt] = owed(world.tcbs[side])
  if (debt === undefined) return []
  return [{ name: `${side} sends ${debt.kind}`, world: sendNow(world, side, debt.segment) }]
}

/** The world after this segment has left this side. */
export const sendNow = (world: World, side: Side, segment: Segment): World => {
  const to = otherSide(side)
  return {
    ...withTcb(world, side, transmit(world.tcbs[side], segment)),
    wire: withSide(world.wire, to, [...world.wire[to], segment]),
    broken: world.broken || segment.flags.rst,
  }
}

/** The next segment arrives, or is lost, or arrives and is there still; or the one behind it overtakes it. */
const deliveries = (world: World, to: Side): readonly Happening[] => {
  const [first, second, ...rest] = world.wire[to]
  if (first === undefined) return []
  const { losses, overtakings, doubles } = world.left
  const behind = second === undefined ? [] : [second, ...rest]
  const faults: Happening[] = []
  if (losses > 0)
    faults.push({ name: `${to} loses`, world: onWire(spend(world, { losses: losses - 1 }), to, behind) })
  if (doubles > 0)
    faults.push({
      name: `${to} gets a double`,
      world: takeIn(spend(world, { doubles: doubles - 1 }), to, first),
    })
  if (overtakings > 0 && second !== undefined)
    faults.push({
      name: `${to} gets the second`,
      world: takeIn(onWire(spend(world, { overtakings: overtakings - 1 }), to, [first, ...rest]), to, second),
    })
  return [{ name: `${to} gets`, world: takeIn(onWire(world, to, behind), to, first) }, ...faults]
}

/** The world after this segment has reached this side; the wire is as it was. */
export const takeIn = (world: World, to: Side, segment: Segment): World => {
  const { tcb, events } = arrive(world.tcbs[to], segment)
  const data = events.map((event) => (event.kind === 'delivered' ? event.data : '')).join('')
  const taken = withTcb(world, to, tcb)
  return data === '' ? taken : { ...taken, heard: withSide(taken.heard, to, taken.heard[to] + data) }
}

export const onWire = (world: World, to: Side, flights: readonly Segment[]): World => ({
  ...world,
  wire: withSide(world.wire, to, flights),
})

const spend = (world: World, spent: Partial<Budget>): World => ({
  ...world,
  left: { ...world.left, ...spent },
})

/** The retransmission timer may run out at any time; 2 MSL are long enough for the wire to be empty. */
const timers = (world: World, side: Side): readonly Happening[] => {
  const tcb = world.tcbs[side]
  const { timeouts } = world.left
  const runs = repetitionOf(tcb) !== undefined && !tcb.replies.some(({ kind }) => kind === 'retransmission')
  const isQuiet = SIDES.every((each) => world.wire[each].length === 0)
  const expired = (in_: World, timer: 'retransmission' | 'time-wait'): Happening => ({
    name: `${side} ${timer === 'time-wait' ? 'waits 2 MSL' : 'timer'}`,
    world: withTcb(in_, side, expire(tcb, timer).tcb),
  })
  return [
    ...(runs && timeouts > 0 ? [expired(spend(world, { timeouts: timeouts - 1 }), 'retransmission')] : []),
    ...(tcb.state === 'TIME-WAIT' && isQuiet ? [expired(world, 'time-wait')] : []),
  ]
}
