/** What a segment says in plain words: stable ids; the sentences stand in the catalogue of words. */
export const PLAIN_WORDS = [
  'can-you-hear-me',
  'heard-you-can-you-hear-me',
  'i-hear-you',
  'i-hear-you-and-say',
  'have-everything-below',
  'here-are-bytes',
  'nothing-more-to-say',
  'understood-still-talking',
  'understood-and-done-too',
  'goodbye',
  'said-that-already',
  'are-you-there',
  'stop-this-connection',
  'nobody-here',
  'makes-no-sense',
] as const
export type PlainWordsId = (typeof PLAIN_WORDS)[number]

export interface PlainWords {
  readonly id: PlainWordsId
  /** Octets of data in the segment */
  readonly octets: number
  /** SEG.ACK, for "everything below" */
  readonly below: number
}
