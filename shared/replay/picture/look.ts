/** Sizes of the writing on a ladder, and where it stands. */
export interface Look {
  /** Phone: two lines on the arrow, states inside */
  readonly compact: boolean
  readonly segmentSize: number
  readonly noteSize: number
  readonly nameSize: number
  /** Plain words below the arrows */
  readonly hasPlain: boolean
  /** Step numbers and times in the margins */
  readonly hasGutter: boolean
}

/** Width of a state band, and length of an arrow's head (tokens --band, --head). */
export const BAND = 12
export const HEAD = 12

/** Outwards from the middle: the client's margin lies left, the server's right. */
export const OUT = { client: -1, server: 1 } as const
