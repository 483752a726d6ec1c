/** What a network lets through, as far as it has been tried. */
export interface Findings {
  readonly reach: Tried<Reach>
  readonly socket: Tried<Way>
  readonly polling: Tried<Way>
  readonly steady: Tried<Steady>
}

/** `undefined`: not tried yet */
export type Tried<T> = T | 'trying' | undefined

export type Reach =
  | {
      readonly ok: true
      /** There and back, in milliseconds: the middle one of five, and the slowest */
      readonly ms: number
      readonly slowestMs: number
      /** How far this device's clock is ahead of the server's, in milliseconds */
      readonly aheadMs: number
    }
  | { readonly ok: false }

/** One of the two ways in which a page and the server can talk. */
export type Way =
  | { readonly ok: true; readonly ms: number }
  /** `refused`: ended at once; `silent`: nothing came for so long that nothing will */
  | { readonly ok: false; readonly why: 'refused' | 'silent' }

export type Steady =
  | { readonly kind: 'held'; readonly seconds: number }
  | { readonly kind: 'cut'; readonly seconds: number }
  | { readonly kind: 'no-line' }

export const NOTHING_TRIED: Findings = {
  reach: undefined,
  socket: undefined,
  polling: undefined,
  steady: undefined,
}

/** How one plays here: well, by the slower way, with breaks, or not at all. */
export type Verdict = 'trying' | 'all' | 'slower' | 'unsteady' | 'none'

export const verdictOn = ({ reach, socket, polling, steady }: Findings): Verdict => {
  if (isOpen(reach) || isOpen(socket) || isOpen(polling)) return 'trying'
  if (!reach.ok || (!socket.ok && !polling.ok)) return 'none'
  if (isOpen(steady)) return 'trying'
  if (steady.kind === 'cut') return 'unsteady'
  return socket.ok ? 'all' : 'slower'
}

/** What an administrator would have to change, most important first; empty where nothing is wrong. */
export type Wish = 'https' | 'sockets' | 'polling' | 'patience'

export const wishesOf = ({ reach, socket, polling, steady }: Findings): readonly Wish[] => {
  if (isOpen(reach) || isOpen(socket) || isOpen(polling) || isOpen(steady)) return []
  if (!reach.ok) return ['https']
  return [
    ...(socket.ok ? [] : (['sockets'] as const)),
    ...(polling.ok ? [] : (['polling'] as const)),
    ...(steady.kind === 'cut' ? (['patience'] as const) : []),
  ]
}

const isOpen = <T>(tried: Tried<T>): tried is 'trying' | undefined =>
  tried === undefined || tried === 'trying'
