import type { Mode, Settings } from './room.ts'

/** How a room is played; coached where nothing is said. */
export const modeOf = ({ mode = 'coached' }: Pick<Settings, 'mode'>): Mode => mode

/** Whatever is sent is sent. */
export const isLiveWire = (settings: Pick<Settings, 'mode'>): boolean => modeOf(settings) === 'live-wire'
