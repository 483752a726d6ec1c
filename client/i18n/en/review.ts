/** Looking at a finished round together. */
export const review = {
  title: 'Looking together',
  together: 'Look at it together',
  invited: (name: string, step: number) => `${name} is showing step ${step}.`,
  join: 'Join',
  follow: 'Follow',
  following: (name: string, step: number) => `With ${name}: step ${step}`,
  leading: (followers: number) =>
    followers === 0
      ? 'You lead, alone so far.'
      : `You lead, ${followers} ${followers === 1 ? 'follows' : 'follow'}.`,
  apart: 'On your own.',
  back: (name: string, step: number) => `Back to ${name} (step ${step})`,
  away: (name: string) => `${name} is away.`,
  take: 'Lead on',
  hand: (name: string) => `Hand over to ${name}`,
  end: 'End',
  ended: 'It has ended. You are on your own.',
  lineLost: 'No line. Look on by yourself; you will be told when it is back.',
  pointAt: 'Point at',
  parts: { step: 'step', flags: 'flags', seq: 'seq', ack: 'ack', len: 'len' },
  pointsAt: (name: string, part: string, step: number) => `${name} points at step ${step}: ${part}`,
  moved: (name: string, sentence: string) => `${name}: ${sentence}`,
  elsewhere: (name: string) => `${name} is showing another round.`,
  nextRound: 'The next round has begun.',
  toTable: 'To the table',
  wantsAgain: (name: string) => `${name} wants to play again.`,
  toRoom: 'Back to the room',
  mine: 'You are showing this round.',
}
