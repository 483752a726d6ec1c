import { receive } from '../../shared/tcp/receive.ts'
import { abort } from '../../shared/tcp/abort.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { FlagName, Segment } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { called } from '../../shared/game/room/called.ts'

const TIME = String.raw`\+\d+(?:\.\d+)?(?:~\+\d+(?:\.\d+)?)?`
const FLAGS = String.raw`[FSRP]*\.?|-`
const PACKET = new RegExp(
  String.raw`^${TIME} ([<>]) (${FLAGS}) (\d+):(\d+)\((\d+)\)(?: ack (\d+))?(?: win (\d+))?( <[^>]+>)?$`,
)
const CALL = new RegExp(
  String.raw`^${TIME} (socket|setsockopt|bind|listen|accept|fcntl|connect|read|write|shutdown|close)\((.*)\) = (.*)$`,
)
const SHELL = new RegExp(`^${TIME} \`([^\`]+)\`$`)

/** How a script went with our own TCP as the kernel under test. */
export interface Driven {
  readonly tcb: Tcb
  /** Lines that are no packetdrill, that the kernel would not do, or whose result is another, each with why */
  readonly wrong: readonly string[]
  readonly packets: { readonly in: number; readonly out: number }
}

/** Runs a packetdrill script against shared/tcp: calls are made, packets come in, and what must go out is judged. */
export const drive = (script: string): Driven => {
  let tcb = closedTcb()
  const wrong: string[] = []
  const packets = { in: 0, out: 0 }
  for (const line of script.trimEnd().split('\n')) {
    if (line === '// 2 MSL pass') tcb = expire(tcb, 'time-wait').tcb
    if (line.startsWith('//')) continue
    const packet = PACKET.exec(line)
    const call = CALL.exec(line)
    if (packet !== null) {
      const segment = segmentOf(packet)
      if (packet[1] === '<') {
        packets.in += 1
        // A program under test must say which window the other end offers.
        if (packet[7] === undefined) wrong.push(`${line}: no window`)
        tcb = arrive(tcb, segment).tcb
      } else {
        packets.out += 1
        const judged = judge(tcb, segment)
        if (judged.verdict !== 'conforming')
          wrong.push(`${line}: ${judged.faults.map(({ field, code }) => `${field} ${code}`).join(', ')}`)
        tcb = transmit(tcb, segment)
      }
    } else if (call !== null) {
      const result = callOf(tcb, call[1] ?? '', call[2] ?? '', call[3] ?? '')
      if (typeof result === 'string') wrong.push(`${line}: ${result}`)
      else tcb = result
    } else if (SHELL.test(line)) {
      tcb = called(tcb, { kind: 'COOKIES' }, toSeq(0))
    } else wrong.push(`${line}: not packetdrill`)
  }
  return { tcb, wrong, packets }
}

const segmentOf = (match: RegExpExecArray): Segment => {
  const [, , letters = '', from, to, len, ack, win] = match
  const names: readonly (readonly [string, FlagName])[] = [
    ['S', 'SYN'],
    ['.', 'ACK'],
    ['F', 'FIN'],
    ['R', 'RST'],
    ['P', 'PSH'],
  ]
  if (toSeq(Number(from) + Number(len)) !== Number(to))
    throw new Error(`the range does not add up: ${match[0]}`)
  return {
    flags: flagsOf(...names.filter(([letter]) => letters.includes(letter)).map(([, name]) => name)),
    seq: toSeq(Number(from)),
    ack: toSeq(Number(ack ?? 0)),
    wnd: Number(win ?? 65_535),
    data: 'x'.repeat(Number(len)),
  }
}

/** The TCB after a system call, or why its result is another. */
const callOf = (tcb: Tcb, name: string, args: string, result: string): Tcb | string => {
  switch (name) {
    case 'listen':
      return taken(open(tcb, 'passive'))
    case 'connect':
      return taken(open(tcb, 'active'))
    case 'write':
      return taken(send(tcb, 'x'.repeat(Number(result))))
    case 'read': {
      const read = receive(tcb)
      if (!read.ok) return read.error
      return read.value.data.length === Number(result) ? read.value.tcb : `${read.value.data.length} octets`
    }
    case 'shutdown':
      return taken(close(tcb))
    case 'close':
      // SO_LINGER with a time of 0 has been asked for just before: the connection is thrown away.
      return lingers.has(tcb) ? taken(abort(tcb)) : taken(close(tcb, { deaf: true }))
    case 'setsockopt':
      if (args.includes('SO_LINGER')) lingers.add(tcb)
      return tcb
    case 'accept':
      return ['ESTABLISHED', 'CLOSE-WAIT'].includes(tcb.state) ? tcb : `nothing to accept in ${tcb.state}`
    default:
      return tcb
  }
}

const lingers = new WeakSet<Tcb>()

const taken = (
  result: { readonly ok: true; readonly value: Tcb } | { readonly ok: false; readonly error: string },
): Tcb | string => (result.ok ? result.value : result.error)
