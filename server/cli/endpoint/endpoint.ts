import { pay } from '../../../shared/tcp/pay.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { flagNames } from '../../../shared/tcp/segment.ts'
import type { Tcb } from '../../../shared/tcp/tcb.ts'
import type { Command } from '../command.ts'
import { parseLine } from './line.ts'
import type { Answer } from './session.ts'
import { answerTo, newSession } from './session.ts'

/** `wavehand endpoint`: one TCP endpoint in a pipe, so that published protocol tests can be run against it. */
export const endpoint: Command = {
  name: 'endpoint',
  summary: 'one TCP endpoint in a pipe: JSON lines in, one JSON line out for each',
  help: `Usage: wavehand endpoint

One endpoint of shared/tcp and nothing else: JSON lines on standard input, one JSON line out for each.

  {"call": "listen"} {"call": "connect"} {"call": "send", "data": "abc"} {"call": "receive"}
  {"call": "close"} {"call": "close", "deaf": true} {"call": "abort"}
  {"arrive":   {"flags": ["SYN"], "seq": 0, "ack": null, "data": "", "win": 65535}}
  {"transmit": {"flags": ["SYN","ACK"], "seq": 0, "ack": 1, "data": ""}}
  {"expire": "retransmission"} {"expire": "time-wait"}
  {"set": {"iss": 0, "mss": 1460, "win": 65535}}   before the first call
  {"new": true}                                    a fresh CLOSED endpoint
  {"auto": true}                                   transmit at once what is owed

Each answer has state, tcb, owes, sent, verdict, kind, faults, events, delivered, and error where a line or a call
was refused. The TCB is RFC 9293's: as if what is owed had been sent in the same instant.`,
  run: async (args, io) => {
    if (args.length > 0) {
      io.complain('wavehand endpoint: takes no arguments; it reads JSON lines from standard input')
      return 2
    }
    let session = newSession()
    for await (const text of io.lines()) {
      if (text.trim() === '') continue
      const parsed = parseLine(text)
      if (typeof parsed === 'string') {
        io.print(JSON.stringify({ ...told(answerTo(session, { auto: session.isAuto })), error: parsed }))
        continue
      }
      const answer = answerTo(session, parsed)
      session = answer.session
      io.print(JSON.stringify(told(answer)))
    }
    return 0
  },
}

const told = ({ session, owes, sent, judgement, events, delivered, error }: Answer) => ({
  state: session.tcb.state,
  tcb: shown(pay(session.tcb).tcb),
  owes: owes.map(({ kind, segment, because, rfc }) => ({ kind, ...plain(segment), because, rfc })),
  sent: sent.map(plain),
  verdict: judgement?.verdict ?? null,
  kind: judgement?.verdict === 'conforming' ? judgement.kind : null,
  faults: judgement?.verdict === 'nonconforming' ? judgement.faults : [],
  events: events.map(({ kind }) => kind),
  delivered,
  ...(error === undefined ? {} : { error }),
})

const plain = ({ flags, seq, ack, data, wnd }: Segment) => ({
  flags: flagNames(flags),
  seq,
  ack: flags.ack ? ack : null,
  len: data.length,
  data,
  win: wnd,
})

const shown = (tcb: Tcb) => ({
  iss: tcb.iss,
  sndUna: tcb.sndUna,
  sndNxt: tcb.sndNxt,
  sndWnd: tcb.sndWnd,
  sndWl1: tcb.sndWl1,
  sndWl2: tcb.sndWl2,
  irs: tcb.irs ?? null,
  rcvNxt: tcb.irs === undefined ? null : tcb.rcvNxt,
  rcvWnd: tcb.rcvWnd,
})
