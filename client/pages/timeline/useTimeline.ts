import { useEffect, useState } from 'react'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { replayBody } from '../../../shared/wire/replayBody.ts'
import { keptRounds } from '../../net/keep.ts'

export type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly timeline: Timeline }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-over' }
  | { readonly kind: 'offline' }

/** The record of a round: from this device where it was practised here, else from the server. */
export const useTimeline = (id: string): Loaded => {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' })
  useEffect(() => {
    let isWanted = true
    void load(id).then((next) => {
      if (isWanted) setLoaded(next)
    })
    return () => {
      isWanted = false
    }
  }, [id])
  return loaded
}

const load = async (id: string): Promise<Loaded> => {
  const kept = keptRounds().find((round) => round.id === id)?.body
  if (kept !== undefined) return folded(kept)
  try {
    const response = await fetch(`/api/replays/${encodeURIComponent(id)}`)
    if (response.status === 409) return { kind: 'not-over' }
    if (!response.ok) return { kind: 'missing' }
    return folded(await response.json())
  } catch {
    return { kind: 'offline' }
  }
}

/** A stored round may be old or broken: what does not fold is not there. */
const folded = (body: unknown): Loaded => {
  const parsed = replayBody(body)
  try {
    const timeline = parsed === undefined ? undefined : timelineOf(parsed.events)
    return timeline === undefined ? { kind: 'missing' } : { kind: 'ready', timeline }
  } catch {
    return { kind: 'missing' }
  }
}
