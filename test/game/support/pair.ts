import { abort } from '../../../shared/tcp/abort.ts'
import { arrive } from '../../../shared/tcp/arrive/arrive.ts'
import { close } from '../../../shared/tcp/close.ts'
import { closedTcb } from '../../../shared/tcp/closed.ts'
import { expire } from '../../../shared/tcp/expire.ts'
import { open } from '../../../shared/tcp/open.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { send } from '../../../shared/tcp/send.ts'
import { toSeq } from '../../../shared/tcp/seq.ts'
import { STATES } from '../../../shared/tcp/state.ts'
import type { Tcb } from '../../../shared/tcp/tcb.ts'
import { transmit } from '../../../shared/tcp/transmit.ts'
import type { Draft } from '../../../shared/game/draft.ts'
import { parseDraftText } from '../../../shared/game/draftText.ts'
import { judgeDraft } from '../../../shared/game/judging/judgeDraft.ts'
import { toSegment } from '../../../shared/game/judging/toSegment.ts'
import type { Verdict } from '../../../shared/game/judging/verdict.ts'
import { openConnection } from '../../../shared/game/levels/openConnection.ts'

type End = 'C' | 'S'

export interface PlayedEnd {
  readonly tcb: Tcb
  /** What came since it last sent */
  readonly arrivals: readonly Segment[]
}

const X = toSeq(2_773_883_691)
const Y = toSeq(904_117_333)

/**
 * Two endpoints without a room, for situations that no level leads to yet. One line, one deed:
 *
 *     C calls OPEN | LISTEN | SEND 10 | CLOSE | ABORT
 *     C > FIN,ACK seq=x+1 ack=y+1       sent and delivered
 *     C x SYN seq=x                     sent and lost
 *     C ~ SYN seq=x                     sent and held, until a line says "all land"
 *     N > C SYN,ACK seq=y ack=x+91      a stray segment reaches the client
 *     C timer                           its retransmission timer runs out
 *     C crashes                         it forgets everything
 */
export const pair = (
  from: 'CLOSED' | 'ESTABLISHED',
  deeds: readonly string[],
): { readonly [E in End]: PlayedEnd } => {
  const opened =
    from === 'ESTABLISHED'
      ? openConnection({ client: X, server: Y })
      : { client: closedTcb({ iss: X }), server: closedTcb({ iss: Y }) }
  const ends: { [E in End]: PlayedEnd } = {
    C: { tcb: opened.client, arrivals: [] },
    S: { tcb: opened.server, arrivals: [] },
  }
  const held: (readonly [End, Segment])[] = []
  const deliver = (to: End, segment: Segment): void => {
    const { tcb, arrivals } = ends[to]
    ends[to] = { tcb: arrive(tcb, segment).tcb, arrivals: [...arrivals, segment] }
  }
  for (const deed of deeds) {
    if (deed === 'all land') {
      for (const [to, segment] of held.splice(0)) deliver(to, segment)
      continue
    }
    const stray = /^N > ([CS]) (.*)$/.exec(deed)
    if (stray !== null) {
      deliver(asEnd(stray[1]), { ...toSegment(closedTcb(), readDraft(stray[2] ?? '')), wnd: 65_535 })
      continue
    }
    const who = asEnd(deed[0])
    const { tcb, arrivals } = ends[who]
    const what = deed.slice(2)
    if (what === 'crashes') ends[who] = { tcb: closedTcb({ iss: tcb.iss }), arrivals: [] }
    else if (what === 'timer') ends[who] = { tcb: expire(tcb, 'retransmission').tcb, arrivals }
    else if (what.startsWith('calls ')) ends[who] = { tcb: called(tcb, what.slice(6)), arrivals }
    else {
      const segment = toSegment(tcb, readDraft(what.slice(2)))
      ends[who] = { tcb: transmit(tcb, segment), arrivals: [] }
      const peer = who === 'C' ? 'S' : 'C'
      if (what.startsWith('~ ')) held.push([peer, segment])
      else if (what.startsWith('> ')) deliver(peer, segment)
      else if (!what.startsWith('x ')) throw new Error(`not a deed: ${deed}`)
    }
  }
  return ends
}

/** Judges `C > ACK seq=x+1 ack=y+1 | ESTABLISHED` where the deeds have led; `previous` was refused just before. */
export const judged = (
  from: 'CLOSED' | 'ESTABLISHED',
  deeds: readonly string[],
  line: string,
  previous?: string,
): Verdict => {
  const { tcb, arrivals } = pair(from, deeds)[asEnd(line[0])]
  const before = previous === undefined ? undefined : readDraft(previous.slice(4))
  return judgeDraft(tcb, readDraft(line.slice(4)), arrivals, before).verdict
}

const asEnd = (letter: string | undefined): End => {
  if (letter === 'C' || letter === 'S') return letter
  throw new Error(`neither C nor S: ${letter}`)
}

/** A draft as it is typed, with x and y for the ISNs of client and server. */
export const readDraft = (text: string): Draft => {
  const [segment = '', claim] = text.split('|').map((part) => part.trim())
  const typed = parseDraftText(segment, { x: X, y: Y })
  if (!typed.ok) throw new Error(`${text}: ${typed.error.code} at ${typed.error.word}`)
  const { flags, seq, ack, len } = typed.value
  return { flags, seq: seq ?? 0, ack, len: len ?? 0, claim: STATES.find((state) => state === claim) }
}

const called = (tcb: Tcb, call: string): Tcb => {
  const [verb, octets] = call.split(' ')
  const result =
    verb === 'OPEN'
      ? open(tcb, 'active')
      : verb === 'LISTEN'
        ? open(tcb, 'passive')
        : verb === 'SEND'
          ? send(tcb, 'a'.repeat(Number(octets)))
          : verb === 'CLOSE'
            ? close(tcb)
            : abort(tcb)
  if (!result.ok) throw new Error(`${call}: ${result.error}`)
  return result.value
}
