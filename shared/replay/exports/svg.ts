import { unreachable } from '../../base/unreachable.ts'
import type { Step } from '../../game/room/step.ts'
import { bySeat } from '../../game/seat.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Lens } from '../lens.ts'
import type { Note } from '../notes.ts'
import type { PictureTheme } from '../picture/palette.ts'
import { svgOf } from '../picture/svg.ts'
import { PICTURE_WORDS } from '../picture/words.ts'
import type { PictureLanguage, PictureWords } from '../picture/words.ts'
import type { Timeline } from '../timeline.ts'

/** What may be chosen of a picture that is made where no page is. */
export interface PictureChoice {
  readonly lens: Lens
  readonly numbers: 'absolute' | 'relative'
  readonly theme: PictureTheme
  readonly language: PictureLanguage
}

export const DEFAULT_CHOICE: PictureChoice = {
  lens: 'all',
  numbers: 'relative',
  theme: 'light',
  language: 'en',
}

/**
 * A round's ladder as SVG, with the words that need no page: flags, numbers, states and fates.
 *
 * @param notes what was written about its steps
 */
export const toSvg = (timeline: Timeline, choice: PictureChoice, notes: readonly Note[] = []): string => {
  const words = PICTURE_WORDS[choice.language]
  const first = timeline.moments[0]
  return svgOf(timeline, {
    lens: choice.lens,
    notes,
    theme: choice.theme,
    base:
      choice.numbers === 'relative' && first !== undefined
        ? bySeat((seat) => first[seat].variables.iss)
        : undefined,
    words,
    speech: {
      level: timeline.level,
      names: timeline.names,
      state: (state) => state,
      sentence: (step) => lineOf(step, words),
    },
  })
}

/** A step in one line, as the description of a picture tells it. */
const lineOf = (step: Step, words: PictureWords): string => {
  const who = `${step.n}. ${words.seat[step.seat]}:`
  switch (step.kind) {
    case 'call':
      return `${who} ${words.key.call} ${step.call.kind} (${step.state})`
    case 'timer':
      return `${who} ${step.timer === 'wait' ? words.wait : `${words.key.timer} ${step.timer}`} (${step.state})`
    case 'forged':
      return `${who} ${words.forged[step.fate]} (${step.address})`
    case 'refused':
      return `${who} ${words.key.refused}: ${flagNames(step.draft.flags).join(',')} seq ${step.draft.seq}`
    case 'segment': {
      const { flags, seq, ack, data } = step.segment
      return [
        `${who} ${flagNames(flags).join(',')} seq ${seq}`,
        ...(flags.ack ? [`ack ${ack}`] : []),
        ...(data === '' ? [] : [`len ${data.length}`]),
        ...(step.dropped === true ? [`(${words.dropped})`] : step.lost === true ? [`(${words.lost})`] : []),
        ...(step.made === undefined ? [] : [`(${words[step.made]})`]),
        ...(step.wrong === undefined ? [] : [`(${words.key.wrong}: ${step.wrong.join(' ')})`]),
      ].join(' ')
    }
    default:
      return unreachable(step)
  }
}
