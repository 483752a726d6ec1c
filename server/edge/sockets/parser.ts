import { Decoder, Encoder, PacketType } from 'socket.io-parser'
import type { Packet as AnyPacket } from 'socket.io-parser'
import type { DirectLine } from './directLine.ts'
import type { Packet } from './frames.ts'

/** The acknowledgement of the event that asked for it under this number, as a packet. */
export const acknowledgement = (id: number | string, json: string): Packet => ({
  head: `${PacketType.ACK}${id}[`,
  json,
})

/** An answer that is JSON already and goes out directly. */
export class DirectReply {
  readonly line: DirectLine
  readonly json: string

  constructor(line: DirectLine, json: string) {
    this.line = line
    this.json = json
  }
}

/** Socket.IO's own encoding, but for acknowledgements that are a `DirectReply`: those are sent here, and nothing is left to send. */
class ReplyEncoder extends Encoder {
  override encode(packet: AnyPacket): string[] {
    if (packet.type !== PacketType.ACK) return super.encode(packet)
    const data: unknown = packet.data
    const reply: unknown = Array.isArray(data) ? data[0] : undefined
    if (!(reply instanceof DirectReply)) return super.encode(packet)
    reply.line.send(acknowledgement(packet.id ?? '', reply.json))
    return []
  }
}

/** What `new Server({ parser })` takes. */
export const parser = { Encoder: ReplyEncoder, Decoder }
