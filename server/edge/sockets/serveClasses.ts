import type { Logger } from 'pino'
import type { ClassHouse } from '../../classes/house.ts'
import type { Config } from '../../config.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import type { Guard } from '../guard.ts'
import { createClassPlaces } from './classPlaces.ts'
import type { ClassPlaces } from './classPlaces.ts'
import { createClassService } from './classService.ts'
import type { ClassService } from './classService.ts'
import { createHostService } from './hostService.ts'
import type { HostService } from './hostService.ts'

/** Everything that a connection may ask about classes. */
export const serveClasses = (options: {
  readonly store: Store
  readonly house: ClassHouse
  readonly rooms: Rooms
  readonly guard: Guard
  readonly log: Logger
  readonly config: Pick<Config, 'keepMs' | 'awayMs'>
}): ClassService & HostService & Pick<ClassPlaces, 'lost' | 'isWatched'> => {
  const { store, house, rooms, guard, log, config } = options
  const { classes, classRooms, boards } = house
  const places = createClassPlaces({
    classes,
    rooms,
    boards,
    nodes: store.nodes,
    log,
    now: Date.now,
    awayMs: config.awayMs,
  })
  classes.onGone((code) => places.dissolve(code, 'erased'))
  return {
    ...createClassService({ classes, classRooms, places, store, guard, log }),
    ...createHostService({ ...house, rooms, places, store, now: Date.now, keepMs: config.keepMs }),
    lost: places.lost,
    isWatched: places.isWatched,
  }
}
