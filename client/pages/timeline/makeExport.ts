import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import type { ExportFormat } from '../../../shared/replay/exports/formats.ts'
import { exported } from '../../../shared/wire/exportFormats.ts'
import { replayBody } from '../../../shared/wire/replayBody.ts'
import { toReplayFile } from '../../../shared/wire/replayFile.ts'
import type { Language } from '../../i18n/index.ts'
import { bodyOf } from '../../fork/branches.ts'
import { keptRounds } from '../../net/keep.ts'

/** Makes a file of a round that was practised, or played on, on this device, and hands it to the browser to keep. */
export const makeExport = (id: string, format: ExportFormat, language: Language): void => {
  const body = replayBody(keptRounds().find((round) => round.id === id)?.body ?? bodyOf(id))
  const file = body && toReplayFile(body.events)
  if (file === undefined) throw new Error(`no round ${id} is kept on this device`)
  const { content, mime, name } = exported(file, format, { words: EXPORT_WORDS[language] })
  // Octets of our own making lie in a buffer of their own, which is what a Blob takes.
  const part = typeof content === 'string' ? content : new Uint8Array(content)
  const address = URL.createObjectURL(new Blob([part], { type: mime }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
