import { createContext, use, useSyncExternalStore } from 'react'
import type { HostClassView } from '../../shared/class/view.ts'
import type { HostAnswer } from '../../shared/wire/classAnswers.ts'
import type { HostMessage } from '../../shared/wire/classMessages.ts'
import type { ClassProblem, ClassSession, ClassState } from '../net/hostSession.ts'

/** What became of the last thing that the host did. */
export type Outcome =
  /** `missed`: tables that it has not reached, and that will not be tried again */
  | { readonly kind: 'done'; readonly what: HostMessage['kind']; readonly missed: readonly number[] }
  | { readonly kind: 'refused'; readonly code: ClassProblem }

/** What every part of the host's page may use. */
export interface Hosting {
  readonly session: ClassSession
  readonly secret: string
  readonly view: HostClassView
  /** Does something, and says on the page what became of it. */
  readonly run: (message: HostMessage) => Promise<HostAnswer>
}

export const HostingContext = createContext<Hosting | undefined>(undefined)

/** The class that this page is host of. */
export const useHosting = (): Hosting => {
  const hosting = use(HostingContext)
  if (hosting === undefined) throw new Error('only the host’s page hosts')
  return hosting
}

/** The state of a line to a class, followed as it changes. */
export const useClassState = (session: ClassSession): ClassState =>
  useSyncExternalStore(session.subscribe, session.getState)
