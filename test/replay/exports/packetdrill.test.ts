import { describe, expect, test } from 'vitest'
import { toPacketdrill } from '../../../shared/replay/exports/packetdrill.ts'
import { SEATS, peerOf } from '../../../shared/game/seat.ts'
import { ROUNDS, canonicalRound } from '../../support/rounds.ts'
import { drive } from '../../support/packetdrill.ts'

describe('a packetdrill script', () => {
  describe.each(SEATS)('with the %s as the kernel under test', (seat) => {
    test.each(ROUNDS.map(({ name, timeline }) => [name, timeline] as const))(
      'of %s: our own kernel does every line of it, and ends where the player did',
      (_name, timeline) => {
        const { tcb, wrong, packets } = drive(toPacketdrill(timeline, seat))
        expect(wrong).toEqual([])
        const sent = timeline.steps.filter(
          (step) => step.kind === 'segment' && step.seat === seat && step.made === undefined,
        )
        const came = timeline.steps.filter(
          (step) =>
            step.kind === 'segment' &&
            step.seat === peerOf(seat) &&
            step.arrivedAt !== undefined &&
            step.dropped !== true,
        )
        expect(packets.out).toBeGreaterThanOrEqual(sent.length)
        expect(packets.in).toBeGreaterThanOrEqual(came.length)
        const end = timeline.moments.at(-1)?.[seat]
        expect(tcb.state).toBe(end?.state)
      },
    )
  })

  test('says what a listener does, what comes, and what must go out', () => {
    expect(toPacketdrill(canonicalRound('first-words', 'any').timeline))
      .toBe(`// first-words: the kernel under test is the server
+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0.5 < S 0:0(0) win 65535 <mss 1460>
+0 > S. 0:0(0) ack 1 <...>
+1 < P. 1:11(10) ack 1 win 65535
+0 accept(3, ..., ...) = 4
+0 read(4, ..., 10) = 10
+0 write(4, ..., 20) = 20
+0 > P. 1:21(20) ack 11
+1 < . 11:11(0) ack 21 win 65535
`)
  })
})
