/** Live wire: what is said of a segment that left although it does not conform, and of a round that it has lost. */
export const live = {
  onWire: 'It is on the wire. What will the other end do?',
  onWireFits: 'It is on the wire, and it fits. What you said of it does not.',
  lost: {
    reset: {
      word: 'Reset.',
      more: 'Neither end has the connection any more, and there was more to say.',
    },
    'half-open': {
      word: 'Half open.',
      more: 'One end still holds a connection that the other has let go, and nothing will bring them together.',
    },
    adrift: {
      word: 'Adrift.',
      more: 'Both ends count, and no longer the same: they could tell each other where they are for ever.',
    },
  },
  began: (n: number, who: string, flags: string) =>
    `It began at step ${n}, when ${who} sent \`${flags}\`. The timeline says what was wrong with it.`,
  lifted: (wrong: number) =>
    wrong === 1
      ? 'The fog lifts: both ends at once. The segment that did not conform has a cross at its tail.'
      : `The fog lifts: both ends at once. ${wrong} segments that did not conform have a cross at their tail.`,
}
