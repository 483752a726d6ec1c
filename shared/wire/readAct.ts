import { PLAYER_CALLS } from '../game/draft.ts'
import type { Draft, Move, PlayerCall } from '../game/draft.ts'
import { STATES } from '../tcp/state.ts'
import type { State } from '../tcp/state.ts'
import type { Flags } from '../tcp/segment.ts'
import { MOST_TYPED_NUMBER, PLAIN_ID, actMessage } from './messages.ts'
import type { ActMessage } from './messages.ts'

/**
 * Reads event `act` as its schema does. What players send in every round, segments, calls and that they are ready, is looked
 * at by hand, which takes a tenth of the time; whatever that does not take, the schema takes or refuses, and says why.
 */
export const readAct = {
  safeParse: (value: unknown) => {
    const data = moveIn(value) ?? readinessIn(value)
    return data === undefined ? actMessage.safeParse(value) : ({ success: true, data } as const)
  },
}

type Fields = { readonly [name: string]: unknown }

const readinessIn = (value: unknown): ActMessage | undefined => {
  if (!hasFields(value, 2) || value['kind'] !== 'set-ready') return undefined
  const { ready } = value
  return typeof ready === 'boolean' ? { kind: 'set-ready', ready } : undefined
}

const moveIn = (value: unknown): ActMessage | undefined => {
  if (!hasFields(value, 4) || value['kind'] !== 'submit-move') return undefined
  const { moveId, seen } = value
  if (typeof moveId !== 'string' || !PLAIN_ID.test(moveId) || !isCount(seen, Number.MAX_SAFE_INTEGER))
    return undefined
  const move = segmentOrCall(value['move'])
  return move && { kind: 'submit-move', moveId, seen, move }
}

const segmentOrCall = (value: unknown): Move | undefined => {
  if (!hasFields(value, 2)) return undefined
  const { kind, call } = value
  if (kind === 'call') return isCall(call) ? { kind, call } : undefined
  if (kind !== 'segment') return undefined
  const draft = draftIn(value['draft'])
  return draft && { kind, draft }
}

const draftIn = (value: unknown): Draft | undefined => {
  if (!isObject(value)) return undefined
  const { seq, ack, len, claim } = value
  if (!hasFields(value, 3 + (ack === undefined ? 0 : 1) + (claim === undefined ? 0 : 1))) return undefined
  const flags = flagsIn(value['flags'])
  if (flags === undefined || !isCount(seq, MOST_TYPED_NUMBER) || !isCount(len, 65_535)) return undefined
  if (ack !== undefined && !isCount(ack, MOST_TYPED_NUMBER)) return undefined
  if (claim !== undefined && !isState(claim)) return undefined
  return { flags, seq, ack, len, claim }
}

const flagsIn = (value: unknown): Flags | undefined => {
  if (!hasFields(value, 5)) return undefined
  const { syn, ack, fin, rst, psh } = value
  if (typeof syn !== 'boolean' || typeof ack !== 'boolean' || typeof fin !== 'boolean') return undefined
  if (typeof rst !== 'boolean' || typeof psh !== 'boolean') return undefined
  return { syn, ack, fin, rst, psh }
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** So many fields, whatever their names: with that many known ones there is no unknown one. */
const hasFields = (value: unknown, count: number): value is Fields => {
  if (!isObject(value)) return false
  let left = count
  for (const _ in value) left -= 1
  return left === 0
}

const isCount = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most

const NAMES: ReadonlySet<unknown> = new Set(STATES)
const isState = (value: unknown): value is State => NAMES.has(value)

const CALLS: ReadonlySet<unknown> = new Set(PLAYER_CALLS)
const isCall = (value: unknown): value is PlayerCall => CALLS.has(value)
