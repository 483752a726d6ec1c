import { arrive } from '../../tcp/arrive/arrive.ts'
import { closedTcb } from '../../tcp/closed.ts'
import { open } from '../../tcp/open.ts'
import { pay } from '../../tcp/pay.ts'
import type { Seq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { BySeat } from '../seat.ts'

/** Two endpoints that have just opened a connection: the handshake itself, run through the engine. */
export const openConnection = (iss: BySeat<Seq>): BySeat<Tcb> => {
  let client = opened(closedTcb({ iss: iss.client }), 'active')
  let server = opened(closedTcb({ iss: iss.server }), 'passive')
  for (let moved = true; moved;) {
    const fromClient = pay(client)
    const fromServer = pay(fromClient.sent.reduce((tcb, segment) => arrive(tcb, segment).tcb, server))
    client = fromServer.sent.reduce((tcb, segment) => arrive(tcb, segment).tcb, fromClient.tcb)
    server = fromServer.tcb
    moved = fromClient.sent.length + fromServer.sent.length > 0
  }
  return { client, server }
}

const opened = (tcb: Tcb, kind: 'active' | 'passive'): Tcb => {
  const result = open(tcb, kind)
  if (!result.ok) throw new Error(`open of a closed endpoint: ${result.error}`)
  return result.value
}
