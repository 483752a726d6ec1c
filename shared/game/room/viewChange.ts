import { sameData } from '../../base/sameData.ts'
import type { Step } from './step.ts'
import type { EndpointView, RoundView, View } from './view.ts'

/**
 * What is new in a view since an older one of the same viewer in the same round. It says nothing that the new view would
 * not say: a room is told in views, and in these between them.
 */
export interface ViewChange {
  /** The version of the view that it changes; of any other it says nothing */
  readonly since: number
  readonly version: number
  readonly view?: FieldChanges<ViewFields>
  readonly round?: FieldChanges<RoundFields>
  readonly me?: FieldChanges<EndpointView>
  /** Steps that follow those already seen */
  readonly steps?: readonly Step[]
}

/** Fields with new values, and those that have none any more (JSON has no other way to say so). */
export interface FieldChanges<T> {
  readonly set?: Partial<T>
  readonly gone?: readonly (keyof T & string)[]
}

export type ViewFields = Omit<View, 'version' | 'round'>
export type RoundFields = Omit<RoundView, 'steps' | 'me'>

/** Names of all fields of a type, none forgotten: the compiler counts them. */
export const named = <K extends string>(fields: Readonly<Record<K, true>>): readonly K[] =>
  Object.keys(fields).filter((name): name is K => name in fields)

const VIEW_FIELDS = named<keyof ViewFields>({
  code: true,
  viewer: true,
  phase: true,
  settings: true,
  facts: true,
  seats: true,
  phrase: true,
  hosted: true,
})
const ROUND_FIELDS = named<keyof RoundFields>({
  n: true,
  level: true,
  start: true,
  host: true,
  par: true,
  segments: true,
  questions: true,
  outcome: true,
})
const ENDPOINT_FIELDS = named<keyof EndpointView>({
  seat: true,
  state: true,
  variables: true,
  stale: true,
  situation: true,
  arrived: true,
  queue: true,
  finQueued: true,
  stateChoices: true,
  refused: true,
  hint: true,
  lamps: true,
  ticks: true,
  allowed: true,
  score: true,
  mayCall: true,
  mayWait: true,
  mayExpire: true,
  clock: true,
})

/**
 * @returns undefined where the new view has to be told whole: another viewer, no round or another one, or a record that
 *          is not what was seen and some more (as when a round is over and all of it is open)
 */
export const changeOf = (before: View, after: View): ViewChange | undefined => {
  const [old, now] = [before.round, after.round]
  if (old === undefined || now === undefined || old.n !== now.n || before.code !== after.code)
    return undefined
  if (old.me?.seat !== now.me?.seat) return undefined
  const seen = old.steps.length
  if (now.steps.length < seen || now.steps[seen - 1] !== old.steps[seen - 1]) return undefined
  const change: Writable<ViewChange> = { since: before.version, version: after.version }
  const view = fieldChanges(before, after, VIEW_FIELDS)
  const round = fieldChanges(old, now, ROUND_FIELDS)
  const me = old.me && now.me && fieldChanges(old.me, now.me, ENDPOINT_FIELDS)
  if (view !== undefined) change.view = view
  if (round !== undefined) change.round = round
  if (me !== undefined) change.me = me
  if (now.steps.length > seen) change.steps = now.steps.slice(seen)
  return change
}

/** The view after a change; undefined for a change of another view than this. */
export const viewAfter = (view: View, change: ViewChange): View | undefined => {
  const { round } = view
  if (change.since !== view.version || round === undefined) return undefined
  return {
    ...withChanges(view, change.view),
    version: change.version,
    round: {
      ...withChanges(round, change.round),
      me: round.me && withChanges(round.me, change.me),
      steps: change.steps === undefined ? round.steps : [...round.steps, ...change.steps],
    },
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Those of these fields that are other ones now; undefined where none is. */
export const fieldChanges = <T extends object, K extends keyof T & string>(
  before: T,
  after: T,
  fields: readonly K[],
): FieldChanges<Pick<T, K>> | undefined => {
  const set: Partial<Pick<T, K>> = {}
  const gone: K[] = []
  let news = 0
  for (const name of fields) {
    const value = after[name]
    if (sameData(before[name], value)) continue
    if (value === undefined) gone.push(name)
    else {
      set[name] = value
      news += 1
    }
  }
  if (gone.length > 0) return news > 0 ? { set, gone } : { gone }
  return news > 0 ? { set } : undefined
}

/** The same with the fields that have changed. */
export const withChanges = <T extends object>(before: T, change: FieldChanges<Partial<T>> | undefined): T => {
  if (change === undefined) return before
  const after = { ...before, ...change.set }
  for (const name of change.gone ?? []) delete after[name]
  return after
}
