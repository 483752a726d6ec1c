import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { botsPlay } from '../../shared/game/bot/botsPlay.ts'
import { problemsOf } from '../../shared/game/levels/check.ts'
import type { Level } from '../../shared/game/levels/level.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { levelSchema } from '../../shared/wire/level.ts'
import { tried } from '../../shared/wire/tried.ts'
import { appearance } from '../../shared/tcp/appearance.ts'

// zod/mini speaks no language until it is told to: reasons go to whoever wrote the file.
z.config(z.locales.en())

/** Why a level file is not accepted. `unusable`: it could not be read; `refused`: it was read, and is no good level. */
export interface LevelFileError {
  readonly kind: 'unusable' | 'refused'
  readonly reasons: readonly string[]
}

/** Reads a level from a file and checks its shape; whether it can be won is asked of `winnable`. */
export const readLevel = async (file: string): Promise<Result<Level, LevelFileError>> => {
  try {
    return parseLevel(await readFile(file, 'utf8'))
  } catch (error) {
    return fail({ kind: 'unusable', reasons: [reasonOf(error)] })
  }
}

/** The level that a text describes, as it stands in a level file. */
export const parseLevel = (text: string): Result<Level, LevelFileError> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return fail({ kind: 'unusable', reasons: [reasonOf(error)] })
  }
  const parsed = tried(levelSchema, value)
  if (!parsed.success)
    return fail({
      kind: 'refused',
      reasons: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the level'}: ${message}`),
    })
  const level = asLevel(parsed.data)
  const problems = problemsOf(level)
  if (problems.length > 0)
    return fail({ kind: 'refused', reasons: problems.map(({ code, at }) => `${at}: ${code}`) })
  return ok(level)
}

/** What JSON leaves out is absent, not undefined. */
const asLevel = ({
  wire,
  between,
  clocks,
  isns,
  leavesUnread,
  backlog,
  crowd,
  ticks,
  ...rest
}: z.infer<typeof levelSchema>): Level => ({
  ...rest,
  script: {
    client: rest.script.client.map(asStep),
    server: rest.script.server.map(asStep),
  },
  wire: {
    delayMs: wire.delayMs,
    ...(wire.drawn !== undefined && { drawn: wire.drawn }),
    ...(wire.faults !== undefined && { faults: wire.faults }),
    ...(wire.strays !== undefined && {
      strays: wire.strays.map(({ ack, data, ...stray }) => ({
        ...stray,
        ...(ack !== undefined && { ack }),
        ...(data !== undefined && { data }),
      })),
    }),
  },
  ...(between !== undefined && { between }),
  ...(clocks !== undefined && { clocks }),
  ...(isns !== undefined && { isns }),
  ...(leavesUnread !== undefined && { leavesUnread }),
  ...(backlog !== undefined && { backlog }),
  ...(crowd !== undefined && { crowd }),
  ...(ticks !== undefined && { ticks }),
})

type FileStep = z.infer<typeof levelSchema>['script']['client'][number]

const asStep = ({ when, call, handedOver }: FileStep): Level['script']['client'][number] => ({
  when,
  call: call.kind === 'CLOSE' ? { kind: 'CLOSE', ...(call.deaf && { deaf: true }) } : call,
  ...(handedOver && { handedOver: true }),
})

const reasonOf = (error: unknown): string => {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'there is no such file'
  return error instanceof Error ? error.message : String(error)
}

/** How many seeds a level is tried with: other ISNs, other faults where they are drawn. */
const SEEDS = 12

/** What two bots make of a level: how many segments they need, or where they get stuck. */
export const winnable = (
  level: Level,
): Result<{ readonly fewest: number; readonly most: number }, string> => {
  const counts: number[] = []
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const settings = { ...DEFAULT_SETTINGS, isns: seed % 2 === 0 ? 'any' : 'small' } as const
    try {
      const { isWon, round } = botsPlay(settings, String(seed), { level })
      if (!isWon) {
        const { client, server } = round.play
        return fail(
          `two bots cannot win it: with seed ${seed} they end in ${appearance(client.tcb)} / ` +
            `${appearance(server.tcb)} after ${round.steps.length} steps; the goal is ` +
            `${level.goal.client} / ${level.goal.server}`,
        )
      }
      counts.push(round.steps.filter((step) => step.kind === 'segment' && step.made === undefined).length)
    } catch (error) {
      return fail(
        `its script asks for what TCP refuses: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return ok({ fewest: Math.min(...counts), most: Math.max(...counts) })
}
