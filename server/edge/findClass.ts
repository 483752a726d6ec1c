import type { Class } from '../../shared/class/class.ts'
import type { RefusedAnswer } from '../../shared/wire/answers.ts'
import type { ClassCode } from '../../shared/wire/classAnswers.ts'
import type { Classes } from '../classes/classes.ts'
import type { Guard } from './guard.ts'

type Found = { readonly ok: true; readonly group: Class } | RefusedAnswer | RefusedAnswer<ClassCode>

/** The class of a code that somebody has typed. A code that is not in use costs: see `Guard`. */
export const findClass = async (
  classes: Classes,
  guard: Guard,
  address: string,
  code: string,
): Promise<Found> => {
  const tooMany = guard.mayGuess(address)
  if (tooMany !== undefined) return tooMany
  const group = await classes.find(code)
  if (group === undefined) return guard.wrongGuess(address) ?? { ok: false, code: 'class/unknown' }
  return { ok: true, group }
}
