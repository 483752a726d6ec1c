/** The rounds played on this device. */
export const rounds = {
  roundsTitle: 'Rounds played on this device',
  emptyTitle: 'No round played on this device yet.',
  emptyMore: 'Each round you finish leaves its ladder here.',
  played: (date: string, client: string, server: string) => `${date} · ${client} and ${server}`,
  stars: (n: number) => (n === 1 ? '1 star' : `${n} stars`),
  notFoundMore: 'It may have been erased, or it was played on another device.',
  notOver: 'This round is still being played. Its timeline opens when it is over.',
  offlineMore: 'The round is safe. Try again in a moment.',
  serverKeeps: 'What the server keeps',
  serverKeepsMore:
    'The rooms in which this device holds a seat, with names and moves, until nothing has happened there for some weeks. You can have a room forgotten at once: then its rounds and links are gone for everybody.',
  asName: (name: string) => `as ${name}`,
  forget: 'Erase',
  forgetRoom: (code: string) => `Erase room ${code}`,
  forgetReally: 'Erase for everybody',
  forgetNot: 'Keep it',
  forgotten: (code: string) => `Room ${code} is erased.`,
}
