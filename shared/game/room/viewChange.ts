import type { Lamps } from '../coach/lamps.ts'
import type { Column, Mark, Score } from '../judging/score.ts'
import { withChanges } from './fieldChanges.ts'
import type { FieldChanges } from './fieldChanges.ts'
import { segmentsOf } from './step.ts'
import type { Step } from './step.ts'
import { stepTold } from './toldStep.ts'
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
  readonly view?: FieldChanges<ViewFields> | undefined
  readonly round?: FieldChanges<RoundFields> | undefined
  readonly me?: FieldChanges<EndpointView> | undefined
  readonly variables?: FieldChanges<Variables> | undefined
  readonly lamps?: FieldChanges<Lamps> | undefined
  /** Marks that follow those already given */
  readonly marks?: MarksAdded | undefined
  /** Steps that follow those already seen, or take their place */
  readonly steps?: readonly ToldStep[] | undefined
  /** The steps take the place of those already seen: a round is over, and all of it is open */
  readonly anew?: true | undefined
  /** Number of the step with the segment that has arrived */
  readonly arrived?: number | undefined
}

export type MarksAdded = { readonly [C in Column]?: readonly Mark[] | undefined }

export type ViewFields = Omit<View, 'version' | 'round'>
/** How many segments there are is counted from the steps. */
export type RoundFields = Omit<RoundView, 'steps' | 'segments' | 'me'>

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

const withMarks = (score: Score, added: MarksAdded): Score => {
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
