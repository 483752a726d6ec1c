import { sameData } from '../../base/sameData.ts'
import type { Segment } from '../../tcp/segment.ts'
import { LAMPS } from '../coach/lamps.ts'
import { COLUMNS } from '../judging/score.ts'
import type { Column, Mark, Score } from '../judging/score.ts'
import { fieldChanges, named } from './fieldChanges.ts'
import type { FieldChanges } from './fieldChanges.ts'
import type { Step } from './step.ts'
import { toldStep } from './toldStep.ts'
import type { EndpointView, Variables, View } from './view.ts'
import type { RoundFields, ViewChange, ViewFields } from './viewChange.ts'

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

type Writable<T> = { -readonly [K in keyof T]: T[K] }
