import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import type { ExportFormat } from '../../../shared/replay/exports/formats.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import { exported } from '../../../shared/wire/exportFormats.ts'
import { toReplayFile } from '../../../shared/wire/replayFile.ts'
import type { Language } from '../../i18n/index.ts'

/** Makes a file of a round in this page, with what was written about it, and hands it to the browser to keep. */
export const makeExport = (
  events: readonly RoomEvent[],
  format: ExportFormat,
  language: Language,
  notes: readonly Note[],
): void => {
  const file = toReplayFile(events, notes)
  if (file === undefined) throw new Error('the round has no start')
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
