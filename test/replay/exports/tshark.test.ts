import { describe, expect, test } from 'vitest'
import type { LevelId } from '../../../shared/game/levels/level.ts'
import type { SegmentStep } from '../../../shared/game/room/step.ts'
import { packetsOf } from '../../../shared/replay/exports/packets.ts'
import { toPcapng } from '../../../shared/replay/exports/pcapng.ts'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import { ROUNDS } from '../../support/rounds.ts'
import type { TestRound } from '../../support/rounds.ts'
import { dissect, hasTshark } from '../../support/tshark.ts'
import type { Dissected } from '../../support/tshark.ts'

/** What Wireshark warns of whenever a connection is thrown away, as it was. */
const RESET = 'Connection reset (RST)'

/**
 * What else the play itself makes Wireshark warn of, by level. Both levels begin with a segment that nobody at the
 * table sent, and that the recording cannot know where it came from.
 */
const WARNINGS: { readonly [L in LevelId]?: readonly string[] } = {
  // The stray SYN looks like the one that counts; the answer to the true SYN, which left before it, does not fit.
  'ghost-syn': [
    "ACKed segment that wasn't captured (common at capture start)",
    'Previous segment(s) not captured (common at capture start)',
  ],
  // The client acknowledges the FIN that came before the round began.
  'time-wait': ["ACKed segment that wasn't captured (common at capture start)"],
}

/**
 * Steps that Wireshark calls sent again although its sender had forgotten them: the listener of `ghost-syn` was
 * reset, and gives its next caller the same ISN as the ghost.
 */
const FORGOTTEN: { readonly [L in LevelId]?: (step: SegmentStep) => boolean } = {
  'ghost-syn': ({ seat, segment }) => seat === 'server' && segment.flags.syn,
}

/** A gauntlet whose seed draws an old SYN is, for Wireshark, what `ghost-syn` is. */
const likeOf = ({ level, timeline }: TestRound): LevelId =>
  level === 'gauntlet' && timeline.start.strays?.some(({ flags }) => flags.includes('SYN')) === true
    ? 'ghost-syn'
    : level

const stepOf = ({ timeline }: TestRound, { comment }: Dissected): SegmentStep | undefined => {
  const step = timeline.steps[Number(/^#(\d+)/.exec(comment)?.[1]) - 1]
  return step?.kind === 'segment' ? step : undefined
}

describe.skipIf(!hasTshark)('tshark reads the pcapng', () => {
  test.each(ROUNDS.map((round) => [round.name, round] as const))('of %s', (_name, round) => {
    const packets = dissect(toPcapng(round.timeline, EXPORT_WORDS.en))
    const ours = packetsOf(round.timeline, EXPORT_WORDS.en)
    expect(packets.length).toBe(ours.length)
    expect(
      packets.map(({ seq, len, source, time, comment }) => ({ seq, len, source, time, comment })),
    ).toEqual(
      ours.map(({ segment, from, at, comment }) => ({
        seq: segment.seq,
        len: segment.data.length,
        source: from.ip.join('.'),
        time: `${(at / 1000).toFixed(3)}000000`,
        comment,
      })),
    )
    // Nothing is malformed, every length and checksum is right, and data are nothing but data.
    expect(packets.filter(({ isMalformed }) => isMalformed)).toEqual([])
    expect(packets.filter(({ checksums }) => checksums.join() !== '1,1')).toEqual([])
    expect(packets.filter(({ protocols }) => !/^eth:ethertype:ip:tcp(:data)?$/.test(protocols))).toEqual([])
    expect(packets.map(({ mss }) => mss)).toEqual(
      ours.map(({ segment }) => (segment.flags.syn ? '1460' : '')),
    )

    const warned = packets.flatMap((packet) => packet.warnings.map((message) => ({ packet, message })))
    const unexpected = warned.filter(
      ({ packet, message }) =>
        !(message === RESET && stepOf(round, packet)?.segment.flags.rst === true) &&
        WARNINGS[likeOf(round)]?.includes(message) !== true,
    )
    expect(unexpected).toEqual([])

    // Its analysis names what our timeline marks as sent again, and nothing else.
    const analysed = packets
      .filter(({ isRetransmission }) => isRetransmission)
      .map((one) => stepOf(round, one))
    const isForgotten = FORGOTTEN[likeOf(round)]
    expect(
      analysed.filter((step) => step !== undefined && (step.again || isForgotten?.(step) !== true)),
    ).toEqual(round.timeline.steps.filter((step) => step.kind === 'segment' && step.again))
  })
})
