import type { Express, Request, Response } from 'express'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import { ALL_SHOWN } from '../../../shared/replay/shown.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import type { HttpCode, LinkBody, ReplayFile } from '../../../shared/wire/answers.ts'
import { DEFAULT_CHOICE } from '../../../shared/replay/exports/svg.ts'
import { PICTURE_THEMES } from '../../../shared/replay/picture/palette.ts'
import { taken, takenFormat } from '../../pictures/taken.ts'
import { finishedReplay, isReplayId } from '../../replays/finishedReplay.ts'
import { openLink, sealLink } from '../../replays/link.ts'
import type { ExportOptions } from '../../../shared/wire/exportFormats.ts'
import type { Store } from '../../store/store.ts'
import { addressOf } from '../address.ts'
import type { Guard } from '../guard.ts'

/**
 * Finished rounds, to whoever knows the id of one, or has a link that shows as much of it as was chosen.
 * `GET /api/replays/ID`: as JSON, for the page. `GET /api/replays/ID.FORMAT`: as a file to keep, in one of
 * `TAKEN_FORMATS`; `?language=zh` for its words, `?seat=client` for packetdrill's kernel, `?theme=dark|paper` and
 * `?numbers=absolute` for a picture.
 * `GET /api/replays/ID/link`: a link that shows no more than `?names=1&drafts=1`.
 */
export const serveReplays = (
  app: Express,
  {
    store,
    guard,
    proxies,
    refuse,
  }: {
    readonly store: Store
    readonly guard: Guard
    readonly proxies: number
    readonly refuse: (response: Response, code: HttpCode, retryAfterMs?: number) => void
  },
): void => {
  const seek = async (id: string): Promise<Sought> => {
    const link = openLink(await store.secret('replay-links'), id)
    const replayId = link?.replayId ?? id
    return { replayId, shown: link?.shown, replay: await finishedReplay(store, replayId, link?.shown) }
  }

  app.get('/api/replays/:id', async (request, response) => {
    const [id = '', name, ...rest] = request.params.id.split('.')
    const format = name === undefined ? undefined : takenFormat(name)
    if (isPlain(id) && ((name !== undefined && format === undefined) || rest.length > 0)) {
      refuse(response, 'replay/unknown-format')
      return
    }
    if (format !== undefined) {
      const tooMany = guard.exporting(addressOf(request, proxies))
      if (tooMany !== undefined) {
        refuse(response, tooMany.code, tooMany.retryAfterMs)
        return
      }
    }
    const { replay, shown } = await seek(id)
    if (!replay.ok) refuse(response, replay.error)
    else if (format === undefined) {
      const body: ReplayFile = { ...replay.value, id, ...(shown !== undefined && { shown }) }
      response.json(body)
    } else {
      const file = await taken(replay.value, format, optionsOf(request))
      response.setHeader('Content-Type', file.mime)
      response.setHeader('Content-Disposition', `attachment; filename="${file.name}"`)
      response.end(file.content)
    }
  })

  app.get('/api/replays/:id/link', async (request, response) => {
    const { replay, replayId, shown: most = ALL_SHOWN } = await seek(request.params.id)
    if (!replay.ok) {
      refuse(response, replay.error)
      return
    }
    // Whoever makes a link may show no more than what is shown to them.
    const asked = { names: isAsked(request.query['names']), drafts: isAsked(request.query['drafts']) }
    const shown = { names: asked.names && most.names, drafts: asked.drafts && most.drafts }
    const body: LinkBody = {
      ok: true,
      id: sealLink(await store.secret('replay-links'), { replayId, shown }),
    }
    response.json(body)
  })
}

interface Sought {
  /** The round's own id, which a link hides */
  readonly replayId: string
  /** How much a link shows; undefined for the id itself */
  readonly shown: Shown | undefined
  readonly replay: Awaited<ReturnType<typeof finishedReplay>>
}

/** True for an id, or a link, without anything that stands in neither. */
const isPlain = (text: string): boolean => isReplayId(text) || /^[A-Za-z0-9_-]{65,200}$/.test(text)

const optionsOf = ({ query }: Request): ExportOptions => {
  const language = query['language'] === 'zh' ? 'zh' : 'en'
  return {
    words: EXPORT_WORDS[language],
    seat: query['seat'] === 'client' ? 'client' : undefined,
    picture: {
      ...DEFAULT_CHOICE,
      language,
      theme: PICTURE_THEMES.find((one) => one === query['theme']) ?? DEFAULT_CHOICE.theme,
      numbers: query['numbers'] === 'absolute' ? 'absolute' : 'relative',
    },
  }
}

const isAsked = (value: unknown): boolean => value === '1'
