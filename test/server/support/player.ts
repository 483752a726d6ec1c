import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { parseDraftText } from '../../../shared/game/draftText.ts'
import type { Settings } from '../../../shared/game/room/room.ts'
import type { View } from '../../../shared/game/room/view.ts'
import { viewAfter } from '../../../shared/game/room/viewChange.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { flagNames } from '../../../shared/tcp/segment.ts'
import type { State } from '../../../shared/tcp/state.ts'
import type {
  ActedAnswer,
  ClientEvents,
  Presence,
  ResumedAnswer,
  ReviewAnswer,
  ReviewTold,
  SeatedAnswer,
  ServerEvents,
  WatchedAnswer,
} from '../../../shared/wire/answers.ts'
import type { ActMessage } from '../../../shared/wire/messages.ts'
import type { ReviewMessage } from '../../../shared/wire/review.ts'
import { answerSchemas, eventSchemas, refusedAnswer } from '../../../shared/wire/outgoing/answers.ts'

type Line = Socket<ServerEvents, ClientEvents>
type Submit = Extract<ActMessage, { kind: 'submit-move' }>
type Question = keyof typeof answerSchemas

/** A player at the other end of a real connection, in the player's verbs. Everything that it hears is checked. */
export interface Player {
  readonly line: Line
  /** Every message that this connection has ever received */
  readonly heard: readonly unknown[]
  readonly view: () => View
  readonly seat: () => Seat
  readonly token: () => string
  readonly code: () => string
  readonly presence: () => Presence | undefined
  /** The shared review as it was told last; undefined before anything was */
  readonly review: () => ReviewTold | null | undefined
  readonly reviews: (message: ReviewMessage) => Promise<ReviewAnswer>
  readonly wasSuperseded: () => boolean
  readonly wasDrained: () => boolean
  readonly opens: (settings?: Settings) => Promise<SeatedAnswer>
  readonly joins: (code: string, seat?: Seat) => Promise<SeatedAnswer>
  readonly resumes: (who: Pick<Player, 'code' | 'token'>, version?: number) => Promise<ResumedAnswer>
  readonly watches: (code: string) => Promise<WatchedAnswer>
  readonly does: (message: ActMessage) => Promise<ActedAnswer>
  readonly isReady: () => Promise<ActedAnswer>
  /** Submits a segment written as `SYN,ACK seq=ISS ack=RCV.NXT`, and the state that it claims. */
  readonly sends: (text: string, claim?: State) => Promise<ActedAnswer>
  /** The message that `sends` would send, to send it otherwise. */
  readonly writes: (text: string, claim?: State) => Submit
  /** Waits until a segment with these flags has arrived and is not answered yet. */
  readonly hears: (flags: string) => Promise<void>
  /** Waits until the newest view is so. */
  readonly sees: (what: string, fact: (view: View) => boolean) => Promise<void>
  /** Waits until something holds. */
  readonly waitsFor: (what: string, fact: () => boolean) => Promise<void>
  /** Asks anything at all, also what no page would. */
  readonly asks: (event: Question, message: unknown) => Promise<Asked>
  readonly hangsUp: () => void
}

type Asked = Extract<ReviewAnswer, { readonly ok: false }> | { readonly ok: true }

const PATIENCE_MS = 15_000

export const connect = async (
  url: string,
  name: string,
  transports: readonly ('polling' | 'websocket')[] = ['polling', 'websocket'],
): Promise<Player> => {
  const line: Line = io(url, { forceNew: true, reconnection: false, transports: [...transports] })
  const heard: unknown[] = []
  const watchers = new Set<() => void>()
  const known: {
    view?: View
    presence?: Presence
    review?: ReviewTold | null
    seated?: { seat: Seat; token: string; code: string }
    superseded: boolean
    drained: boolean
  } = { superseded: false, drained: false }

  const learn = (view: View): void => {
    if (known.view === undefined || view.version >= known.view.version || view.code !== known.view.code)
      known.view = view
  }
  const heed = (work: () => void): void => {
    work()
    for (const watcher of watchers) watcher()
  }
  line.on('view', (view) => {
    heard.push(eventSchemas.view.parse(view))
    heed(() => learn(view))
  })
  line.on('change', (change) => {
    heard.push(eventSchemas.change.parse(change))
    const { view } = known
    if (view === undefined || change.version <= view.version) return
    const next = viewAfter(view, change)
    if (next === undefined) throw new Error(`${name} has ${view.version} and is told of ${change.since}`)
    heed(() => learn(next))
  })
  line.on('presence', (presence) => {
    heard.push(eventSchemas.presence.parse(presence))
    heed(() => (known.presence = presence))
  })
  line.on('review', (review) => {
    heard.push(eventSchemas.review.parse(review))
    heed(() => (known.review = review))
  })
  line.on('superseded', () => heed(() => (known.superseded = true)))
  line.on('draining', (afterMs) => {
    heard.push(eventSchemas.draining.parse(afterMs))
    heed(() => (known.drained = true))
  })
  line.on('connect', () => heed(() => undefined))
  line.on('disconnect', () => heed(() => undefined))

  /** Keeps the answer, and holds it against its schema. */
  const checked = <A extends Asked>(event: Question, answer: A): A => {
    heard.push(answer)
    if (answer.ok) answerSchemas[event].parse(answer)
    else refusedAnswer.parse(answer)
    return answer
  }
  const seated = (answer: SeatedAnswer): SeatedAnswer => {
    if (answer.ok) {
      known.seated = answer
      heed(() => learn(answer.view))
    }
    return answer
  }
  const patient = line.timeout(PATIENCE_MS)

  const waitsFor: Player['waitsFor'] = (what, fact) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        watchers.delete(look)
        reject(new Error(`${name} waited in vain: ${what}; sees ${JSON.stringify(known.view)}`))
      }, PATIENCE_MS)
      const look = (): void => {
        if (!fact()) return
        clearTimeout(late)
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
      look()
    })
  const sees: Player['sees'] = (what, fact) =>
    waitsFor(what, () => known.view !== undefined && fact(known.view))

  const view = (): View => {
    if (known.view === undefined) throw new Error(`${name} sees nothing`)
    return known.view
  }
  const seatedAs = (): { seat: Seat; token: string; code: string } => {
    if (known.seated === undefined) throw new Error(`${name} has no seat`)
    return known.seated
  }
  const does: Player['does'] = async (message) => checked('act', await patient.emitWithAck('act', message))
  const writes: Player['writes'] = (text, claim) => ({
    kind: 'submit-move',
    moveId: randomUUID(),
    seen: view().version,
    move: { kind: 'segment', draft: draftOf(text, view(), claim) },
  })

  const player: Player = {
    line,
    heard,
    view,
    seat: () => seatedAs().seat,
    token: () => seatedAs().token,
    code: () => seatedAs().code,
    presence: () => known.presence,
    review: () => known.review,
    reviews: async (message) => checked('review', await patient.emitWithAck('review', message)),
    wasSuperseded: () => known.superseded,
    wasDrained: () => known.drained,
    opens: async (settings) =>
      seated(checked('create', await patient.emitWithAck('create', { name, ...(settings && { settings }) }))),
    joins: async (code, seat) =>
      seated(checked('join', await patient.emitWithAck('join', { code, name, ...(seat && { seat }) }))),
    resumes: async (who, version = 0) => {
      const [code, token] = [who.code(), who.token()]
      const answer = checked('resume', await patient.emitWithAck('resume', { code, token, version }))
      if (answer.ok) {
        known.seated = { seat: answer.seat, token, code }
        const { view } = answer
        if (view !== undefined) heed(() => learn(view))
      }
      return answer
    },
    watches: async (code) => {
      const answer = checked('watch', await patient.emitWithAck('watch', { code }))
      if (answer.ok) heed(() => learn(answer.view))
      return answer
    },
    does,
    isReady: () => does({ kind: 'set-ready', ready: true }),
    sends: (text, claim) => does(writes(text, claim)),
    writes,
    hears: (flags) =>
      sees(`${flags} arrives`, ({ round }) => {
        const arrived = round?.me?.arrived
        return arrived !== undefined && flagNames(arrived.flags).join(',') === flags
      }),
    sees,
    waitsFor,
    asks: async (event, message) => checked(event, await ask(patient, event, message)),
    hangsUp: () => line.disconnect(),
  }
  await player.waitsFor('the line opens', () => line.connected)
  return player
}

const ask = (line: ReturnType<Line['timeout']>, event: Question, message: unknown): Promise<Asked> => {
  switch (event) {
    case 'create':
    case 'join':
      return line.emitWithAck(event, message)
    case 'resume':
      return line.emitWithAck(event, message)
    case 'watch':
      return line.emitWithAck(event, message)
    case 'review':
      return line.emitWithAck(event, message)
    case 'erase':
      return line.emitWithAck(event, message)
    default:
      return line.emitWithAck(event, message)
  }
}

/** A draft from its line, with the numbers that this player's own variables stand for. */
const draftOf = (
  text: string,
  view: View,
  claim: State | undefined,
): Extract<Submit['move'], { kind: 'segment' }>['draft'] => {
  const variables = view.round?.me?.variables
  const parsed = parseDraftText(text, {
    ISS: variables?.iss,
    'SND.NXT': variables?.sndNxt,
    'RCV.NXT': variables?.rcvNxt,
    IRS: variables?.irs,
  })
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.code} ${parsed.error.word}`)
  const { flags, seq = 0, ack, len = 0 } = parsed.value
  return { flags, seq, len, ...(ack !== undefined && { ack }), ...(claim && { claim }) }
}
