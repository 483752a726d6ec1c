export const result = {
  over: 'Round over',
  both: (one: string, other: string) => `${one} and ${other}`,
  lifted: 'The fog lifts: both ends at once.',
  liftedGhosts: (drafts: number) =>
    drafts === 1
      ? 'The fog lifts: both ends at once. The one refused draft is dotted.'
      : `The fog lifts: both ends at once. ${drafts} refused drafts are dotted.`,
  youWere: (level: string, live: boolean, seat: 'client' | 'server') =>
    `${level} · ${live ? 'live wire' : 'coached'} · you were the ${seat}`,
  watched: (level: string, live: boolean) => `${level} · ${live ? 'live wire' : 'coached'}`,
  word: { opening: 'Connected.', closing: 'Closed.', loss: 'Delivered.', trouble: 'Survived.' },
  stars: (n: number) => `${n} of 3`,
  practise: 'Practise next',
  practiseTitle: {
    'other-end': (level: string) => `${level} from the other end`,
    'next-level': (level: string) => level,
    again: (level: string) => `${level} once more`,
  },
  practiseWhy: {
    'other-end': 'the same segments, seen from where they arrive',
    'next-level': 'the next step on the map',
    again: 'now that you know what each number means',
  },
  swapAgain: 'Swap ends, play again',
  waitOther: (name: string) => `${name} has to agree`,
  agree: 'Play again',
  timeline: 'Timeline',
  faults: (seed: string) => `Faults drawn from ${seed}`,
  faultsAgain: 'Practise with the same faults',
  lobby: 'Lobby',
  questions: 'And why?',
  alone: 'Answer alone. Both see both answers afterwards.',
  waiting: 'Your answer is in. The other end has not answered yet.',
  right: 'That is right.',
  wrong: 'Not so.',
}
