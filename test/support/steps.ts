import type { RefusedStep, SegmentStep, Step } from '../../shared/game/room/step.ts'
import type { ScriptCall } from '../../shared/game/levels/level.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { FlagName } from '../../shared/tcp/segment.ts'
import { toSeq } from '../../shared/tcp/seq.ts'
import type { State } from '../../shared/tcp/state.ts'

/** A step that a test draws: only what it is about is given. */
export const segmentStep = (
  n: number,
  seat: Seat,
  flags: readonly FlagName[],
  more: Partial<SegmentStep> = {},
): SegmentStep => ({
  kind: 'segment',
  n,
  at: n * 1000,
  seat,
  flight: n,
  segment: { flags: flagsOf(...flags), seq: toSeq(100), ack: toSeq(0), wnd: 65_535, data: '' },
  plain: { id: 'can-you-hear-me', octets: 0, below: 0 },
  as: undefined,
  typical: true,
  reveals: undefined,
  again: false,
  senderState: undefined,
  arrivedAfter: n,
  arrivedAt: n * 1000 + 500,
  receiverState: undefined,
  ...more,
})

export const callStep = (n: number, seat: Seat, call: ScriptCall, state: State): Step => ({
  kind: 'call',
  n,
  at: n * 1000,
  seat,
  call,
  state,
})

export const refusedStep = (n: number, seat: Seat, more: Partial<RefusedStep> = {}): RefusedStep => ({
  kind: 'refused',
  n,
  at: n * 1000,
  seat,
  draft: { flags: flagsOf('ACK'), seq: 106, ack: 5002, len: 0, claim: undefined },
  fields: ['ack'],
  tries: 1,
  ...more,
})
