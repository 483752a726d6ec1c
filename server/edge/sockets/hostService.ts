import { unreachable } from '../../../shared/base/unreachable.ts'
import type { Class, Table } from '../../../shared/class/class.ts'
import type { ClassCommand } from '../../../shared/class/command.ts'
import { wholeView } from '../../../shared/game/room/viewOf.ts'
import type { HostedCommand } from '../../../shared/game/room/command.ts'
import type { HostAnswer } from '../../../shared/wire/classAnswers.ts'
import type { HostMessage } from '../../../shared/wire/classMessages.ts'
import { freeRoomCodes } from '../../classes/codes.ts'
import type { Classes } from '../../classes/classes.ts'
import type { Erasing } from '../../classes/erasing.ts'
import type { ClassRooms } from '../../classes/following.ts'
import { reportFor } from '../../classes/reporting.ts'
import { isKind } from '../../rooms/names.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { hashOf, newSecret } from '../../rooms/secrets.ts'
import type { Store } from '../../store/store.ts'
import type { ClassPlaces } from './classPlaces.ts'
import { classNotDone, codesNeeded, refusedClass } from './classService.ts'
import type { ClassPlace, Line } from './line.ts'

/** What a host asks of a class: authorise, ask the class, carry it into its rooms, say where that did not work. */
export interface HostService {
  readonly host: (line: Line, message: HostMessage) => Promise<HostAnswer>
}

/** So long an answer waits for the rooms, in milliseconds; those that have not followed then are named. */
const REACHED_WITHIN_MS = 1_000

export const createHostService = (options: {
  readonly classes: Classes
  readonly classRooms: ClassRooms
  readonly rooms: Rooms
  readonly places: ClassPlaces
  readonly store: Store
  readonly erasing: Erasing
  readonly now: () => number
  /** How long this server keeps anything, in milliseconds */
  readonly keepMs: number
}): HostService => {
  const { classes, classRooms, rooms, places, store, erasing, now, keepMs } = options

  /** Decides it for the class, and waits for the rooms. */
  const commanded = async (
    place: ClassPlace,
    make: (group: Class) => ClassCommand,
    secret?: string,
  ): Promise<HostAnswer> => {
    const done = await classes.execute(place.code, (group) =>
      isHost(group, place) ? make(group) : 'class/not-host',
    )
    if (!done.ok) return classNotDone(done.code)
    const unreached = await classRooms.unreached(place.code, REACHED_WITHIN_MS)
    return { ok: true, version: done.group.version, unreached, ...(secret !== undefined && { secret }) }
  }

  /** Does something in the rooms of some tables, which the class itself does not remember. */
  const inRooms = async (
    group: Class,
    where: number | 'all',
    command: HostedCommand,
  ): Promise<HostAnswer> => {
    if (group.phase !== 'playing') return refusedClass('class/not-playing')
    const tables = group.tables.filter(({ n }) => where === 'all' || n === where)
    if (tables.length === 0) return refusedClass('table/unknown')
    const reach = async ({ room }: Table): Promise<boolean> => {
      const done = await rooms.execute(room, () => command)
      // Where the round is over there is nothing to do: that is no failure.
      return done.ok || done.code === 'round/none'
    }
    const unreached = await classRooms.each(tables, reach, REACHED_WITHIN_MS)
    return { ok: true, version: group.version, unreached }
  }

  const look = async (line: Line, group: Class, n: number | undefined): Promise<HostAnswer> => {
    const table = group.tables.find((one) => one.n === n)
    places.look(line, table && { table: table.n, room: table.room })
    if (n === undefined) return { ok: true, version: group.version, unreached: [] }
    const room = table && (rooms.peek(table.room) ?? (await rooms.find(table.room)))
    if (room === undefined) return refusedClass('table/unknown')
    return { ok: true, version: group.version, unreached: [], look: wholeView(room, now()) }
  }

  return {
    host: async (line, message) => {
      const place = line.data.inClass
      if (place === undefined) return refusedClass('class/not-entered')
      const group = await classes.find(place.code)
      if (group === undefined) return refusedClass('class/unknown')
      if (place.role !== 'host' || !isHost(group, place)) return refusedClass('class/not-host')
      switch (message.kind) {
        case 'add-host': {
          const { name } = message
          if (!isKind(name)) return refusedClass('name/unkind')
          const secret = newSecret()
          return commanded(place, () => ({ kind: 'add-host', name, tokenHash: hashOf(secret) }), secret)
        }
        case 'open-screen': {
          const secret = newSecret()
          return commanded(place, () => ({ kind: 'open-screen', tokenHash: hashOf(secret) }), secret)
        }
        case 'rename':
          return message.names.every(isKind) ? commanded(place, () => message) : refusedClass('name/unkind')
        case 'change-plan':
          return isKind(message.plan.title) ? commanded(place, () => message) : refusedClass('name/unkind')
        case 'deal':
        case 'begin-level': {
          const free = await freeRoomCodes(store, codesNeeded(group))
          return message.kind === 'deal'
            ? commanded(place, () => ({ ...message, rooms: free }))
            : commanded(place, () => ({ ...message, minutes: message.minutes, rooms: free }))
        }
        case 'give-hint':
          return inRooms(group, message.table, { kind: 'give-hint', depth: message.depth })
        case 'send-stray':
          return inRooms(group, message.table, { kind: 'send-stray', to: message.to })
        case 'send-flood':
          return inRooms(group, message.table, { kind: 'send-flood' })
        case 'look':
          return look(line, group, message.table)
        case 'erase':
          await erasing.erase(place.code)
          return { ok: true, version: group.version, unreached: [] }
        case 'report': {
          const report = await reportFor(store, group, keepMs)
          return { ok: true, version: group.version, unreached: [], report }
        }
        case 'dismiss-host':
        case 'open-doors':
        case 'set-lock':
        case 'remove':
        case 'seat':
        case 'give-time':
        case 'set-pause':
        case 'answer-call':
        case 'freeze':
        case 'show-predictions':
        case 'thaw':
        case 'end-class':
          return commanded(place, () => message)
        default:
          return unreachable(message)
      }
    },
  }
}

const isHost = ({ hosts }: Class, { tokenHash }: ClassPlace): boolean =>
  hosts.some((host) => host.tokenHash === tokenHash)
