/** The ends of the connection that people sit on. The network is a third seat to come. */
export const SEATS = ['client', 'server'] as const
export type Seat = (typeof SEATS)[number]

/** The seat at the other end of the wire. */
export const peerOf = (seat: Seat): Seat => (seat === 'client' ? 'server' : 'client')

/** A value for each seat. */
export type BySeat<T> = { readonly [S in Seat]: T }

/** Who looks at a room: a seat sees what its endpoint can know, a spectator what is public. */
export type Viewer = { readonly kind: 'seat'; readonly seat: Seat } | { readonly kind: 'spectator' }

export const bySeat = <T>(make: (seat: Seat) => T): BySeat<T> => ({
  client: make('client'),
  server: make('server'),
})

export const withSeat = <T>(record: BySeat<T>, seat: Seat, value: T): BySeat<T> => ({
  client: seat === 'client' ? value : record.client,
  server: seat === 'server' ? value : record.server,
})
