import { problemsOf } from './check.ts'
import { closeClient } from './closeClient.ts'
import { closeServer } from './closeServer.ts'
import { firstWords } from './firstWords.ts'
import { halfClose } from './halfClose.ts'
import { handshake } from './handshake.ts'
import type { Level, LevelId } from './level.ts'
import { threeSegmentClose } from './threeSegmentClose.ts'

/** All levels by id; each was checked when this module was loaded, so a broken one stops the program at once. */
export const LEVELS: { readonly [Id in LevelId]: Level } = loaded({
  handshake,
  'first-words': firstWords,
  'close-client': closeClient,
  'close-server': closeServer,
  'half-close': halfClose,
  'three-segment-close': threeSegmentClose,
})

function loaded<Catalogue extends { readonly [id: string]: Level }>(levels: Catalogue): Catalogue {
  for (const level of Object.values(levels)) {
    const [problem] = problemsOf(level)
    if (problem !== undefined) throw new Error(`level ${level.id}: ${problem.code} at ${problem.at}`)
  }
  return levels
}
