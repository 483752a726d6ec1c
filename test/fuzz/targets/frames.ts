import { WIRE_CODES, described } from '../codes.ts'
import { exchange } from '../rawSocket.ts'
import { startFuzzedServer } from '../server.ts'
import type { Target } from '../target.ts'
import { alteredOctets, junk, oneOf } from '../values.ts'
import type { Random } from '../values.ts'

/** Engine.IO and Socket.IO packets, good ones and such as nobody should send. */
const PACKETS = [
  '40',
  '40{"wire":1}',
  '40/other,',
  '41',
  '2',
  '3',
  '3probe',
  '2probe',
  '5',
  '6',
  '1',
  '420["create",{"name":"Ada"}]',
  '421["act",{"kind":"set-ready","ready":true}]',
  '42["act",{"kind":"leave"}]',
  '42["connect"]',
  '42["disconnect"]',
  '42["__proto__",1]',
  '42[]',
  '42{}',
  '42[null]',
  '42[["act"]]',
  '4299999999999999999999["watch",{}]',
  '43["ok"]',
  '430[{"ok":true}]',
  '44{"message":"x"}',
  '451-["act",{"_placeholder":true,"num":0}]',
  '45100000-["act"]',
  '461-1["x"]',
  '47',
  '4',
  '',
  'b64',
  '\u0000',
] as const

const HANDSHAKE = new TextEncoder().encode(
  [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    '',
    '',
  ].join('\r\n'),
)
/** A ping of WebSocket (RFC 6455 5.5.2) with a word in it: its pong says that all before it was read. */
const LAST_WORD = 'last-word'
const PONG = `\u008a\u0009${LAST_WORD}`

/** WebSocket frames: packets in order and out of it, altered; frames that are too long, unmasked, fragmented, cut. */
export const frames: Target = {
  name: 'WebSocket frames',
  share: 0.03,
  open: async () => {
    const server = await startFuzzedServer()
    return {
      atOnce: 8,
      run: async (random) => {
        const count = 1 + Math.floor(random() * 12)
        const sent = Array.from({ length: count }, () => pieceOf(random))
        const pieces = [HANDSHAKE, frame(1, text('40')), ...sent, frame(9, text(LAST_WORD))]
        // A frame that promises more than it brings swallows the last word: it is waited for.
        const { heard, waits } = await Promise.race([
          exchange(server.url, pieces, (all) => all.includes(PONG), 1_000),
          server.lives,
        ])
        if (!heard.startsWith('HTTP/1.1 101')) throw new Error(`no handshake: ${heard.slice(0, 200)}`)
        for (const [, code] of heard.matchAll(/"ok":false,"code":"([^"]+)"/g))
          described(code ?? '', WIRE_CODES)
        if (waits) return 'waits for more'
        return heard.includes(PONG) ? 'went on' : 'hung up'
      },
      heap: server.heap,
      close: server.close,
    }
  },
}

const text = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words)

const pieceOf = (random: Random): Uint8Array => {
  const kind = random()
  const packet =
    kind < 0.5
      ? oneOf(random, PACKETS)
      : `42${Math.floor(random() * 9)}${JSON.stringify(['act', junk(random)])}`
  const octets = random() < 0.3 ? alteredOctets(text(packet), random) : text(packet)
  const whole = frame(random() < 0.9 ? 1 : Math.floor(random() * 16), octets)
  return random() < 0.1 ? alteredOctets(whole, random) : whole
}

/** A masked frame (RFC 6455 5.2), its mask zero. */
const frame = (opcode: number, payload: Uint8Array): Uint8Array => {
  const { length } = payload
  const size = length < 126 ? [length] : [126, length >> 8, length & 0xff]
  return Uint8Array.from([0x80 | opcode, 0x80 | (size[0] ?? 0), ...size.slice(1), 0, 0, 0, 0, ...payload])
}
