import { EXPORT_LANGUAGES, EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import { toText } from '../../../shared/replay/exports/text.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import { parseReplayText } from '../../../shared/wire/replayText.ts'
import { playedRound } from '../../support/playedRound.ts'
import { FILE_CODES, described } from '../codes.ts'
import { heapHere } from '../heap.ts'
import type { Target } from '../target.ts'
import { alteredOctets, oneOf } from '../values.ts'
import type { Random } from '../values.ts'

/** Text twins: octets changed, lines and words left out, doubled and swapped. */
export const replayTexts: Target = {
  name: 'text twins',
  share: 0.1,
  open: () => {
    const timelines = (['handshake', 'close-client', 'lost-syn', 'first-words'] as const).flatMap(
      (level) => timelineOf(playedRound(level).events) ?? [],
    )
    const texts = timelines.flatMap((timeline) =>
      EXPORT_LANGUAGES.map((language) => toText(timeline, EXPORT_WORDS[language])),
    )
    return Promise.resolve({
      atOnce: 1,
      run: (random) => {
        const read = parseReplayText(textLike(oneOf(random, texts), random))
        if (!read.ok) return described(read.error.code, FILE_CODES)
        if (timelineOf(read.value) === undefined) throw new Error('what was accepted cannot be folded')
        return 'done'
      },
      heap: heapHere,
      close: () => Promise.resolve(),
    })
  },
}

const textLike = (text: string, random: Random): string => {
  const kind = random()
  if (kind < 0.3) return new TextDecoder().decode(alteredOctets(new TextEncoder().encode(text), random))
  const separator = kind < 0.6 ? '\n' : ' '
  const parts = text.split(separator)
  const [at, other] = [random() * parts.length, random() * parts.length].map(Math.floor)
  const [one = '', two = ''] = [parts[at ?? 0], parts[other ?? 0]]
  return parts
    .flatMap((part, index) => {
      if (index !== at) return [part]
      if (kind < 0.4 || kind > 0.9) return []
      return kind < 0.5 || kind > 0.8 ? [part, part] : [two === part ? one : two]
    })
    .join(separator)
}
