import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { Shown } from '../../shared/replay/shown.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import type { Branch } from './branches.ts'

/** What a table that is opened over a timeline is given. */
export interface OverProps {
  /** By which the timeline opens */
  readonly id: string
  /** Undefined where the timeline is that of the round itself */
  readonly branch: Branch | undefined
  readonly events: readonly RoomEvent[]
  /** Of these events */
  readonly timeline: Timeline
  /** The step at which it is opened */
  readonly n: number
  readonly shown: Shown | undefined
  readonly onBack: () => void
}
