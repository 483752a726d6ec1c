import { createServer } from 'node:http'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { sqliteStore } from '../../../../server/store/sqlite/sqliteStore.ts'
import type { Draft } from '../../../../shared/game/draft.ts'
import type { RoomEvent } from '../../../../shared/game/room/event.ts'
import { toSeq } from '../../../../shared/tcp/seq.ts'
import { readAct } from '../../../../shared/wire/readAct.ts'
import { toCommand } from '../../../../shared/wire/toCommand.ts'
import { payloadOf, tellReady } from './ready.ts'

// The third baseline: what every server does that keeps moves and tells each player something else, and nothing more.
// Bare `ws`; a move is read and validated, its two events are durable in our own store before anybody hears of it, and
// each of the two gets JSON of their own, as large as one of our views. No rule, view, room, limit, or Socket.IO.

interface Table {
  readonly code: string
  readonly sockets: WebSocket[]
  /** How many events of it have been handed over */
  version: number
}

const PREFIX = '4217["act",'
const thread = new URL('../../../../server/store/sqlite/thread.mjs', import.meta.url)
const store = await sqliteStore(process.env['DATA_DIR'] ?? '', thread)
const tables = new Map<string, Table>()

/** Makes what is told as large as one of our views */
let padding: string | undefined

const tableOf = (code: string): Table => {
  const table = tables.get(code) ?? { code, sockets: [], version: 0 }
  tables.set(code, table)
  return table
}

/** The two events that most moves come to. */
const eventsOf = (moveId: string, flight: number, draft: Draft): readonly RoomEvent[] => {
  const at = Date.now()
  const { flags, seq, ack = 0 } = draft
  return [
    {
      kind: 'segment-sent',
      seat: 'client',
      moveId,
      flight,
      segment: { flags, seq: toSeq(seq), ack: toSeq(ack), wnd: 65_535, data: 'GET!' },
      draft,
      verdict: { kind: 'conforming', as: 'data', typical: true, reveals: undefined },
      dueAt: at,
      at,
    },
    { kind: 'segment-arrived', seat: 'server', flight, at },
  ]
}

/** Facts of the shape and number that a change of a view has, made anew for each who is told. */
const changeOf = (version: number, [sent]: readonly RoomEvent[], rest: string): string => {
  const [at, snd, rcv] = [Date.now(), { una: 901, nxt: 905, wnd: 65_535 }, { nxt: 9_001 }]
  return JSON.stringify({ version, at, sent, snd, rcv, rest })
}

const play = async (table: Table, message: string): Promise<void> => {
  const read = readAct.safeParse(JSON.parse(message.slice(PREFIX.length, -1)))
  if (!read.success) throw new Error(message)
  const command = toCommand(read.data, 'client')
  if (command.kind !== 'submit-move' || command.move.kind !== 'segment') throw new Error(message)
  const events = eventsOf(command.moveId, command.seen, command.move.draft)
  const first = table.version + 1
  table.version += events.length
  await store.append(events.map((event, index) => ({ room: table.code, version: first + index, event })))
  padding ??= 'x'.repeat(Math.max(0, payloadOf().length - changeOf(table.version, events, '').length))
  for (const socket of table.sockets) socket.send(`42["view",${changeOf(table.version, events, padding)}]`)
}

const http = createServer()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
server.on('connection', (socket, request) => {
  const table = tableOf(request.url ?? '')
  table.sockets.push(socket)
  socket.on('message', (data) => {
    if (Buffer.isBuffer(data)) void play(table, data.toString())
  })
})
tellReady(http)
process.once('SIGTERM', () => void store.close().finally(() => process.exit(0)))
