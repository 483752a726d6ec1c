import { botsPlay } from '../../shared/game/bot/botsPlay.ts'
import { PLAYER_CALLS } from '../../shared/game/draft.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { LevelId, WireFault } from '../../shared/game/levels/level.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { table } from '../game/support/table.ts'
import { CANONICAL } from './canonical.ts'

/** A whole round for the tests of records, and how it was played. */
export interface TestRound {
  readonly name: string
  readonly level: LevelId
  readonly events: readonly RoomEvent[]
  readonly timeline: Timeline
}

type Isns = 'small' | 'any'

/** A level as its canonical play has it, typed by two people. */
export const canonicalRound = (level: LevelId, isns: Isns): TestRound => {
  const room = table({ level, isns })
  for (const line of CANONICAL[level]) {
    const seat: Seat = line.trim().startsWith('C') ? 'client' : 'server'
    if (line.includes('calls')) {
      const call = PLAYER_CALLS.find((one) => line.includes(one))
      if (call === undefined) throw new Error(line)
      room.submits(seat, { kind: 'call', call })
      room.settles()
    } else if (line.includes('lets')) {
      room.submits(seat, { kind: 'timer', timer: 'time-wait' })
    } else room.plays(line)
  }
  const events = room.events()
  const start = events.findIndex(({ kind }) => kind === 'round-started')
  return roundOf(`${level}, canonical, ISNs ${isns}`, level, events.slice(start))
}

/** A level that two bots play; with faults of the wire besides those of the level, if any are given. */
export const botRound = (
  level: LevelId,
  seed: string,
  isns: Isns,
  faults: readonly WireFault[] = [],
): TestRound => {
  const own = LEVELS[level]
  const { events } = botsPlay(
    { ...DEFAULT_SETTINGS, level, isns },
    seed,
    faults.length === 0
      ? { now: NOW }
      : {
          now: NOW,
          level: { ...own, wire: { ...own.wire, faults: [...(own.wire.faults ?? []), ...faults] } },
        },
  )
  const told = faults.map(({ from, what, nth, fate }) => ` ${from} ${what} ${nth} ${fate.kind}`).join(',')
  return roundOf(`${level}, bots, seed ${seed}, ISNs ${isns}${told}`, level, events)
}

const NOW = 1_760_000_000_000

const roundOf = (name: string, level: LevelId, events: readonly RoomEvent[]): TestRound => {
  const timeline = timelineOf(events)
  if (timeline === undefined) throw new Error(`${name} has no start`)
  return { name, level, events, timeline }
}

const LEVELS_WITH_A_CANON = LEVEL_IDS.filter((level) => CANONICAL[level].length > 0)

const DOUBLED: WireFault = {
  from: 'client',
  what: 'data',
  nth: 1,
  fate: { kind: 'doubled', afterMs: 400 },
}
const LOST_ACK: WireFault = { from: 'server', what: 'ack', nth: 1, fate: { kind: 'lost' } }
const LOST_FIN: WireFault = { from: 'client', what: 'fin', nth: 1, fate: { kind: 'lost' } }
const LOST_DATA: WireFault = { from: 'server', what: 'data', nth: 1, fate: { kind: 'lost' } }

/** Every level as it should be played, every level between bots, wires that fail, and the gauntlet of several seeds. */
export const ROUNDS: readonly TestRound[] = [
  ...LEVELS_WITH_A_CANON.map((level, index) => canonicalRound(level, index % 2 === 0 ? 'small' : 'any')),
  ...LEVEL_IDS.map((level, index) => botRound(level, '7', index % 2 === 0 ? 'any' : 'small')),
  ...(['first-words', 'half-close', 'leak'] as const).flatMap((level) => [
    botRound(level, '3', 'any', [DOUBLED]),
    botRound(level, '4', 'small', [LOST_ACK, LOST_FIN]),
    botRound(level, '5', 'any', [LOST_DATA, DOUBLED]),
  ]),
  ...Array.from({ length: 8 }, (_, index) => botRound('gauntlet', `gauntlet-${index}`, 'any')),
]
