import type { Permission } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Draft } from '../draft.ts'
import type { DraftFault } from './verdict.ts'

/** Everything that a diagnosis may look at: one endpoint's own knowledge and its player's drafts. */
export interface Evidence {
  readonly tcb: Tcb
  readonly draft: Draft
  /** At least one */
  readonly faults: readonly DraftFault[]
  /** What the sender most likely meant to send */
  readonly nearest: Permission | undefined
  /** Segments that came since this endpoint last sent, oldest first */
  readonly arrivals: readonly Segment[]
  /** The draft refused just before in the same decision */
  readonly previous: Draft | undefined
}
