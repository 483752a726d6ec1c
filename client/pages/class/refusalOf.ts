import type { PupilWords } from '../../i18n/pupils.ts'

type Told = keyof PupilWords['refusals']

/** The sentence for a refusal by its code; one sentence stands for all that a student can only try again. */
export const refusalOf = (code: string, { refusals }: PupilWords): string =>
  refusals[isTold(code, refusals) ? code : 'other']

const isTold = (code: string, refusals: PupilWords['refusals']): code is Told => code in refusals
