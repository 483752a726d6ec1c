import type { ReactNode } from 'react'
import type { Base } from './numbers.ts'

/** What stands around a timeline that is not that of a round. */
export interface Surround {
  readonly title: string
  readonly more: string
  /** Steps of the whole of which this timeline may show a part */
  readonly count: number
  readonly back: { readonly href: string; readonly label: string }
  /** Between the head of the page and the ladder */
  readonly above: ReactNode
  /** What else is known of a step, and what can be done from it */
  readonly about: (n: number, base: Base) => ReactNode
  readonly acts: (n: number) => ReactNode
}
