import { sameData } from '../../base/sameData.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Lamps } from '../coach/lamps.ts'
import type { Mark, Score } from '../judging/score.ts'
import type { FieldChanges } from './fieldChanges.ts'
import type { Step } from './step.ts'
import { toldStep } from './toldStep.ts'
import type { ToldStep } from './toldStep.ts'
import type { EndpointView, RoundView, Variables, View } from './view.ts'
import type { MarksAdded, RoundFields, ViewChange, ViewFields } from './viewChange.ts'

/**
 * What is new in a view since an older one of the same viewer. It is asked for twice at every move, so it looks at each
 * field by its name in the code: a loop over names takes three times as long.
 *
 * @returns undefined where the new view has to be told whole: another viewer, no round or another one
 */
export const changeOf = (before: View, after: View): ViewChange | undefined => {
  const [old, now] = [before.round, after.round]
  if (old === undefined || now === undefined || old.n !== now.n || before.code !== after.code)
    return undefined
  if (old.me?.seat !== now.me?.seat) return undefined
  // Where what was seen stands there still, the rest follows it.
  const seen = isContinued(old.steps, now.steps) ? old.steps.length : 0
  const { me: was, steps } = old
  const { me: is } = now
  const step = was && is && arrivedIn(was, is, now.steps, seen)
  const marks = was && is && marksSince(was.score, is.score)
  return {
    since: before.version,
    version: after.version,
    view: viewChanges(before, after),
    round: roundChanges(old, now),
    me:
      was &&
      is &&
      endpointChanges(was, is, { isArrivalTold: step !== undefined, areMarksTold: marks !== undefined }),
    variables: was && is && variableChanges(was.variables, is.variables),
    lamps: was && is && lampChanges(was.lamps, is.lamps),
    marks,
    steps: now.steps.length > seen ? toldAfter(now.steps, seen) : undefined,
    anew: seen < steps.length ? true : undefined,
    arrived: step?.n,
  }
}

/** What was seen stands there still. */
const isContinued = (seen: readonly Step[], steps: readonly Step[]): boolean =>
  steps.length >= seen.length && steps[seen.length - 1] === seen[seen.length - 1]

const toldAfter = (steps: readonly Step[], seen: number): readonly ToldStep[] => {
  const told: ToldStep[] = []
  for (let at = seen; at < steps.length; at += 1) {
    const step = steps[at]
    if (step !== undefined) told.push(toldStep(step))
  }
  return told
}

/** Fields that are other ones now, gathered one by one. */
interface News<T> {
  set: Partial<T> | undefined
  gone: (keyof T & string)[] | undefined
}

const look = <T, K extends keyof T & string>(news: News<T>, name: K, was: T[K], is: T[K]): void => {
  if (was === is || sameData(was, is)) return
  if (is === undefined) (news.gone ??= []).push(name)
  else {
    news.set ??= {}
    news.set[name] = is
  }
}

const told = <T>({ set, gone }: News<T>): FieldChanges<T> | undefined => {
  if (gone !== undefined) return set === undefined ? { gone } : { set, gone }
  return set && { set }
}

const viewChanges = (was: View, is: View): FieldChanges<ViewFields> | undefined => {
  const news: News<ViewFields> = { set: undefined, gone: undefined }
  look(news, 'viewer', was.viewer, is.viewer)
  look(news, 'phase', was.phase, is.phase)
  look(news, 'settings', was.settings, is.settings)
  look(news, 'facts', was.facts, is.facts)
  look(news, 'seats', was.seats, is.seats)
  look(news, 'phrase', was.phrase, is.phrase)
  look(news, 'hosted', was.hosted, is.hosted)
  return told(news)
}

const roundChanges = (was: RoundView, is: RoundView): FieldChanges<RoundFields> | undefined => {
  const news: News<RoundFields> = { set: undefined, gone: undefined }
  look(news, 'level', was.level, is.level)
  look(news, 'start', was.start, is.start)
  look(news, 'host', was.host, is.host)
  look(news, 'par', was.par, is.par)
  look(news, 'questions', was.questions, is.questions)
  look(news, 'outcome', was.outcome, is.outcome)
  return told(news)
}

/** Variables and lamps are told one by one, the score and what has arrived where no shorter way says it. */
const endpointChanges = (
  was: EndpointView,
  is: EndpointView,
  { isArrivalTold, areMarksTold }: { readonly isArrivalTold: boolean; readonly areMarksTold: boolean },
): FieldChanges<EndpointView> | undefined => {
  const news: News<EndpointView> = { set: undefined, gone: undefined }
  look(news, 'state', was.state, is.state)
  look(news, 'stale', was.stale, is.stale)
  look(news, 'situation', was.situation, is.situation)
  if (!isArrivalTold) look(news, 'arrived', was.arrived, is.arrived)
  look(news, 'queue', was.queue, is.queue)
  look(news, 'finQueued', was.finQueued, is.finQueued)
  look(news, 'stateChoices', was.stateChoices, is.stateChoices)
  look(news, 'refused', was.refused, is.refused)
  look(news, 'hint', was.hint, is.hint)
  look(news, 'ticks', was.ticks, is.ticks)
  look(news, 'allowed', was.allowed, is.allowed)
  if (!areMarksTold) look(news, 'score', was.score, is.score)
  look(news, 'mayCall', was.mayCall, is.mayCall)
  look(news, 'mayWait', was.mayWait, is.mayWait)
  look(news, 'mayExpire', was.mayExpire, is.mayExpire)
  look(news, 'clock', was.clock, is.clock)
  return told(news)
}

const variableChanges = (was: Variables, is: Variables): FieldChanges<Variables> | undefined => {
  const news: News<Variables> = { set: undefined, gone: undefined }
  look(news, 'iss', was.iss, is.iss)
  look(news, 'sndUna', was.sndUna, is.sndUna)
  look(news, 'sndNxt', was.sndNxt, is.sndNxt)
  look(news, 'sndWnd', was.sndWnd, is.sndWnd)
  look(news, 'irs', was.irs, is.irs)
  look(news, 'rcvNxt', was.rcvNxt, is.rcvNxt)
  look(news, 'rcvWnd', was.rcvWnd, is.rcvWnd)
  return told(news)
}

const lampChanges = (was: Lamps, is: Lamps): FieldChanges<Lamps> | undefined => {
  if (was === is) return undefined
  const news: News<Lamps> = { set: undefined, gone: undefined }
  look(news, 'i-can-send', was['i-can-send'], is['i-can-send'])
  look(news, 'i-can-receive', was['i-can-receive'], is['i-can-receive'])
  look(news, 'they-can-send', was['they-can-send'], is['they-can-send'])
  look(news, 'they-can-receive', was['they-can-receive'], is['they-can-receive'])
  return told(news)
}

/** The newest of these steps, after so many, with the segment that has arrived, if another one has. */
const arrivedIn = (
  { arrived: was }: EndpointView,
  { arrived }: EndpointView,
  steps: readonly Step[],
  seen: number,
): Step | undefined => {
  if (arrived === undefined || arrived === was) return undefined
  for (let at = steps.length - 1; at >= seen; at -= 1) {
    const step = steps[at]
    if (step?.kind === 'segment' && isSegment(step.segment, arrived)) return step
  }
  return undefined
}

const isSegment = (one: Segment, other: Segment): boolean => one === other || sameData(one, other)

/** The marks that have been added; undefined where there are none, or where that is not all that is new. */
const marksSince = (old: Score, now: Score): MarksAdded | undefined => {
  if (old === now || old.hintsPaid !== now.hintsPaid) return undefined
  const [was, is] = [old.marks, now.marks]
  if (!isBegun(was.flags, is.flags) || !isBegun(was.numbers, is.numbers)) return undefined
  if (!isBegun(was.state, is.state) || !isBegun(was.reason, is.reason)) return undefined
  const flags = addedTo(was.flags, is.flags)
  const numbers = addedTo(was.numbers, is.numbers)
  const state = addedTo(was.state, is.state)
  const reason = addedTo(was.reason, is.reason)
  return (flags ?? numbers ?? state ?? reason) && { flags, numbers, state, reason }
}

/** The marks begin with those. */
const isBegun = (were: readonly Mark[], are: readonly Mark[]): boolean => {
  if (were === are) return true
  if (are.length < were.length) return false
  for (let at = 0; at < were.length; at += 1) if (were[at] !== are[at]) return false
  return true
}

const addedTo = (were: readonly Mark[], are: readonly Mark[]): readonly Mark[] | undefined =>
  are.length === were.length ? undefined : are.slice(were.length)
