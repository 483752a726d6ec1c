import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATES } from '../../shared/tcp/state.ts'
import { actMessage } from '../../shared/wire/messages.ts'
import { readAct } from '../../shared/wire/readAct.ts'

const MOVE = {
  kind: 'submit-move',
  moveId: 'client-17-28351',
  seen: 17,
  move: {
    kind: 'segment',
    draft: {
      flags: { syn: false, ack: true, fin: false, rst: false, psh: true },
      seq: 701,
      ack: 5001,
      len: 4,
      claim: 'ESTABLISHED',
    },
  },
}

const CALL = { kind: 'submit-move', moveId: 'server-3-1', seen: 3, move: { kind: 'call', call: 'CLOSE' } }
const READY = { kind: 'set-ready', ready: true }

/** Where a value stands in these, and what may stand there instead. */
const PLACES = [
  [],
  ['kind'],
  ['ready'],
  ['moveId'],
  ['seen'],
  ['move'],
  ['move', 'kind'],
  ['move', 'call'],
  ['move', 'draft'],
  ['move', 'draft', 'flags'],
  ['move', 'draft', 'flags', 'syn'],
  ['move', 'draft', 'flags', 'psh'],
  ['move', 'draft', 'seq'],
  ['move', 'draft', 'ack'],
  ['move', 'draft', 'len'],
  ['move', 'draft', 'claim'],
  ['move', 'extra'],
  ['move', 'draft', '__proto__'],
  ['extra'],
] as const

const odd = fc.oneof(
  fc.constantFrom(
    -1,
    -0,
    0.5,
    65_535,
    65_536,
    4_294_967_295,
    99_999_999_999,
    100_000_000_000,
    2 ** 53,
    1e300,
  ),
  fc.constantFrom(
    true,
    false,
    null,
    '',
    'segment',
    'call',
    'submit-move',
    'set-ready',
    'swap-seats',
    'ABORT',
    'RECEIVE',
    'leave',
    'abcdefgh',
    'abc defgh',
    'CLOSED',
  ),
  fc.constantFrom(...STATES),
  fc.constant({}),
  fc.constant([]),
  fc.constant({ length: { valueOf: 0, toString: 0 } }),
  fc.jsonValue(),
)

/** A change of the message as text: what comes is always JSON. */
const change = fc.record({ place: fc.constantFrom(...PLACES), value: fc.option(odd, { nil: undefined }) })

const changed = (message: unknown, [name, ...rest]: readonly string[], value: unknown): unknown => {
  if (name === undefined) return value
  if (typeof message !== 'object' || message === null) return message
  const inside: unknown = Object.hasOwn(message, name) ? Reflect.get(message, name) : undefined
  const after = changed(inside, rest, value)
  const others = Object.entries(message).filter(([key]) => key !== name)
  // Through JSON a field may have any name, `__proto__` too.
  return Object.fromEntries(after === undefined ? others : [...others, [name, after]])
}

const outcomeOf = (schema: typeof readAct | typeof actMessage, message: unknown): unknown => {
  try {
    const { success, data } = schema.safeParse(message)
    return { success, data: JSON.stringify(data) }
  } catch {
    return 'thrown'
  }
}

describe('what is done in a room, as it is read', () => {
  it.each([
    ['a segment', MOVE],
    ['a call', CALL],
    ['that one is ready', READY],
  ])('is %s exactly where its schema takes one, the same and in the same order', (_, sent) => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const message: unknown = JSON.parse(
          JSON.stringify(
            changes.reduce<unknown>((whole, { place, value }) => changed(whole, place, value), sent),
          ) ?? 'null',
        )
        const outcome = outcomeOf(actMessage, message)
        expect(outcomeOf(readAct, message)).toEqual(outcome)
        if (JSON.stringify(outcome).includes(sent.kind)) taken += 1
      }),
      { numRuns: 2_000 },
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('may leave out the acknowledgment and the claim, and nothing else', () => {
    const { ack: _, claim: __, ...draft } = MOVE.move.draft
    const message = { ...MOVE, move: { kind: 'segment', draft } }
    expect(readAct.safeParse(message)).toEqual({ success: true, data: message })
  })

  it('is anything else that the schema takes', () => {
    expect(readAct.safeParse({ kind: 'leave' })).toEqual({ success: true, data: { kind: 'leave' } })
  })

  it('is refused with the place of what does not fit', () => {
    const message = { ...MOVE, seen: 'now' }
    expect(readAct.safeParse(message)).toMatchObject({
      success: false,
      error: { issues: [{ path: ['seen'] }] },
    })
  })
})
