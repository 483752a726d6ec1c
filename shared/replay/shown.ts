import type { Verdict } from '../game/judging/verdict.ts'
import type { RoomEvent } from '../game/room/event.ts'

/** How much of a round a link shows. */
export interface Shown {
  /** The names of the players */
  readonly names: boolean
  /** What was tried and refused, what help was taken, and so the score */
  readonly drafts: boolean
}

export const ALL_SHOWN: Shown = { names: true, drafts: true }

/** The events of a round as far as they are shown: what is left out leaves no trace in what remains. */
export const shownEvents = (events: readonly RoomEvent[], shown: Shown): readonly RoomEvent[] =>
  events.flatMap((event) => shownEvent(event, shown))

const shownEvent = (event: RoomEvent, { names, drafts }: Shown): readonly RoomEvent[] => {
  switch (event.kind) {
    case 'round-started':
      // Its id opens the whole round, and stays with those who had it.
      return [{ ...event, replayId: '', names: names ? event.names : { client: '', server: '' } }]
    case 'draft-refused':
    case 'hint-taken':
    case 'ticks-given':
      return drafts ? [event] : []
    case 'segment-sent':
      return [drafts ? event : { ...event, verdict: unread(event.verdict) }]
    default:
      return [event]
  }
}

/** The verdict without what its player seems to have thought. That a segment was wrong is seen by anybody who sees it. */
const unread = (verdict: Verdict): Verdict =>
  verdict.kind === 'conforming'
    ? { ...verdict, reveals: undefined }
    : { ...verdict, diagnosis: { ...verdict.diagnosis, misconception: undefined } }
