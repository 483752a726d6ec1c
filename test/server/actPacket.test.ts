import fc from 'fast-check'
import { Decoder, Encoder, PacketType } from 'socket.io-parser'
import { expect, test } from 'vitest'
import { actPacket } from '../../server/edge/sockets/actPacket.ts'

/** What a client of Socket.IO puts into one message of Engine.IO. */
const written = (event: string, args: readonly unknown[], id: number | undefined, nsp = '/'): string => {
  const packet = { type: PacketType.EVENT, nsp, data: [event, ...args], ...(id === undefined ? {} : { id }) }
  return `4${String(new Encoder().encode(packet)[0])}`
}

/** What Socket.IO makes of it. */
const decoded = (text: string): unknown => {
  const decoder = new Decoder()
  let heard: unknown
  decoder.on('decoded', (packet) => {
    heard = packet
  })
  decoder.add(text.slice(1))
  return heard
}

test('an act that wants an answer is read as Socket.IO reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (message, id) => {
      const text = written('act', [message], id)
      expect(decoded(text)).toMatchObject({ type: PacketType.EVENT, nsp: '/', id })
      expect(actPacket(text)).toEqual({ id: String(id), message: JSON.parse(JSON.stringify(message)) })
    }),
  )
})

test.each([
  ['another event', written('leave', [{}], 1)],
  ['an event whose name begins so', written('acting', [{}], 1)],
  ['no number, so nobody to answer', written('act', [{}], undefined)],
  ['another namespace', written('act', [{}], 1, '/other')],
  ['no message', written('act', [], 1)],
  ['one message too many', written('act', [{}, {}], 1)],
  ['a number that would come back as another', '42007["act",{}]'],
  ['a number that is none', '42x["act",{}]'],
  ['what is no JSON', '421["act",{]'],
  ['octets that belong to it', '451-1["act",{}]'],
  ['an answer', '431[{}]'],
  ['a ping', '2'],
  ['nothing', ''],
])('%s is left to Socket.IO', (_, text) => {
  expect(actPacket(text)).toBeUndefined()
})
