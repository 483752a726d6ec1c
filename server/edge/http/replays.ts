import { ALL_SHOWN, shownEvents } from '../../../shared/replay/shown.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import { toldEvents } from '../../../shared/replay/told.ts'
import type { HttpRefusal, LinkBody, ReplayFile } from '../../../shared/wire/answers.ts'
import { toReplayFile } from '../../../shared/wire/replayFile.ts'
import { openLink, sealLink } from '../../replays/link.ts'
import type { Store } from '../../store/store.ts'

type Replay =
  | {
      readonly ok: true
      readonly file: ReplayFile
      /** How much a link shows; undefined where all is shown */
      readonly shown: Shown | undefined
    }
  | HttpRefusal

/**
 * A finished round, to whoever knows its id, or has a link that shows as much of it as was chosen; a running one, or
 * one that was given up, is nobody's to see.
 *
 * @param key of this service's links
 */
export const replayOf = async (
  store: Pick<Store, 'replay'>,
  key: Uint8Array,
  id: string,
): Promise<Replay> => {
  const link = openLink(key, id)
  const replayId = link?.replayId ?? id
  const events = /^[A-Za-z0-9_-]{8,64}$/.test(replayId) ? await store.replay(replayId) : undefined
  const told = events && toldEvents(events)
  const file = told && toReplayFile(link === undefined ? told : shownEvents(told, link.shown))
  if (told === undefined || file === undefined) return { ok: false, code: 'replay/unknown' }
  if (!told.some((event) => event.kind === 'round-won')) return { ok: false, code: 'replay/not-over' }
  return { ok: true, file, shown: link?.shown }
}

/** What the page gets: the file under the id by which it was asked for. */
export const replayBodyOf = (id: string, { file, shown }: Extract<Replay, { ok: true }>): ReplayFile => ({
  ...file,
  id,
  ...(shown !== undefined && { shown }),
})

type Linked = LinkBody | HttpRefusal

/** A link to a round that shows no more than `shown`: made by whoever may see at least as much. */
export const linkTo = async (store: Store, key: Uint8Array, id: string, shown: Shown): Promise<Linked> => {
  const replay = await replayOf(store, key, id)
  if (!replay.ok) return replay
  const link = openLink(key, id)
  const most = link?.shown ?? ALL_SHOWN
  const sealed = sealLink(key, {
    replayId: link?.replayId ?? id,
    shown: { names: shown.names && most.names, drafts: shown.drafts && most.drafts },
  })
  return { ok: true, id: sealed }
}
