import { hostChangeOf, isEmptyChange } from '../../../shared/class/hostChange.ts'
import type { HostClassView } from '../../../shared/class/view.ts'
import type { ClassSeen, HostChangeTold } from '../../../shared/wire/classAnswers.ts'
import type { Line } from './line.ts'

/** Tells connections what they see of their class, and nothing twice. */
export interface TellClass {
  readonly tell: (line: Line, seen: ClassSeen) => void
  /** The connection has nothing any more: what comes next is told whole. */
  readonly forget: (line: Line) => void
}

/** What a connection was told last: a host's view to know what is new in the next one, of the others the text. */
type Told =
  | { readonly n: number; readonly view: HostClassView }
  | { readonly n: number; readonly view: undefined; readonly text: string }

/** A host of 400 students is told what has changed: the whole list has some 60 kB. */
export const tellClass = (now: () => number): TellClass => {
  const told = new WeakMap<Line, Told>()

  const whole = (line: Line, n: number, text: string): void =>
    line.data.direct.send({ head: '2["class",', json: `${text.slice(0, -1)},"now":${now()},"n":${n}}` })

  const toHost = (line: Line, view: HostClassView): void => {
    const before = told.get(line)
    const n = (before?.n ?? 0) + 1
    const change = before?.view && hostChangeOf(before.view, view)
    if (change !== undefined && isEmptyChange(change)) return
    told.set(line, { n, view })
    if (change === undefined || before === undefined) {
      whole(line, n, JSON.stringify({ role: 'host', view }))
      return
    }
    const news: HostChangeTold = { since: before.n, n, now: now(), ...change }
    line.data.direct.send({ head: '2["class-change",', json: JSON.stringify(news) })
  }

  return {
    tell: (line, seen) => {
      if (seen.role === 'host') {
        toHost(line, seen.view)
        return
      }
      const before = told.get(line)
      const text = JSON.stringify(seen)
      if (before !== undefined && before.view === undefined && before.text === text) return
      const n = (before?.n ?? 0) + 1
      told.set(line, { n, view: undefined, text })
      whole(line, n, text)
    },
    forget: (line) => {
      told.delete(line)
    },
  }
}
