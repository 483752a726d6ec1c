/**
 * The time from one move to the next, in milliseconds: between half and one and a half times the mean. Rooms that move at
 * even steps fall into step with each other when a server is behind for a moment, and then move all at once for ever; people
 * do not.
 */
export const stride = (meanMs: number): number => meanMs * (0.5 + Math.random())
