import { sameData } from '../../base/sameData.ts'
import type { Segment } from '../../tcp/segment.ts'
import { LAMPS } from '../coach/lamps.ts'
import type { Lamps } from '../coach/lamps.ts'
import { COLUMNS } from '../judging/score.ts'
import type { Column, Mark, Score } from '../judging/score.ts'
import { segmentsOf } from './step.ts'
import type { Step } from './step.ts'
import { stepTold, toldStep } from './toldStep.ts'
import type { ToldStep } from './toldStep.ts'
import type { EndpointView, RoundView, Variables, View } from './view.ts'

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
  readonly variables?: FieldChanges<Variables>
  readonly lamps?: FieldChanges<Lamps>
  /** Marks that follow those already given */
  readonly marks?: Partial<Score['marks']>
  /** Steps that follow those already seen, or take their place */
  readonly steps?: readonly ToldStep[]
  /** The steps take the place of those already seen: a round is over, and all of it is open */
  readonly anew?: true
  /** Number of the step with the segment that has arrived */
  readonly arrived?: number
}

/** Fields with new values, and those that have none any more (JSON has no other way to say so). */
export interface FieldChanges<T> {
  readonly set?: Partial<T>
  readonly gone?: readonly (keyof T & string)[]
}

export type ViewFields = Omit<View, 'version' | 'round'>
/** How many segments there are is counted from the steps. */
export type RoundFields = Omit<RoundView, 'steps' | 'segments' | 'me'>

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
  questions: true,
  outcome: true,
})
/** Variables and lamps are told one by one, the score and what has arrived where a shorter way does not say it. */
const ENDPOINT_FIELDS = named<keyof Omit<EndpointView, 'variables' | 'lamps' | 'score' | 'arrived'>>({
  seat: true,
  state: true,
  stale: true,
  situation: true,
  queue: true,
  finQueued: true,
  stateChoices: true,
  refused: true,
  hint: true,
  ticks: true,
  allowed: true,
  mayCall: true,
  mayWait: true,
  mayExpire: true,
  clock: true,
})
const VARIABLES = named<keyof Variables>({
  iss: true,
  sndUna: true,
  sndNxt: true,
  sndWnd: true,
  irs: true,
  rcvNxt: true,
  rcvWnd: true,
})

/** @returns undefined where the new view has to be told whole: another viewer, no round or another one */
export const changeOf = (before: View, after: View): ViewChange | undefined => {
  const [old, now] = [before.round, after.round]
  if (old === undefined || now === undefined || old.n !== now.n || before.code !== after.code)
    return undefined
  if (old.me?.seat !== now.me?.seat) return undefined
  const change: Writable<ViewChange> = { since: before.version, version: after.version }
  const view = fieldChanges(before, after, VIEW_FIELDS)
  const round = fieldChanges(old, now, ROUND_FIELDS)
  if (view !== undefined) change.view = view
  if (round !== undefined) change.round = round
  const told = isContinued(old.steps, now.steps) ? old.steps.length : 0
  if (old.me !== undefined && now.me !== undefined) endpointChanges(change, old.me, now.me, now.steps, told)
  if (now.steps.length > told) change.steps = now.steps.slice(told).map(toldStep)
  if (told < old.steps.length) change.anew = true
  return change
}

/** What was seen stands there still. */
const isContinued = (seen: readonly Step[], steps: readonly Step[]): boolean =>
  steps.length >= seen.length && steps[seen.length - 1] === seen.at(-1)

/** @param from how many of the steps are not told */
const endpointChanges = (
  change: Writable<ViewChange>,
  old: EndpointView,
  now: EndpointView,
  steps: readonly Step[],
  from: number,
): void => {
  let me: FieldChanges<EndpointView> | undefined = fieldChanges(old, now, ENDPOINT_FIELDS)
  const variables = fieldChanges(old.variables, now.variables, VARIABLES)
  const lamps = fieldChanges(old.lamps, now.lamps, LAMPS)
  if (variables !== undefined) change.variables = variables
  if (lamps !== undefined) change.lamps = lamps
  if (!sameData(old.score, now.score)) {
    const marks = marksSince(old.score, now.score)
    if (marks === undefined) me = withField(me, 'score', now.score)
    else change.marks = marks
  }
  if (!sameData(old.arrived, now.arrived)) {
    const step = now.arrived && stepWith(steps, now.arrived, from)
    if (step === undefined) me = withField(me, 'arrived', now.arrived)
    else change.arrived = step.n
  }
  if (me !== undefined) change.me = me
}

/** The newest of these steps, after so many, whose segment this is. */
const stepWith = (steps: readonly Step[], segment: Segment, from: number): Step | undefined =>
  steps.findLast((step, at) => at >= from && step.kind === 'segment' && sameData(step.segment, segment))

const withField = <K extends keyof EndpointView>(
  change: FieldChanges<EndpointView> | undefined,
  name: K,
  value: EndpointView[K],
): FieldChanges<EndpointView> =>
  value === undefined
    ? { ...change, gone: [...(change?.gone ?? []), name] }
    : { ...change, set: { ...change?.set, [name]: value } }

/** The marks that have been added; undefined where that is not all that is new. */
const marksSince = (old: Score, now: Score): Partial<Score['marks']> | undefined => {
  if (old.hintsPaid !== now.hintsPaid) return undefined
  const added: { [C in Column]?: readonly Mark[] } = {}
  for (const column of COLUMNS) {
    const [were, are] = [old.marks[column], now.marks[column]]
    if (were.some((mark, at) => mark !== are[at])) return undefined
    if (are.length > were.length) added[column] = are.slice(were.length)
  }
  return added
}

/** The view after a change; undefined for a change of another view than this. */
export const viewAfter = (view: View, change: ViewChange): View | undefined => {
  const { round } = view
  if (change.since !== view.version || round === undefined) return undefined
  const seen = change.anew === true ? [] : round.steps
  const told = change.steps?.map((step, at) => stepTold(step, seen.length + at + 1))
  const steps = told === undefined ? seen : [...seen, ...told]
  return {
    ...withChanges(view, change.view),
    version: change.version,
    round: {
      ...withChanges(round, change.round),
      me: round.me && endpointAfter(round.me, change, steps),
      steps,
      segments: segmentsOf(steps),
    },
  }
}

const endpointAfter = (me: EndpointView, change: ViewChange, steps: readonly Step[]): EndpointView => {
  const after = withChanges(me, change.me)
  const arrived = change.arrived === undefined ? undefined : steps[change.arrived - 1]
  return {
    ...after,
    variables: withChanges(after.variables, change.variables),
    lamps: withChanges(after.lamps, change.lamps),
    score: change.marks === undefined ? after.score : withMarks(after.score, change.marks),
    arrived: arrived?.kind === 'segment' ? arrived.segment : after.arrived,
  }
}

const withMarks = (score: Score, added: Partial<Score['marks']>): Score => {
  const { flags, numbers, state, reason } = score.marks
  return {
    ...score,
    marks: {
      flags: [...flags, ...(added.flags ?? [])],
      numbers: [...numbers, ...(added.numbers ?? [])],
      state: [...state, ...(added.state ?? [])],
      reason: [...reason, ...(added.reason ?? [])],
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
