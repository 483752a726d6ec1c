import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import { toText } from '../../../shared/replay/exports/text.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import { replayEvent } from '../../../shared/wire/outgoing/replay.ts'
import type { ReplayFile } from '../../../shared/wire/answers.ts'
import { parseReplayFile } from '../../../shared/wire/parseReplayFile.ts'
import { hashOf } from '../../../shared/wire/replayFile.ts'
import { playedRound } from '../../support/playedRound.ts'
import { FILE_CODES, described } from '../codes.ts'
import { heapHere } from '../heap.ts'
import type { Target } from '../target.ts'
import { altered, alteredOctets, oneOf, valueOf } from '../values.ts'
import type { Random } from '../values.ts'

/** Replay files: with events left out, doubled, made up and altered, mostly under a hash that is right again. */
export const replayFiles: Target = {
  name: 'replay files',
  share: 0.12,
  open: () => {
    const rounds = [playedRound('handshake'), playedRound('close-client'), playedRound('lost-syn')]
    return Promise.resolve({
      atOnce: 1,
      run: (random) => {
        const read = parseReplayFile(textOf(oneOf(random, rounds), random))
        if (!read.ok) return described(read.error.code, FILE_CODES)
        const timeline = timelineOf(read.value.events)
        if (timeline === undefined) throw new Error('what was accepted cannot be folded')
        toText(timeline, EXPORT_WORDS.en)
        return 'done'
      },
      heap: heapHere,
      close: () => Promise.resolve(),
    })
  },
}

const textOf = (round: ReplayFile, random: Random): string => {
  if (random() < 0.1) {
    const octets = alteredOctets(new TextEncoder().encode(JSON.stringify(round)), random)
    return new TextDecoder().decode(octets)
  }
  if (random() < 0.1) return JSON.stringify(altered(round, random))
  const events = eventsLike(round.events, random)
  return JSON.stringify({ ...round, events, hash: hashOf(events) })
}

const eventsLike = (events: ReplayFile['events'], random: Random): ReplayFile['events'] => {
  const at = Math.floor(random() * events.length)
  const kind = random()
  if (kind < 0.2) return events.filter((_, index) => index !== at)
  if (kind < 0.4) return events.flatMap((event, index) => (index === at ? [event, event] : [event]))
  const made: unknown = kind < 0.7 ? valueOf(replayEvent, random) : altered(events[at], random)
  // Whatever it is, it goes where a file would have put it.
  return events.map((event, index) => (index === at ? (made as typeof event) : event))
}
