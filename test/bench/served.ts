import { tellViews } from '../../server/edge/sockets/tellViews.ts'
import type { Ear, TellViews } from '../../server/edge/sockets/tellViews.ts'
import { runsOf } from '../../server/store/sqlite/runs.ts'
import { botMove } from '../../shared/game/bot/bot.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import type { Decision } from '../../shared/game/room/decide.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room, Round } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { readAct } from '../../shared/wire/readAct.ts'
import { toCommand } from '../../shared/wire/toCommand.ts'

// What a server does for a move, but for its network and its store: the message is read, decided, written down for the
// journal and told to both. As in the saturated bench: 200 rooms in turn, `half-close`, segments that take no time on
// the wire. What the players send is chosen here as well (some 2 us a move).
const ROOMS = 200
const LEVEL = { ...LEVELS['half-close'], wire: { ...LEVELS['half-close'].wire, delayMs: 0 } }
const SETTINGS = { ...DEFAULT_SETTINGS, level: 'half-close' } as const

interface Table {
  room: Room
  readonly tell: TellViews
  readonly ears: readonly Ear[]
}

let octets = 0
let ids = 0

const taken = (
  room: Room | undefined,
  command: RoomCommand,
  now: number,
): Extract<Decision, { ok: true }> => {
  const decision = decide(room, command, { now, newId: () => `replay-${(ids += 1)}` })
  if (!decision.ok) throw new Error(`${command.kind}: ${decision.refusal.code}`)
  return decision
}

const opened = (n: number): Table => {
  const [code, now] = [`ROOM${n}`, Date.now()]
  const begun = taken(
    undefined,
    { kind: 'open-room', code, seed: code, settings: SETTINGS, level: LEVEL },
    now,
  )
  const room = SEATS.reduce(
    (before, seat) =>
      taken(before, { kind: 'take-seat', seat, name: 'Mei', tokenHash: tokenOf(seat) }, now).room,
    begun.room,
  )
  return { room, tell: tellViews(), ears: SEATS.map((seat) => earOf(code, seat)) }
}

const tokenOf = (seat: Seat): string => `of-${seat}`

const earOf = (code: string, seat: Seat): Ear => ({
  data: {
    place: { code, tokenHash: tokenOf(seat) },
    seen: undefined,
    seenAs: 'spectator',
    takesChanges: true,
    direct: { send: ({ head, json }) => void (octets += head.length + json.length + 1) },
  },
})

/** A command, and what is due in the same instant: stored and told as one. */
const serve = (table: Table, command: RoomCommand): void => {
  const { room } = table
  const now = Date.now()
  const done = taken(room, command, now)
  const ticked = taken(done.room, { kind: 'tick' }, now)
  const events = [...done.events, ...ticked.events]
  const runs = runsOf(events.map((event, at) => ({ room: room.code, version: room.version + at + 1, event })))
  for (const { lines } of runs) for (const line of lines) octets += line.length
  table.room = ticked.room
  table.tell(table.room, table.ears)
}

const messageOf = ({ version }: Room, round: Round, seat: Seat): string => {
  const move = botMove(round, seat)
  return JSON.stringify(['act', { kind: 'submit-move', moveId: `${seat}-${version}`, seen: version, move }])
}

const play = (table: Table): number => {
  const { room } = table
  const { round } = room
  const seat = round && SEATS.find((each) => botMove(round, each) !== undefined)
  if (room.phase !== 'playing' || round === undefined || seat === undefined) {
    for (const each of SEATS) serve(table, { kind: 'set-ready', seat: each, ready: true })
    return 0
  }
  const read = readAct.safeParse(JSON.parse(messageOf(room, round, seat))[1])
  if (!read.success) throw new Error('the message could not be read')
  serve(table, toCommand(read.data, seat))
  return 1
}

const tables = Array.from({ length: ROOMS }, (_, n) => opened(n))

/** One move in every room, or the beginning of its next round. */
export const served = (): number => {
  const moves = tables.reduce((sum, table) => sum + play(table), 0)
  if (octets === 0) throw new Error('nobody was told anything')
  return moves
}
