import { unreachable } from '../base/unreachable.ts'
import type { Step } from '../game/room/step.ts'

/** A line of two plays of one level that are laid beside each other. */
export type Abreast =
  /** The same was done in both */
  | { readonly kind: 'both'; readonly mine: Step; readonly perfect: Step }
  /** Only one of them has it here. `isMoved`: the other has the same at another place. */
  | { readonly kind: 'mine' | 'perfect'; readonly step: Step; readonly isMoved: boolean }

/**
 * Two plays laid beside each other, line by line: what both did, in the order in which both did it, and between it what
 * only one of them did. As much as can be is laid together; of what is left, the first play comes first.
 *
 * Two steps are the same when one end did the same: a segment with the same flags (PSH tells nothing), numbers and
 * length, the same call, a timer of the same kind. When they happened does not matter, nor what became of them.
 */
export const besideOf = (mine: readonly Step[], perfect: readonly Step[]): readonly Abreast[] => {
  const [a, b] = [mine.map(deedOf), perfect.map(deedOf)]
  const longest = commonLengths(a, b)
  const lines: Abreast[] = []
  let [i, j] = [0, 0]
  while (i < mine.length || j < perfect.length) {
    const [one, other] = [mine[i], perfect[j]]
    if (one !== undefined && other !== undefined && a[i] !== undefined && a[i] === b[j]) {
      lines.push({ kind: 'both', mine: one, perfect: other })
      i += 1
      j += 1
    } else if (
      one !== undefined &&
      (other === undefined || (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ kind: 'mine', step: one, isMoved: false })
      i += 1
    } else if (other !== undefined) {
      lines.push({ kind: 'perfect', step: other, isMoved: false })
      j += 1
    }
  }
  return withMoved(lines)
}

/** How many of the steps from i and j on can be laid together: [i][j]. */
const commonLengths = (
  a: readonly (string | undefined)[],
  b: readonly (string | undefined)[],
): readonly Uint16Array[] => {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row === undefined) continue
      row[j] =
        a[i] !== undefined && a[i] === b[j]
          ? 1 + (lengths[i + 1]?.[j + 1] ?? 0)
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  return lengths
}

/** What is left on both sides and is the same was done in both, only not in the same order. */
const withMoved = (lines: readonly Abreast[]): readonly Abreast[] => {
  const left = { mine: new Map<string, number>(), perfect: new Map<string, number>() }
  for (const line of lines) {
    if (line.kind === 'both') continue
    const deed = deedOf(line.step)
    if (deed !== undefined) left[line.kind].set(deed, (left[line.kind].get(deed) ?? 0) + 1)
  }
  const used = { mine: new Map<string, number>(), perfect: new Map<string, number>() }
  return lines.map((line) => {
    if (line.kind === 'both') return line
    const deed = deedOf(line.step)
    if (deed === undefined) return line
    const others = left[line.kind === 'mine' ? 'perfect' : 'mine'].get(deed) ?? 0
    const before = used[line.kind].get(deed) ?? 0
    used[line.kind].set(deed, before + 1)
    return { ...line, isMoved: before < others }
  })
}

/** What was done, as a text that is the same for the same deed; undefined for what no sound play has. */
const deedOf = (step: Step): string | undefined => {
  switch (step.kind) {
    case 'segment': {
      const { flags, seq, ack, data } = step.segment
      const set = [flags.syn && 'SYN', flags.ack && 'ACK', flags.fin && 'FIN', flags.rst && 'RST']
      return [
        step.made ?? 'sent',
        step.seat,
        ...set.filter((flag) => flag !== false),
        seq,
        flags.ack ? ack : '',
        data.length,
      ].join(' ')
    }
    case 'call':
      return `call ${step.seat} ${step.call.kind}${step.call.kind === 'SEND' ? ` ${step.call.data}` : ''}`
    case 'timer':
      return step.timer === 'wait' ? undefined : `timer ${step.seat} ${step.timer}`
    case 'forged':
      return `forged ${step.seat} ${step.fate}`
    case 'refused':
      return undefined
    default:
      return unreachable(step)
  }
}

/** Of each play: the empty room above a step, by its n, in the unit in which heights are given. */
export interface Gaps {
  readonly mine: ReadonlyMap<number, number>
  readonly perfect: ReadonlyMap<number, number>
  /** Of all lines together */
  readonly height: number
}

/**
 * The room that each play leaves empty so that what both did stands at one height, and everything else has a height of
 * its own.
 *
 * @param heightOf the height of a step's row
 */
export const gapsOf = (lines: readonly Abreast[], heightOf: (step: Step) => number): Gaps => {
  const gaps = { mine: new Map<number, number>(), perfect: new Map<number, number>() }
  const y = { mine: 0, perfect: 0 }
  const lay = (side: 'mine' | 'perfect', step: Step, at: number): void => {
    if (at > y[side]) gaps[side].set(step.n, at - y[side])
    y[side] = at + heightOf(step)
  }
  for (const line of lines) {
    const at = Math.max(y.mine, y.perfect)
    if (line.kind === 'both') {
      lay('mine', line.mine, at)
      lay('perfect', line.perfect, at)
    } else lay(line.kind, line.step, at)
  }
  return { ...gaps, height: Math.max(y.mine, y.perfect) }
}
