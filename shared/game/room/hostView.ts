import type { Viewer } from '../seat.ts'
import { holdsPlace, isForgetful } from './backlog.ts'
import { netstatOf } from './netstat.ts'
import type { Round } from './room.ts'
import type { HostView } from './view.ts'

/**
 * What a player sees of the host around its endpoint; undefined in most levels, for spectators, and for who has no
 * such host: a client cannot see into the server's backlog.
 */
export const hostView = (round: Round, viewer: Viewer): HostView | undefined => {
  if (viewer.kind !== 'seat') return undefined
  const { backlog, level } = round
  if (backlog?.seat === viewer.seat && level.backlog !== undefined)
    return {
      kind: 'backlog',
      size: level.backlog.size,
      places: backlog.places,
      holdsMine: holdsPlace(round),
      dropped: backlog.dropped,
      forgotten: backlog.forgotten,
      isForgetful: isForgetful(round),
    }
  const netstat = netstatOf(round, viewer.seat)
  return netstat === undefined ? undefined : { kind: 'netstat', ...netstat }
}
