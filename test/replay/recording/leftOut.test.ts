import { describe, expect, test } from 'vitest'
import type { Capture, Frame } from '../../../shared/replay/imports/capture.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import { capturesIn } from '../../support/captures.ts'

/** Captures in which nothing is wrong and no packet is missing yet. */
const CAPTURES = [...capturesIn('given'), ...capturesIn('own')]
  .filter(({ expected }) => expected.connections.every(({ illegal }) => illegal.length === 0))
  .filter(({ name }) => !/missed|injected|fast-open-early/u.test(name))
  .map(({ name, octets }) => {
    const capture = readCapture(octets)
    if (!capture.ok) throw new Error(capture.error.code)
    return { name, capture: capture.value }
  })
  .filter(({ capture }) => capture.frames.length < 24)

const wrongIn = (frames: readonly Frame[], capture: Capture): number =>
  connectionsOf({ ...capture, frames }).flatMap((connection) =>
    judgeRecording(connection).segments.filter(({ verdict }) => verdict.kind === 'nonconforming'),
  ).length

const swapped = (frames: readonly Frame[], at: number): readonly Frame[] => {
  const [one, other] = [frames[at], frames[at + 1]]
  if (one === undefined || other === undefined) return frames
  return [...frames.slice(0, at), { ...other, t: one.t }, { ...one, t: other.t }, ...frames.slice(at + 2)]
}

const isFromFirst = (frames: readonly Frame[], frame: Frame): boolean =>
  String(frame.octets.slice(6, 12)) === String(frames[0]?.octets.slice(6, 12))

describe('recordings that are not perfect accuse nobody', () => {
  test.each(CAPTURES)('$name, of one direction only', ({ capture }) => {
    const { frames } = capture
    const there = frames.filter((frame) => isFromFirst(frames, frame))
    const back = frames.filter((frame) => !isFromFirst(frames, frame))
    expect([wrongIn(there, capture), wrongIn(back, capture)]).toEqual([0, 0])
  })

  test.each(CAPTURES)('$name, with one packet missing', ({ name, capture }) => {
    const { frames } = capture
    const accused = frames.flatMap((_, at) =>
      wrongIn([...frames.slice(0, at), ...frames.slice(at + 1)], capture) === 0 ? [] : [at],
    )
    expect(accused).toEqual(UNEXPLAINED.get(`${name} missing`) ?? [])
  })

  test.each(CAPTURES)('$name, with two neighbours kept the wrong way round', ({ name, capture }) => {
    const { frames } = capture
    const accused = frames.flatMap((_, at) => (wrongIn(swapped(frames, at), capture) === 0 ? [] : [at]))
    expect(accused).toEqual(UNEXPLAINED.get(`${name} swapped`) ?? [])
  })
})

/** Positions in which the rest does not tell what happened, or tells it only to somebody who knows both ends. */
const UNEXPLAINED: ReadonlyMap<string, readonly number[]> = new Map([
  // The probe now is what acknowledges; its answer stands before it, without a number that would say so.
  ['own/keep-alive.client missing', [6]],
  ['own/keep-alive.client swapped', [6, 7, 9]],
  // The second segment that the reset answers is not there, or stands behind what ended its connection.
  ['own/reset-after-loss.client missing', [13]],
  ['own/reset-after-loss.client swapped', [13]],
  // Of the crossing openings one SYN-ACK is not there.
  ['own/simultaneous-open.client missing', [2]],
  // What fills the hole comes again much later, and nothing else shows that it had come.
  ['own/reordered.server missing', [11]],
])
