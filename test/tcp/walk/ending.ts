import { close } from '../../../shared/tcp/close.ts'
import { expire } from '../../../shared/tcp/expire.ts'
import { owed } from '../../../shared/tcp/owed.ts'
import { permitted } from '../../../shared/tcp/permitted.ts'
import { receive } from '../../../shared/tcp/receive.ts'
import { repetitionOf } from '../../../shared/tcp/retransmission.ts'
import { flagsOf } from '../../../shared/tcp/segment.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import type { Tcb } from '../../../shared/tcp/tcb.ts'
import { onWire, sendNow, takeIn, withTcb } from './happenings.ts'
import type { Namer, Side, World } from './world.ts'
import { SIDES, statesOf } from './world.ts'

/**
 * How a world ends from which nothing goes wrong any more: what flies arrives in order, what is owed is sent, what
 * has come is read, timers run out when nothing else happens; at rest both applications call CLOSE.
 */
export type Ending =
  /** Both CLOSED */
  | 'closed'
  /** Both CLOSED, but one found out only by a keep-alive that the other had gone */
  | 'closed-by-keep-alive'
  /** It never ends: a fault of the rules */
  | 'stuck'

/** No sound ending of these small connections is nearly so long. */
const LONGEST = 300

/** Answers how worlds end, and remembers it for every situation on the way: endings flow together soon. */
export class Endings {
  private readonly known = new Map<string, Ending>()

  private readonly namer: Namer

  constructor(namer: Namer) {
    this.namer = namer
  }

  of(world: World): Ending {
    const passed: string[] = []
    let probed = false
    const answer = (ending: Ending): Ending => {
      for (const name of passed) this.known.set(name, ending)
      return ending
    }
    for (let at = world; passed.length < LONGEST;) {
      const name = this.namer.situation(at)
      const known = this.known.get(name)
      if (known !== undefined) return answer(probed && known === 'closed' ? 'closed-by-keep-alive' : known)
      passed.push(name)
      const next = calmly(at) ?? closing(at)
      if (next !== undefined) at = next
      else {
        if (statesOf(at) === 'CLOSED CLOSED') return answer(probed ? 'closed-by-keep-alive' : 'closed')
        const asked = probing(at)
        if (asked === undefined) return answer('stuck')
        probed = true
        at = asked
      }
    }
    return answer('stuck')
  }
}

/** The first of these that can be done: deliver, send, read, retransmit, wait 2 MSL. */
const calmly = (world: World): World | undefined =>
  first(world, delivered) ??
  first(world, paid) ??
  first(world, read) ??
  first(world, repeated) ??
  first(world, waited)

type Deed = (world: World, side: Side, tcb: Tcb) => World | undefined

const first = (world: World, deed: Deed): World | undefined =>
  deed(world, 'C', world.tcbs.C) ?? deed(world, 'S', world.tcbs.S)

const delivered: Deed = (world, side) => {
  const [flight, ...behind] = world.wire[side]
  return flight === undefined ? undefined : takeIn(onWire(world, side, behind), side, flight)
}

const paid: Deed = (world, side, tcb) => {
  const [debt] = owed(tcb)
  return debt === undefined ? undefined : sendNow(world, side, debt.segment)
}

const read: Deed = (world, side, tcb) => {
  if (tcb.unread === '') return undefined
  const taken = receive(tcb)
  return taken.ok ? withTcb(world, side, taken.value.tcb) : undefined
}

const repeated: Deed = (world, side, tcb) =>
  repetitionOf(tcb) === undefined ? undefined : withTcb(world, side, expire(tcb, 'retransmission').tcb)

const waited: Deed = (world, side, tcb) =>
  tcb.state === 'TIME-WAIT' ? withTcb(world, side, expire(tcb, 'time-wait').tcb) : undefined

/** Both applications, at rest, have nothing more to say. */
const closing = (world: World): World | undefined =>
  first(world, (at, side, tcb) => {
    const closed = close(tcb)
    return closed.ok ? withTcb(at, side, closed.value) : undefined
  })

/** Everybody who is left waits in silence for somebody who may have gone: RFC 9293 3.8.4 has one means for that. */
const probing = (world: World): World | undefined =>
  SIDES.reduce<World | undefined>((found, side) => found ?? probe(world, side), undefined)

const probe = (world: World, side: Side): World | undefined => {
  const tcb = world.tcbs[side]
  const permission = permitted(tcb).find(({ kind }) => kind === 'keep-alive-probe')
  if (permission === undefined) return undefined
  const segment: Segment = {
    flags: flagsOf('ACK'),
    seq: permission.seq.from,
    ack: tcb.rcvNxt,
    wnd: tcb.rcvWnd,
    data: '',
  }
  return sendNow(world, side, segment)
}
