import { problemsOf } from './check.ts'
import { closeClient } from './closeClient.ts'
import { closeServer } from './closeServer.ts'
import { firstWords } from './firstWords.ts'
import { halfClose } from './halfClose.ts'
import { handshake } from './handshake.ts'
import { abort } from './abort.ts'
import { abortUnread } from './abortUnread.ts'
import { crossClose } from './crossClose.ts'
import { crossOpen } from './crossOpen.ts'
import { duplicateData } from './duplicateData.ts'
import { flood } from './flood.ts'
import { gauntlet } from './gauntlet.ts'
import { ghostSyn } from './ghostSyn.ts'
import { halfOpen } from './halfOpen.ts'
import { leak } from './leak.ts'
import { lostData } from './lostData.ts'
import { lostFin } from './lostFin.ts'
import { lostFinAck } from './lostFinAck.ts'
import { lostLastAck } from './lostLastAck.ts'
import { lostSecondFin } from './lostSecondFin.ts'
import { lostSyn } from './lostSyn.ts'
import { lostSynAck } from './lostSynAck.ts'
import { lostThirdAckSilent } from './lostThirdAckSilent.ts'
import { lostThirdAckTalks } from './lostThirdAckTalks.ts'
import { outOfOrder } from './outOfOrder.ts'
import { refused } from './refused.ts'
import { timeWait } from './timeWait.ts'
import { wrap } from './wrap.ts'
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
  abort,
  'abort-unread': abortUnread,
  'cross-close': crossClose,
  'cross-open': crossOpen,
  'duplicate-data': duplicateData,
  flood,
  gauntlet,
  'ghost-syn': ghostSyn,
  'half-open': halfOpen,
  leak,
  'lost-data': lostData,
  'lost-fin': lostFin,
  'lost-fin-ack': lostFinAck,
  'lost-last-ack': lostLastAck,
  'lost-second-fin': lostSecondFin,
  'lost-syn': lostSyn,
  'lost-syn-ack': lostSynAck,
  'lost-third-ack-silent': lostThirdAckSilent,
  'lost-third-ack-talks': lostThirdAckTalks,
  'out-of-order': outOfOrder,
  refused,
  'time-wait': timeWait,
  wrap,
})

function loaded<Catalogue extends { readonly [id: string]: Level }>(levels: Catalogue): Catalogue {
  for (const level of Object.values(levels)) {
    const [problem] = problemsOf(level)
    if (problem !== undefined) throw new Error(`level ${level.id}: ${problem.code} at ${problem.at}`)
  }
  return levels
}
