import type { Logger } from 'pino'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import { createBoards } from './boards.ts'
import type { Boards } from './boards.ts'
import { createClasses } from './classes.ts'
import type { Classes } from './classes.ts'
import { createErasing } from './erasing.ts'
import type { Erasing } from './erasing.ts'
import { followClasses } from './following.ts'
import type { ClassRooms } from './following.ts'

/** Classes and all that goes with them. */
export interface ClassHouse {
  readonly classes: Classes
  readonly classRooms: ClassRooms
  readonly boards: Boards
  readonly erasing: Erasing
}

/** Builds the parts of the service of classes. */
export const createClassHouse = (options: {
  readonly store: Store
  readonly rooms: Rooms
  readonly log: Logger
  readonly now: () => number
  /** Of a clock that does not jump: nothing is erased because somebody has set a clock */
  readonly patientNow: () => number
}): ClassHouse => {
  const { rooms } = options
  const classes = createClasses(options)
  const classRooms = followClasses({ classes, ...options })
  const boards = createBoards(classes, rooms)
  classes.onGone(boards.forget)
  return { classes, classRooms, boards, erasing: createErasing({ classes, ...options }) }
}
