import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { unreachable } from '../../shared/base/unreachable.ts'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { DEFAULT_CHOICE } from '../../shared/replay/exports/svg.ts'
import { EXPORT_LANGUAGES, EXPORT_WORDS } from '../../shared/replay/exports/words.ts'
import type { ReplayFile } from '../../shared/wire/answers.ts'
import type { ExportOptions } from '../../shared/wire/exportFormats.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import type { ReplayFileError } from '../../shared/wire/parseReplayFile.ts'
import { toReplayFile } from '../../shared/wire/replayFile.ts'
import { notesOfText } from '../../shared/wire/replayNotes.ts'
import { parseReplayText } from '../../shared/wire/replayText.ts'
import type { ReplayTextError } from '../../shared/wire/replayText.ts'
import { PICTURE_THEMES } from '../../shared/replay/picture/palette.ts'
import { TAKEN_FORMATS, taken, takenFormat } from '../pictures/taken.ts'
import type { TakenFormat } from '../pictures/taken.ts'
import { readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { finishedReplay, isReplayId } from '../replays/finishedReplay.ts'
import { openStore } from '../store/openStore.ts'
import type { Command } from './command.ts'

/** `wavehand export`: a round as a file for other tools. */
export const exportRound: Command = {
  name: 'export',
  summary: 'write a round as a file for other tools',
  help: `Usage: wavehand export SOURCE --format ${TAKEN_FORMATS.join('|')} [-o FILE]
                      [--language ${EXPORT_LANGUAGES.join('|')}] [--seat ${SEATS.join('|')}]
                      [--theme ${PICTURE_THEMES.join('|')}] [--numbers relative|absolute]

SOURCE is a replay file (wavehand play writes one, the timeline offers it), the text of a round, or the id of a
finished round in the store of DATA_DIR, or of DATABASE_URL. The export goes to -o, or to standard output.

  --language   of the words in it; en unless given
  --seat       packetdrill: whose end is the kernel under test; server unless given
  --theme      svg and png: light unless given; paper is for printers in black and white
  --numbers    svg and png: counted from the ISNs unless given

Exit code 0: written. 2: the source or the arguments could not be used.`,
  run: async (args, io) => {
    const asked = optionsOf(args)
    if (!asked.ok) {
      io.complain(`wavehand export: ${asked.error}`)
      return 2
    }
    const { source, format, out, options } = asked.value
    const read = await readSource(source)
    if (!read.ok) {
      io.complain(`wavehand export: ${source}: ${read.error}`)
      return 2
    }
    const { content } = await taken(read.value, format, options)
    if (out === undefined) io.write(content)
    else {
      try {
        await writeFile(out, content)
      } catch (error) {
        io.complain(`wavehand export: ${out}: cannot be written (${reasonOf(error)})`)
        return 2
      }
    }
    return 0
  },
}

interface Asked {
  readonly source: string
  readonly format: TakenFormat
  readonly out: string | undefined
  readonly options: ExportOptions
}

const optionsOf = (args: readonly string[]): Result<Asked, string> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        language: { type: 'string', default: 'en' },
        seat: { type: 'string', default: 'server' },
        theme: { type: 'string', default: 'light' },
        numbers: { type: 'string', default: 'relative' },
        out: { type: 'string', short: 'o' },
      },
    })
    const [source, ...more] = positionals
    if (source === undefined) return fail('name a replay file or the id of a round; --help tells more')
    if (more.length > 0) return fail('one round at a time')
    const formats = TAKEN_FORMATS.join(', ')
    if (values.format === undefined) return fail(`name a format with --format: ${formats}`)
    const format = takenFormat(values.format)
    if (format === undefined) return fail(`there is no format "${values.format}"; there are: ${formats}`)
    const language = EXPORT_LANGUAGES.find((one) => one === values.language)
    if (language === undefined) return fail(`--language is one of ${EXPORT_LANGUAGES.join(', ')}`)
    const seat = SEATS.find((one) => one === values.seat)
    if (seat === undefined) return fail(`--seat is one of ${SEATS.join(', ')}`)
    const theme = PICTURE_THEMES.find((one) => one === values.theme)
    if (theme === undefined) return fail(`--theme is one of ${PICTURE_THEMES.join(', ')}`)
    const numbers = (['relative', 'absolute'] as const).find((one) => one === values.numbers)
    if (numbers === undefined) return fail('--numbers is one of relative, absolute')
    const picture = { ...DEFAULT_CHOICE, language, theme, numbers }
    return ok({ source, format, out: values.out, options: { words: EXPORT_WORDS[language], seat, picture } })
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

/** A file if there is one of that name; otherwise a round of the store. */
const readSource = async (source: string): Promise<Result<ReplayFile, string>> => {
  if (existsSync(source)) {
    try {
      return readText(await readFile(source, 'utf8'))
    } catch (error) {
      return fail(`cannot be read (${reasonOf(error)})`)
    }
  }
  if (!isReplayId(source)) return fail('there is no such file')
  const config = readConfig(process.env)
  if (!config.ok) return fail(config.error)
  return fromStore(config.value, source)
}

/** A replay file, or the text twin of a round. */
const readText = (text: string): Result<ReplayFile, string> => {
  const read = parseReplayFile(text)
  if (read.ok) return read
  if (read.error.code !== 'replay/not-json') return fail(sentenceOf(read.error))
  const twin = parseReplayText(text)
  if (!twin.ok) return fail(twinSentenceOf(twin.error))
  const file = toReplayFile(twin.value, notesOfText(text))
  return file === undefined ? fail('it does not say how the round began') : ok(file)
}

const fromStore = async (config: Config, id: string): Promise<Result<ReplayFile, string>> => {
  const { dataDir, databaseUrl } = config
  const place = databaseUrl === undefined ? `${dataDir} (DATA_DIR)` : 'the database (DATABASE_URL)'
  // Asking must not make a store where there is none.
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'wavehand.sqlite')))
    return fail(`there is no such file, and no store in ${place}`)
  try {
    const store = await openStore(config, pino({ level: 'silent' }))
    try {
      const replay = await finishedReplay(store, id)
      if (replay.ok) return replay
      return fail(
        replay.error === 'replay/not-over'
          ? 'this round is still being played, or was given up'
          : `there is no such file, and no round of this id in ${place}`,
      )
    } finally {
      await store.close()
    }
  } catch (error) {
    return databaseUrl === undefined
      ? fail(`the store in ${place} cannot be opened (${reasonOf(error)}); does a server use it?`)
      : fail(error instanceof Error ? error.message : String(error))
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)

const sentenceOf = (error: ReplayFileError): string => {
  switch (error.code) {
    case 'replay/not-json':
      return 'not JSON'
    case 'replay/not-a-replay':
      return `not a replay file${error.field === '' ? '' : `: ${error.field}`}`
    case 'replay/unknown-rules':
      return `played by rules ${error.rules}; this program knows ${error.known}`
    case 'replay/broken-event':
      return `event ${error.n} cannot be folded${error.field === '' ? '' : `: ${error.field}`}`
    case 'replay/contradiction':
      return `its ${error.field} is not that of its events`
    case 'replay/hash-mismatch':
      return 'somebody has changed it: its hash is not that of its events'
    default:
      return unreachable(error)
  }
}

const twinSentenceOf = (error: ReplayTextError): string => {
  switch (error.code) {
    case 'text/not-a-round':
      return 'neither a replay file nor the text of a round'
    case 'text/broken-start':
      return `line ${error.line} does not say how the round began`
    case 'text/unreadable':
      return `line ${error.line} cannot be read`
    case 'text/impossible':
      return `line ${error.line} cannot have happened`
    case 'text/does-not-follow':
      return `line ${error.line} does not follow from the others; by the rules it is: ${error.expected}`
    default:
      return unreachable(error)
  }
}
