import type { Evidence, LampId } from '../../../../shared/game/coach/lamps.ts'

/** The four abilities that an opening has to prove. */
export const lamp = {
  'i-can-send': 'I can send',
  'i-can-receive': 'I can receive',
  'they-can-send': 'They can send',
  'they-can-receive': 'They can receive',
} satisfies { readonly [L in LampId]: string }

/** What lit a lamp. */
export const evidence = {
  none: 'no proof yet',
  given: 'open from the start',
  'syn-came': 'a SYN came',
  'syn-ack-came': 'their SYN came',
  'syn-acked': 'they acked my SYN',
  'data-came': 'data just came',
  'data-acked': 'they acked my data',
  'fin-came': 'their FIN came',
  'fin-acked': 'they acked my FIN',
} satisfies { readonly [E in Evidence]: string }
