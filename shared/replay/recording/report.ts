import { bySeat, withSeat } from '../../game/seat.ts'
import type { Seat } from '../../game/seat.ts'
import type { State } from '../../tcp/state.ts'
import type { JudgedRecording } from './judged.ts'
import { originalOf } from './outlook.ts'
import { taken } from './queue.ts'
import type { RecordedConnection } from './recorded.ts'
import { afterArrival, stateOf } from './side.ts'
import type { World } from './world.ts'

/** At the end of the recording everything that is still on its way arrives. */
export const settled = (world: World): World => (['client', 'server'] as const).reduce(arriving, world)

const arriving = (world: World, seat: Seat): World => {
  const side = world.sides[seat]
  const next = taken(side.inbox)
  if (next === undefined) return world
  const item = next.first
  const after = side.tcb === undefined ? { ...side, inbox: next.rest } : afterArrival(side)
  const states: World['states'] =
    item.n === undefined
      ? world.states
      : {
          head: { n: item.n, seat, state: stateOf(after), ...(item.isLost ? { lost: true } : {}) },
          tail: world.states,
        }
  return arriving({ ...world, sides: withSeat(world.sides, seat, after), states }, seat)
}

export const report = (connection: RecordedConnection, world: World): JudgedRecording => {
  const verdicts = new Map<number, NonNullable<World['verdicts']>['head']>()
  for (let at = world.verdicts; at !== undefined; at = at.tail) verdicts.set(at.head.n, at.head)
  const states = { client: new Map<number, State>(), server: new Map<number, State>() }
  const lost = new Set<number>()
  // The newest word on a state counts: a story that was told again corrects what was said before.
  for (let at = world.states; at !== undefined; at = at.tail) {
    const { n, seat, state } = at.head
    if (states[seat].has(n)) continue
    states[seat].set(n, state)
    if (at.head.lost === true) lost.add(n)
  }
  const { segments } = connection
  return {
    connection,
    segments: segments.map((recorded, at) => {
      const told = verdicts.get(recorded.n)
      if (told === undefined) throw new Error(`segment ${recorded.n} was not judged`)
      return {
        recorded,
        verdict: told.verdict,
        sender: told.sender,
        retransmissionOf: originalOf(segments, at)?.n,
        lost: lost.has(recorded.n),
        states: bySeat((seat) => states[seat].get(recorded.n) ?? 'CLOSED'),
      }
    }),
    final: bySeat((seat) => stateOf(world.sides[seat])),
  }
}
