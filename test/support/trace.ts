import { describe, expect, test } from 'vitest'
import { abort } from '../../shared/tcp/abort.ts'
import { appearance } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { FLAG_NAMES, flagsOf } from '../../shared/tcp/segment.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, toSeq } from '../../shared/tcp/seq.ts'
import type { Seq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { seqDistance } from '../../shared/tcp/seq.ts'
import { bufferStart } from '../../shared/tcp/sendBuffer.ts'

/** The ISNs that every trace is run with: small, anywhere, and on the edge of 2^32. */
const ISNS: readonly (readonly [string, number, number])[] = [
  ['small', 0, 0],
  ['random', 2_773_883_691, 904_117_333],
  ['wrapping', 2 ** 32 - 1, 2 ** 32 - 2],
]

interface World {
  C: Tcb
  S: Tcb
  /** Segments sent with `~>`, which arrive later, by the name that the line gives them */
  readonly held: Map<string, { readonly to: 'C' | 'S'; readonly segment: Segment }>
}

/**
 * A trace as an engineer draws it. Numbers are relative to each side's ISN; after the bar stand the states that
 * the client and the server show. Every segment sent must be one that `judge` calls conforming. After each line
 * both TCBs must be the same, but for the numbers, whatever the ISNs are.
 *
 *     C calls OPEN | SEND n | CLOSE | ABORT | LISTEN
 *     C > SYN seq 0              sent and delivered
 *     C x FIN,ACK seq 1 ack 1    sent and lost
 *     C ~ ACK seq 1 ack 1 as a   sent, delivered by "deliver a"
 *     C timer                    the retransmission timer; C waits 2 MSL
 *     C crashes                  forgets the connection; its next ISN is 300 higher
 *     C quiet                    owes nothing
 *     N > RST seq 1 to S         a segment that nobody sent, from the network
 */
export const trace = (
  title: string,
  options: { readonly from: 'CLOSED' | 'ESTABLISHED' },
  text: string,
): void => {
  describe(title, () => {
    const plain = new Map<string, readonly unknown[]>()
    test.each(ISNS)('with %s ISNs', (_name, client, server) => {
      const world = begin(options.from, toSeq(client), toSeq(server))
      for (const [at, line] of text
        .split('\n')
        .filter((row) => row.trim() !== '')
        .entries()) {
        const [deed = '', states] = line.split('|')
        act(
          world,
          deed
            .trim()
            .replace(/\s+/g, ' ')
            .replace(/ \(.*\)$/, ''),
        )
        if (states !== undefined)
          expect(`${appearance(world.C)} ${appearance(world.S)}`, line).toBe(
            states
              .trim()
              .replace(/\s+/g, ' ')
              .replace(/ \(.*\)$/, ''),
          )
        const both = [
          relative(world.C, toSeq(client), toSeq(server)),
          relative(world.S, toSeq(server), toSeq(client)),
        ]
        const known = plain.get(String(at))
        if (known === undefined) plain.set(String(at), both)
        else expect(both, line).toEqual(known)
      }
    })
  })
}

/**
 * A TCB and what it owes, with its numbers counted from the two ISNs: equal for equal connections, wherever on the
 * circle they stand.
 */
export const relative = (tcb: Tcb, ours: Seq, theirs: Seq): Readonly<Record<string, unknown>> => {
  const mine = (seq: Seq): number => seqDistance(ours, seq)
  const peers = (seq: Seq): number => seqDistance(theirs, seq)
  return {
    ...tcb,
    iss: mine(tcb.iss),
    sndUna: mine(tcb.sndUna),
    sndNxt: mine(tcb.sndNxt),
    sndWl1: tcb.irs === undefined ? undefined : peers(tcb.sndWl1),
    sndWl2: tcb.irs === undefined ? undefined : mine(tcb.sndWl2),
    irs: tcb.irs === undefined ? undefined : peers(tcb.irs),
    rcvNxt: tcb.irs === undefined ? undefined : peers(tcb.rcvNxt),
    lastAckSent: tcb.lastAckSent === undefined ? undefined : peers(tcb.lastAckSent),
    edgeTold: tcb.edgeTold === undefined ? undefined : peers(tcb.edgeTold),
    finSeq: tcb.finSeq === undefined ? undefined : mine(tcb.finSeq),
    early: tcb.early.map((text) => ({ ...text, seq: peers(text.seq) })),
    replies: tcb.replies.map(({ kind, because, rfc }) => ({ kind, because, rfc })),
    owed: owed(tcb).map(({ segment, ...rest }) => ({
      ...rest,
      ...segment,
      seq: segment.flags.rst && segment.flags.ack ? segment.seq : mine(segment.seq),
      ack: segment.flags.ack ? peers(segment.ack) : segment.ack,
    })),
  }
}

const begin = (from: 'CLOSED' | 'ESTABLISHED', client: Seq, server: Seq): World => {
  const world: World = { C: closedTcb({ iss: client }), S: closedTcb({ iss: server }), held: new Map() }
  if (from === 'CLOSED') return world
  for (const line of [
    'S calls LISTEN',
    'C calls OPEN',
    'C > SYN seq 0',
    'S > SYN,ACK seq 0 ack 1',
    'C > ACK seq 1 ack 1',
  ])
    act(world, line)
  return world
}

const act = (world: World, deed: string): void => {
  const called = /^([CS]) calls (\w+)(?: (\d+))?$/.exec(deed)
  const said =
    /^([CSN]) ([>x~]) (\S+) seq (-?\d+)(?: ack (-?\d+))?(?: len (\d+))?(?: win (\d+))?(?: (?:as|to) (\w+))?$/.exec(
      deed,
    )
  const delivered = /^deliver (\w+)$/.exec(deed)
  const timed = /^([CS]) (timer|waits 2 MSL|crashes|quiet)$/.exec(deed)
  if (called !== null) call(world, side(called[1]), called[2] ?? '', Number(called[3] ?? 0))
  else if (said !== null) say(world, deed, said)
  else if (delivered !== null) {
    const waiting = world.held.get(delivered[1] ?? '')
    if (waiting === undefined) throw new Error(`nothing is held as ${delivered[1]}`)
    world[waiting.to] = arrive(world[waiting.to], waiting.segment).tcb
  } else if (timed !== null) {
    const who = side(timed[1])
    if (timed[2] === 'quiet') {
      expect(owed(world[who]), deed).toEqual([])
      return
    }
    if (timed[2] === 'crashes') {
      world[who] = closedTcb({ iss: seqAdd(world[who].iss, 300) })
      return
    }
    world[who] = expire(world[who], timed[2] === 'timer' ? 'retransmission' : 'time-wait').tcb
  } else throw new Error(`not a line of a trace: ${deed}`)
}

const side = (name: string | undefined): 'C' | 'S' => (name === 'C' ? 'C' : 'S')

const call = (world: World, who: 'C' | 'S', name: string, octets: number): void => {
  const tcb = world[who]
  const result = (() => {
    switch (name) {
      case 'OPEN':
        return open(tcb, 'active')
      case 'LISTEN':
        return open(tcb, 'passive')
      case 'SEND':
        return send(tcb, octetsOf(octets))
      case 'CLOSE':
        return close(tcb)
      case 'ABORT':
        return abort(tcb)
      default:
        throw new Error(`no such call: ${name}`)
    }
  })()
  if (!result.ok) throw new Error(`${who} ${name}: ${result.error}`)
  world[who] = result.value
}

/** Data of the tests: octets that tell where they stand. */
export const octetsOf = (octets: number): string =>
  Array.from({ length: octets }, (_, at) => String.fromCharCode(65 + (at % 26))).join('')

const say = (world: World, deed: string, said: RegExpExecArray): void => {
  const [, who = '', how, flags = '', seq, ack, len, win, name] = said
  const from = who === 'N' ? (name === 'S' ? 'C' : 'S') : side(who)
  const to = from === 'C' ? 'S' : 'C'
  const mine = world[from]
  const at = seqAdd(mine.iss, Number(seq))
  // A reset that answers a segment without ACK has seq 0 itself, not relative to anything.
  const isBare = flags.includes('RST') && mine.sndNxt === mine.iss && !mine.synAcked
  const segment: Segment = {
    flags: flagsOf(...FLAG_NAMES.filter((flag) => flags.split(',').includes(flag))),
    seq: isBare && flags.includes('ACK') ? toSeq(0) : at,
    ack: ack === undefined ? toSeq(0) : seqAdd(world[to].iss, Number(ack)),
    wnd: win === undefined ? mine.rcvWnd : Number(win),
    data: dataAt(mine, at, Number(len ?? 0)),
  }
  if (who !== 'N') {
    expect(judge(mine, segment), deed).toMatchObject({ verdict: 'conforming' })
    world[from] = transmit(mine, segment)
  }
  if (how === '~') world.held.set(name ?? '', { to, segment })
  else if (how === '>') world[to] = arrive(world[to], segment).tcb
}

const dataAt = (tcb: Tcb, seq: Seq, len: number): string => {
  const at = seqDistance(bufferStart(tcb), seq)
  return at < 0 ? octetsOf(len) : tcb.sendBuffer.slice(at, at + len)
}
