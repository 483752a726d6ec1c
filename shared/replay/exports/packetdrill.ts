import { unreachable } from '../../base/unreachable.ts'
import { livedBy } from '../../game/room/lived.ts'
import type { SegmentStep, Step } from '../../game/room/step.ts'
import { LEVELS } from '../../game/levels/catalogue.ts'
import type { Level, ScriptCall } from '../../game/levels/level.ts'
import { peerOf } from '../../game/seat.ts'
import type { Seat } from '../../game/seat.ts'
import type { Segment } from '../../tcp/segment.ts'
import { toSeq } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import { MSS } from '../../tcp/tcb.ts'
import type { Timeline } from '../timeline.ts'
import { isUnnumbered, levelIdOf, relativeTo } from './facts.ts'

/** Descriptors: the listening or calling socket, and the one that accept gives. */
const SOCKET = 3
const ACCEPTED = 4

/**
 * A round as a packetdrill script with one end as the kernel under test: its application's calls, what arrived
 * there, and what it must send. Refused drafts were never sent and are not in it, nor is what was lost before it
 * arrived. Where this end sends what does not conform (a live-wire round) the script ends; what comes to it may be
 * wrong, and the kernel has to cope. Numbers count from both ISNs, as packetdrill wants. What the kernel sends may come at any time until the
 * moment at which the player sent it: people think longer than kernels. A level that begins in the middle of a
 * connection gets a handshake before it.
 *
 * @param seat whose end the kernel takes
 * @see https://github.com/google/packetdrill
 */
export const toPacketdrill = (timeline: Timeline, seat: Seat = 'server'): string => {
  const level = timeline.start.level ?? LEVELS[timeline.start.settings.level]
  const before = preamble(level, seat)
  let script: Script = { ...before, at: 0, readUpTo: before.readUpTo, early: [], isOver: false }
  for (const step of livedBy(timeline.steps, seat)) script = withStep(script, step, { timeline, level, seat })
  return [`// ${levelIdOf(timeline)}: the kernel under test is the ${seat}`, ...script.lines, ''].join('\n')
}

/** What a kernel takes for 2 MSL; the clock of a play is shorter. */
const TIME_WAIT_MS = 60_000
const EXPIRED = '// 2 MSL pass'
const NO_KERNEL = '// what was sent now does not conform: no kernel plays on from here'

interface Script {
  readonly lines: readonly string[]
  /** The descriptor of the connection; undefined while nobody has called and nothing was accepted */
  readonly fd: number | undefined
  /** Milliseconds since the round began at which the last line happens */
  readonly at: number
  /** Where the data end that were read in order, counted from the other end's ISN */
  readonly readUpTo: number
  /** Data that came before what they follow */
  readonly early: readonly Piece[]
  /** Its own end has sent something that does not conform: what came of it no kernel will see */
  readonly isOver: boolean
}

interface Piece {
  readonly from: number
  readonly to: number
}

interface Scene {
  readonly timeline: Timeline
  readonly level: Level
  readonly seat: Seat
}

const withStep = (script: Script, step: Step, scene: Scene): Script => {
  if (script.isOver) return script
  const wait = step.at - script.at
  const after = `+${seconds(wait)}`
  const upTo = wait === 0 ? '+0' : `+0~${after}`
  switch (step.kind) {
    case 'call': {
      const { lines, fd } = callLines(step.call, script.fd, after)
      return { ...script, lines: [...script.lines, ...lines], fd, at: step.at }
    }
    case 'timer':
      return step.timer === 'time-wait'
        ? { ...withLines(script, EXPIRED), at: step.at - TIME_WAIT_MS }
        : withLines(script, `// ${step.timer}`)
    case 'refused':
      return script
    case 'forged':
      return withLines(script, `// a forged SYN from ${step.address}: ${step.fate}`)
    case 'segment': {
      if (step.seat === scene.seat && step.wrong !== undefined)
        return { ...withLines(script, NO_KERNEL), isOver: true }
      if (step.seat === scene.seat)
        return { ...withLines(script, `${upTo} > ${outbound(scene, step.segment)}`), at: step.at }
      const line = `< ${inbound(scene, step.segment)}`
      if (step.dropped === true) return withLines(script, `// dropped, the backlog is full: ${line}`)
      return reading(
        accepting({ ...withLines(script, `${after} ${line}`), at: step.at }, step.receiverState),
        step,
        scene,
      )
    }
    default:
      return unreachable(step)
  }
}

const withLines = (script: Script, ...lines: readonly string[]): Script => ({
  ...script,
  lines: [...script.lines, ...lines],
})

const callLines = (call: ScriptCall, fd: number | undefined, after: string): Pick<Script, 'fd' | 'lines'> => {
  switch (call.kind) {
    case 'OPEN':
      return call.mode === 'passive'
        ? { lines: listening(after), fd: undefined }
        : { lines: connecting(after), fd: SOCKET }
    case 'SEND':
      return {
        lines: [`${after} write(${fd ?? SOCKET}, ..., ${call.data.length}) = ${call.data.length}`],
        fd,
      }
    case 'CLOSE':
      return {
        lines: [
          call.deaf === true
            ? `${after} close(${fd ?? SOCKET}) = 0`
            : `${after} shutdown(${fd ?? SOCKET}, SHUT_WR) = 0`,
        ],
        fd,
      }
    case 'ABORT':
      return {
        lines: [
          `${after} setsockopt(${fd ?? SOCKET}, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8) = 0`,
          `+0 close(${fd ?? SOCKET}) = 0`,
        ],
        fd,
      }
    case 'COOKIES':
      return { lines: [`${after} \`sysctl -q net.ipv4.tcp_syncookies=2\``], fd }
    default:
      return unreachable(call)
  }
}

const listening = (after: string): readonly string[] => [
  `${after} socket(..., SOCK_STREAM, IPPROTO_TCP) = ${SOCKET}`,
  `+0 setsockopt(${SOCKET}, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0`,
  `+0 bind(${SOCKET}, ..., ...) = 0`,
  `+0 listen(${SOCKET}, 1) = 0`,
]

const connecting = (after: string): readonly string[] => [
  `${after} socket(..., SOCK_STREAM, IPPROTO_TCP) = ${SOCKET}`,
  `+0 fcntl(${SOCKET}, F_SETFL, O_RDWR|O_NONBLOCK) = 0`,
  `+0 connect(${SOCKET}, ..., ...) = -1 EINPROGRESS (Operation now in progress)`,
]

/** The listener's program takes the connection as soon as there is one. */
const accepting = (script: Script, state: State | undefined): Script => {
  const isOpen = state === 'ESTABLISHED' || state === 'CLOSE-WAIT'
  return script.fd === undefined && isOpen
    ? { ...withLines(script, `+0 accept(${SOCKET}, ..., ...) = ${ACCEPTED}`), fd: ACCEPTED }
    : script
}

/** The program reads at once what has come in order, unless the level says that it does not read. */
const reading = (script: Script, { segment }: SegmentStep, { timeline, level, seat }: Scene): Script => {
  if (segment.flags.syn || segment.data === '' || script.fd === undefined) return script
  const from = relativeTo(timeline, peerOf(seat), segment.seq)
  const pieces = [...script.early, { from, to: from + segment.data.length }].sort((a, b) => a.from - b.from)
  const readUpTo = pieces.reduce(
    (end, piece) => (piece.from <= end && piece.to > end ? piece.to : end),
    script.readUpTo,
  )
  const octets = readUpTo - script.readUpTo
  const next = { ...script, readUpTo, early: pieces.filter(({ to }) => to > readUpTo) }
  return octets === 0 || level.leavesUnread === seat
    ? next
    : withLines(next, `+0 read(${script.fd}, ..., ${octets}) = ${octets}`)
}

/** What must have happened before the round begins, in no time. */
const preamble = ({ start }: Level, seat: Seat): Pick<Script, 'lines' | 'fd' | 'readUpTo'> => {
  const nothing = { lines: [], fd: undefined, readUpTo: 1 }
  switch (start) {
    case 'closed':
      return nothing
    case 'established':
      return seat === 'server' ? accepted : connected
    case 'crashed':
      return seat === 'server' ? nothing : connected
    case 'time-wait':
      return seat === 'server' ? nothing : closedFirst
    default:
      return unreachable(start)
  }
}

const BEFORE = '// before the round'
const SYN_OPTIONS = `<mss ${MSS}>`

const accepted = {
  lines: [
    BEFORE,
    ...listening('+0'),
    `+0 < S 0:0(0) win 65535 ${SYN_OPTIONS}`,
    '+0 > S. 0:0(0) ack 1 <...>',
    '+0 < . 1:1(0) ack 1 win 65535',
    `+0 accept(${SOCKET}, ..., ...) = ${ACCEPTED}`,
    '// the round',
  ],
  fd: ACCEPTED,
  readUpTo: 1,
}

const handshake = [
  BEFORE,
  ...connecting('+0'),
  '+0 > S 0:0(0) <...>',
  `+0 < S. 0:0(0) ack 1 win 65535 ${SYN_OPTIONS}`,
  '+0 > . 1:1(0) ack 1',
]

const connected = { lines: [...handshake, '// the round'], fd: SOCKET, readUpTo: 1 }

const closedFirst = {
  lines: [
    ...handshake,
    '+0 < P. 1:5(4) ack 1 win 65535',
    '+0 > . 1:1(0) ack 5',
    `+0 read(${SOCKET}, ..., 4) = 4`,
    `+0 shutdown(${SOCKET}, SHUT_WR) = 0`,
    '+0 > F. 1:1(0) ack 5',
    '+0 < . 5:5(0) ack 2 win 65535',
    '+0 < F. 5:5(0) ack 2 win 65535',
    '+0 > . 2:2(0) ack 6',
    '// the round',
  ],
  fd: SOCKET,
  readUpTo: 5,
}

const outbound = (scene: Scene, segment: Segment): string =>
  `${packet(scene, scene.seat, segment)}${segment.flags.syn ? ' <...>' : ''}`

const inbound = (scene: Scene, segment: Segment): string =>
  `${packet(scene, peerOf(scene.seat), segment)} win ${Math.min(segment.wnd, 65_535)}` +
  (segment.flags.syn ? ` ${SYN_OPTIONS}` : '')

/** `P. 1:5(4) ack 1`: SYN and FIN do not count in packetdrill's ranges. */
const packet = ({ timeline }: Scene, from: Seat, segment: Segment): string => {
  const { flags, seq, ack, data } = segment
  const number = (seat: Seat, value: number): number => toSeq(relativeTo(timeline, seat, value))
  // The answer of an end without a connection bears the number 0 itself (RFC 9293 3.10.7.1).
  const first = isUnnumbered(segment) ? toSeq(0) : number(from, seq)
  const names = [
    flags.fin ? 'F' : '',
    flags.syn ? 'S' : '',
    flags.rst ? 'R' : '',
    flags.psh ? 'P' : '',
    flags.ack ? '.' : '',
  ].join('')
  const range = `${first}:${toSeq(first + data.length)}(${data.length})`
  return `${names === '' ? '-' : names} ${range}${flags.ack ? ` ack ${number(peerOf(from), ack)}` : ''}`
}

/** Milliseconds as seconds: `0`, `0.5`, `1.234`. */
const seconds = (milliseconds: number): string => String(milliseconds / 1000)
