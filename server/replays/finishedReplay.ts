import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { shownEvents } from '../../shared/replay/shown.ts'
import type { Shown } from '../../shared/replay/shown.ts'
import { toldEvents } from '../../shared/replay/told.ts'
import type { ReplayFile } from '../../shared/wire/answers.ts'
import { toReplayFile } from '../../shared/wire/replayFile.ts'
import type { Store } from '../store/store.ts'

/**
 * A finished round of the store; a running one, or one that was given up, is nobody's to see.
 *
 * @param shown how much of it; all unless given
 */
export const finishedReplay = async (
  store: Pick<Store, 'replay'>,
  id: string,
  shown?: Shown,
): Promise<Result<ReplayFile, 'replay/unknown' | 'replay/not-over'>> => {
  const events = isReplayId(id) ? await store.replay(id) : undefined
  const told = events && toldEvents(events)
  const file = told && toReplayFile(shown === undefined ? told : shownEvents(told, shown))
  if (told === undefined || file === undefined) return fail('replay/unknown')
  return told.some(({ kind }) => kind === 'round-won' || kind === 'round-lost')
    ? ok(file)
    : fail('replay/not-over')
}

/** True for what may be the id of a round. */
export const isReplayId = (text: string): boolean => /^[A-Za-z0-9_-]{8,64}$/.test(text)
