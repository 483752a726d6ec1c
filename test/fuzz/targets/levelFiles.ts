import { parseLevel, winnable } from '../../../server/cli/levelFile.ts'
import { LEVELS } from '../../../shared/game/levels/catalogue.ts'
import { levelSchema } from '../../../shared/wire/level.ts'
import { LEVEL_CODES, described } from '../codes.ts'
import { heapHere } from '../heap.ts'
import type { Target } from '../target.ts'
import { altered, alteredOctets, oneOf, valueOf } from '../values.ts'
import type { Random } from '../values.ts'

/** Two bots play what was accepted, twelve times over: that takes a while, so not each of them. */
const PLAYED = 0.05

/** Level files: a part of one of our levels made anew, or altered; bots play some of those that are accepted. */
export const levelFiles: Target = {
  name: 'level files',
  share: 0.1,
  open: () => {
    const levels = Object.values(LEVELS)
    return Promise.resolve({
      atOnce: 1,
      run: (random) => {
        const read = parseLevel(textLike(oneOf(random, levels), random))
        if (read.ok) {
          if (random() > PLAYED) return 'done'
          return winnable(read.value).ok ? 'won' : 'cannot be won'
        }
        const { kind, reasons } = read.error
        if (reasons.length === 0) throw new Error('refused without a reason')
        const codes = reasons.flatMap((reason) => /: ([a-z]+\/[a-z-]+)$/.exec(reason)?.[1] ?? [])
        for (const code of codes) described(code, LEVEL_CODES)
        return codes[0] ?? kind
      },
      heap: heapHere,
      close: () => Promise.resolve(),
    })
  },
}

const textLike = (level: object, random: Random): string => {
  const kind = random()
  if (kind < 0.1)
    return new TextDecoder().decode(alteredOctets(new TextEncoder().encode(JSON.stringify(level)), random))
  if (kind < 0.4) return JSON.stringify(altered(level, random))
  if (kind < 0.5) return JSON.stringify(valueOf(levelSchema, random))
  const [key, schema] = oneOf(random, Object.entries(levelSchema.shape))
  return JSON.stringify({ ...level, [key]: valueOf(schema, random) })
}
