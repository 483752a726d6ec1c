/** The four abilities that an opening must prove to each side, and the two numbers that it exchanges. */
export const LAMPS = ['i-can-send', 'i-can-receive', 'they-can-send', 'they-can-receive'] as const
export type LampId = (typeof LAMPS)[number]

/** What this endpoint itself has seen that proves it; `none` while the lamp is dark. */
export type Evidence =
  | 'none'
  | 'given' /* the level began with an open connection */
  | 'syn-came'
  | 'syn-ack-came'
  | 'syn-acked'
  | 'data-came'
  | 'data-acked'
  | 'fin-came'
  | 'fin-acked'

export type Lamps = { readonly [L in LampId]: Evidence }

/** The level began with an open connection. */
export const GIVEN_LAMPS: Lamps = {
  'i-can-send': 'given',
  'i-can-receive': 'given',
  'they-can-send': 'given',
  'they-can-receive': 'given',
}

export const NO_LAMPS: Lamps = {
  'i-can-send': 'none',
  'i-can-receive': 'none',
  'they-can-send': 'none',
  'they-can-receive': 'none',
}
