import type { Draft } from '../../shared/game/draft.ts'
import type { Verdict } from '../../shared/game/judging/verdict.ts'
import type { ScriptCall } from '../../shared/game/levels/level.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { Seat } from '../../shared/game/seat.ts'

/** What somebody did with a decision. */
export type Attempt =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly verdict: Verdict; readonly isSent: boolean }
  | { readonly kind: 'call'; readonly call: ScriptCall['kind'] }
  | { readonly kind: 'wait' }

/** What this end did in an event; undefined where it decided nothing. */
export const attemptOf = (event: RoomEvent, seat: Seat): Attempt | undefined => {
  if (!('seat' in event) || event.seat !== seat) return undefined
  switch (event.kind) {
    case 'segment-sent':
    case 'draft-refused':
      return {
        kind: 'draft',
        draft: event.draft,
        verdict: event.verdict,
        isSent: event.kind === 'segment-sent',
      }
    case 'call-made':
      return event.by === 'player' ? { kind: 'call', call: event.call.kind } : undefined
    case 'waited':
      return { kind: 'wait' }
    default:
      return undefined
  }
}
