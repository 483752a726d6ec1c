import type { Lamps } from '../game/coach/lamps.ts'
import type { FieldChanges } from '../game/room/fieldChanges.ts'
import type { ToldStep } from '../game/room/toldStep.ts'
import type { Variables } from '../game/room/view.ts'
import type { MarksAdded, ViewChange } from '../game/room/viewChange.ts'

/**
 * A change as JSON: `JSON.parse` makes of it what it makes of `JSON.stringify(change)`. A server that has much to tell
 * tells changes, two for each move; what stands in most of them is written here by hand, in half the time. Words of
 * ours need no escapes; whatever a person or a level may have written goes through `JSON.stringify`.
 */
export const changeText = (change: ViewChange): string => {
  const { view, round, me, variables, lamps, marks, steps, anew, arrived } = change
  let text = `{"since":${change.since},"version":${change.version}`
  if (view !== undefined) text += `,"view":${JSON.stringify(view)}`
  if (round !== undefined) text += `,"round":${JSON.stringify(round)}`
  if (me !== undefined) text += `,"me":${JSON.stringify(me)}`
  if (variables !== undefined) text += `,"variables":${changesText(variables)}`
  if (lamps !== undefined) text += `,"lamps":${changesText(lamps)}`
  if (marks !== undefined) text += `,"marks":${marksText(marks)}`
  if (steps !== undefined) text += `,"steps":${stepsText(steps)}`
  if (anew !== undefined) text += `,"anew":${anew}`
  if (arrived !== undefined) text += `,"arrived":${arrived}`
  return `${text}}`
}

/** Numbers and words of ours. */
const changesText = (changes: FieldChanges<Variables> | FieldChanges<Lamps>): string => {
  if (changes.gone !== undefined) return JSON.stringify(changes)
  const set: { readonly [name: string]: number | string | undefined } = changes.set ?? {}
  let text = ''
  for (const name in set) {
    const value = set[name]
    text += `${text === '' ? '' : ','}"${name}":${typeof value === 'number' ? value : `"${value}"`}`
  }
  return `{"set":{${text}}}`
}

const marksText = (marks: MarksAdded): string => {
  const { flags, numbers, state, reason } = marks
  let text = ''
  if (flags !== undefined) text += `,"flags":${wordsText(flags)}`
  if (numbers !== undefined) text += `,"numbers":${wordsText(numbers)}`
  if (state !== undefined) text += `,"state":${wordsText(state)}`
  if (reason !== undefined) text += `,"reason":${wordsText(reason)}`
  return `{${text.slice(1)}}`
}

const wordsText = (words: readonly string[]): string =>
  words.length === 0 ? '[]' : `["${words.join('","')}"]`

const stepsText = (steps: readonly ToldStep[]): string => {
  let text = ''
  for (const step of steps)
    text += `${text === '' ? '' : ','}${step.kind === 'segment' ? segmentText(step) : JSON.stringify(step)}`
  return `[${text}]`
}

const segmentText = (step: Extract<ToldStep, { kind: 'segment' }>): string => {
  let text = `{"kind":"segment","seat":"${step.seat}","flight":${step.flight},"flags":"${step.flags}","seq":${step.seq}`
  text += `,"ack":${step.ack},"wnd":${step.wnd},"plain":"${step.plain}","at":${step.at}`
  if (step.data !== undefined) text += `,"data":${JSON.stringify(step.data)}`
  if (step.as !== undefined) text += `,"as":"${step.as}"`
  if (step.typical !== undefined) text += `,"typical":${step.typical}`
  if (step.reveals !== undefined) text += `,"reveals":"${step.reveals}"`
  if (step.again !== undefined) text += `,"again":${step.again}`
  if (step.senderState !== undefined) text += `,"senderState":"${step.senderState}"`
  if (step.arrivedAfter !== undefined) text += `,"arrivedAfter":${step.arrivedAfter}`
  if (step.arrivedAt !== undefined) text += `,"arrivedAt":${step.arrivedAt}`
  if (step.receiverState !== undefined) text += `,"receiverState":"${step.receiverState}"`
  if (step.lost !== undefined) text += `,"lost":${step.lost}`
  if (step.dropped !== undefined) text += `,"dropped":${step.dropped}`
  if (step.made !== undefined) text += `,"made":"${step.made}"`
  if (step.wrong !== undefined) text += `,"wrong":${wordsText(step.wrong)}`
  return `${text}}`
}
