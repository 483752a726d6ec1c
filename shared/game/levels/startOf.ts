import { unreachable } from '../../base/unreachable.ts'
import { arrive } from '../../tcp/arrive/arrive.ts'
import { close } from '../../tcp/close.ts'
import { closedTcb } from '../../tcp/closed.ts'
import { pay } from '../../tcp/pay.ts'
import { receive } from '../../tcp/receive.ts'
import { send } from '../../tcp/send.ts'
import type { Seq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { bySeat } from '../seat.ts'
import type { BySeat } from '../seat.ts'
import type { LevelStart } from './level.ts'
import { openConnection } from './openConnection.ts'

/** Both endpoints where a level begins: what came before has been run through the engine. */
export const startOf = (start: LevelStart, iss: BySeat<Seq>): BySeat<Tcb> => {
  switch (start) {
    case 'closed':
      return bySeat((seat) => closedTcb({ iss: iss[seat] }))
    case 'established':
      return openConnection(iss)
    case 'crashed':
      return { client: openConnection(iss).client, server: closedTcb({ iss: iss.server }) }
    case 'time-wait':
      return waiting(openConnection(iss))
    default:
      return unreachable(start)
  }
}

/** The server has said its last four octets, the client closed first, and the last ACK has arrived. */
const waiting = (ends: BySeat<Tcb>): BySeat<Tcb> => {
  const said = exchanged({ ...ends, server: must(send(ends.server, 'bye!')) })
  const half = exchanged({ ...said, client: must(close(said.client)) })
  return exchanged({ ...half, server: must(close(half.server)) })
}

const must = (result: ReturnType<typeof send>): Tcb => {
  if (!result.ok) throw new Error(`a call before the start of a level: ${result.error}`)
  return result.value
}

/** Both ends pay what they owe and read what comes, until neither has anything to say. */
const exchanged = ({ client, server }: BySeat<Tcb>): BySeat<Tcb> => {
  const fromClient = pay(client)
  const fromServer = pay(server)
  if (fromClient.sent.length + fromServer.sent.length === 0) return { client, server }
  return exchanged({
    client: read(fromServer.sent.reduce((tcb, segment) => arrive(tcb, segment).tcb, fromClient.tcb)),
    server: read(fromClient.sent.reduce((tcb, segment) => arrive(tcb, segment).tcb, fromServer.tcb)),
  })
}

const read = (tcb: Tcb): Tcb => {
  const result = receive(tcb)
  return result.ok ? result.value.tcb : tcb
}
