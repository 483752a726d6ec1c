import type { Step } from '../../../shared/game/room/step.ts'
import type { View } from '../../../shared/game/room/view.ts'

/** Steps never change and are told again with every view while a round lasts: each is written once. */
const written = new WeakMap<Step, string>()

/** A view as JSON, the very text that `JSON.stringify` gives but for the order of the fields. */
export const toldView = ({ round, ...view }: View): string => {
  const head = JSON.stringify(view)
  if (round === undefined) return head
  const { steps, ...rest } = round
  let record = ''
  for (const step of steps) record += record === '' ? stepText(step) : `,${stepText(step)}`
  return `${head.slice(0, -1)},"round":${JSON.stringify(rest).slice(0, -1)},"steps":[${record}]}}`
}

const stepText = (step: Step): string => {
  const known = written.get(step)
  if (known !== undefined) return known
  const text = JSON.stringify(step)
  written.set(step, text)
  return text
}
