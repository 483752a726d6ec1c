import { useEffect, useState } from 'react'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { replayBody } from '../../../shared/wire/replayBody.ts'
import { BRANCH_PREFIX } from '../../fork/branchId.ts'
import type { Branch } from '../../fork/branches.ts'
import { keptRounds } from '../../net/keep.ts'

/** What became of asking for a round. */
export type Replay =
  | { readonly kind: 'loading' }
  /** `isShared`: other devices can see it too, so that a link to it means something */
  | {
      readonly kind: 'ready'
      readonly timeline: Timeline
      /** What it was folded from */
      readonly events: readonly RoomEvent[]
      readonly isShared: boolean
      readonly shown: Shown | undefined
      /** Undefined where it is a round, and not what became of one that was played on */
      readonly branch: Branch | undefined
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-over' }
  | { readonly kind: 'offline' }

/** A finished round: from this device if it was practised here, else from the server. */
export const useReplay = (id: string): Replay => {
  const [replay, setReplay] = useState<Replay>({ kind: 'loading' })
  useEffect(() => {
    const leaving = new AbortController()
    const show = (loaded: Replay): void => {
      if (!leaving.signal.aborted) setReplay(loaded)
    }
    load(id, leaving.signal).then(show, () => show({ kind: 'offline' }))
    return () => leaving.abort()
  }, [id])
  return replay
}

const load = async (id: string, signal: AbortSignal): Promise<Replay> => {
  // Inside somebody else's page nothing of this device is looked at.
  const isEmbedded = location.pathname.startsWith('/embed/')
  const kept = isEmbedded ? undefined : keptRounds().find((round) => round.id === id)?.body
  if (kept !== undefined) return toReplay(kept, false)
  if (id.startsWith(BRANCH_PREFIX) && !isEmbedded) {
    const { bodyOf, branchOf } = await import('../../fork/branches.ts')
    return toReplay(bodyOf(id), false, branchOf(id))
  }
  const response = await fetch(`/api/replays/${encodeURIComponent(id)}`, { signal })
  // Every answer of the server is JSON; whatever else comes did not come from it.
  const body: unknown = await response.json()
  if (response.status === 409) return { kind: 'not-over' }
  if (response.status === 404 || response.status === 410) return { kind: 'unknown' }
  if (!response.ok) return { kind: 'offline' }
  return toReplay(body, true)
}

/** A record that cannot be folded any more (older rules, a damaged storage) is no round. */
const toReplay = (stored: unknown, isShared: boolean, branch?: Branch): Replay => {
  const body = replayBody(stored)
  try {
    const timeline = body === undefined ? undefined : timelineOf(body.events)
    return body === undefined || timeline === undefined || timeline.steps.length === 0
      ? { kind: 'unknown' }
      : { kind: 'ready', timeline, events: body.events, isShared, shown: body.shown, branch }
  } catch {
    return { kind: 'unknown' }
  }
}
