import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { unreachable } from '../../shared/base/unreachable.ts'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { botsPlay } from '../../shared/game/bot/botsPlay.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { Level } from '../../shared/game/levels/level.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { flagNames } from '../../shared/tcp/segment.ts'
import { formatReplayFile, toReplayFile } from '../../shared/wire/replayFile.ts'
import type { Command } from './command.ts'
import { readLevel } from './levelFile.ts'

/** `wavehand play`: two bots play a level in this process. */
export const play: Command = {
  name: 'play',
  summary: 'let two bots play a level and write the replay file',
  help: `Usage: wavehand play --level ID|FILE [--seed N] [--client BOT] [--server BOT] [-o FILE]

Two bots play a level in this process, with no server. The replay file (JSON) is written to -o, or to standard
output. BOT is "sound": it does what RFC 9293 asks for. wavehand levels lists the ids.

Exit code 0: the level was won. 1: it was not. 2: the level or the arguments could not be used.`,
  run: async (args, io) => {
    const asked = optionsOf(args)
    if (!asked.ok) {
      io.complain(`wavehand play: ${asked.error}`)
      return 2
    }
    const { name, seed, out } = asked.value
    const found = await levelNamed(name)
    if (!found.ok) {
      found.error.forEach((reason) => io.complain(`wavehand play: ${name}: ${reason}`))
      return 2
    }
    const played = botsPlay(
      { ...DEFAULT_SETTINGS, ...(found.value.id === undefined ? {} : { level: found.value.id }) },
      seed,
      found.value.level === undefined ? {} : { level: found.value.level },
    )
    const file = toReplayFile(played.events)
    if (file === undefined) throw new Error('a round begins with its start')
    const text = formatReplayFile(file)
    if (out === undefined) io.print(text)
    else {
      await writeFile(out, `${text}\n`)
      played.round.steps.map(lineOf).forEach(io.print)
    }
    return played.isWon ? 0 : 1
  },
}

interface Asked {
  readonly name: string
  readonly seed: string
  readonly out: string | undefined
}

const optionsOf = (args: readonly string[]): Result<Asked, string> => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        level: { type: 'string' },
        seed: { type: 'string', default: '1' },
        client: { type: 'string', default: 'sound' },
        server: { type: 'string', default: 'sound' },
        out: { type: 'string', short: 'o' },
      },
    })
    if (values.level === undefined) return fail('name a level with --level; wavehand levels lists them')
    const stranger = [values.client, values.server].find((bot) => bot !== 'sound')
    if (stranger !== undefined) return fail(`there is no bot "${stranger}"; the bots are: sound`)
    return ok({ name: values.level, seed: values.seed, out: values.out })
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

type Found =
  | { readonly id: (typeof LEVEL_IDS)[number]; readonly level: undefined }
  | { readonly id: undefined; readonly level: Level }

const levelNamed = async (name: string): Promise<Result<Found, readonly string[]>> => {
  const id = LEVEL_IDS.find((one) => one === name)
  if (id !== undefined) return ok({ id, level: undefined })
  if (!/[./\\]/.test(name)) return fail(['there is no such level; wavehand levels lists them'])
  const read = await readLevel(name)
  return read.ok ? ok({ id: undefined, level: read.value }) : fail(read.error.reasons)
}

const lineOf = (step: Step): string => {
  const who = step.seat === 'client' ? 'C' : 'S'
  switch (step.kind) {
    case 'call':
      return `${who} calls ${step.call.kind}`
    case 'timer':
      return step.timer === 'wait' ? `${who} waits` : `${who} timer: ${step.timer}`
    case 'forged':
      return `${who} * SYN seq ${step.seq} from ${step.address}: ${step.fate}`
    case 'refused':
      return `${who} refused`
    case 'segment': {
      const { flags, seq, ack, data } = step.segment
      const numbers = [
        `seq ${seq}`,
        ...(flags.ack ? [`ack ${ack}`] : []),
        ...(data === '' ? [] : [`len ${data.length}`]),
      ]
      // x: lost on the way; *: made by the wire, sent by nobody at the table
      const mark = step.lost === true ? 'x' : step.made === undefined ? '>' : '*'
      return `${who} ${mark} ${flagNames(flags).join(',')} ${numbers.join(' ')}`
    }
    default:
      return unreachable(step)
  }
}
