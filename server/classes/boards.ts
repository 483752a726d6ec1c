import { backlogIn, boardRow, floodIn } from '../../shared/class/board.ts'
import type { Class } from '../../shared/class/class.ts'
import type { BoardRow, FloodView } from '../../shared/class/view.ts'
import type { Room } from '../../shared/game/room/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Classes } from './classes.ts'

/** How the tables of each class stand, for its hosts. */
export interface Boards {
  /** All rows as they are now. */
  readonly whole: (group: Class) => readonly BoardRow[]
  /** How many tables have finished the level that they are at. */
  readonly done: (group: Class) => number
  /** How the tables stand a flood of forged SYNs; undefined where none has a backlog. */
  readonly flood: (group: Class) => FloodView | undefined
  /** Calls back with the rows that have changed, some moments' worth at once. */
  readonly onRows: (listener: (code: string, rows: readonly BoardRow[]) => void) => void
  readonly forget: (code: string) => void
}

/** Changes of so long are told together, in milliseconds: the work is bounded however fast 200 tables play. */
const TOGETHER_MS = 200

interface Board {
  readonly rows: Map<number, { readonly row: BoardRow; readonly text: string }>
  /** Rooms that have changed since rows were told last */
  readonly changed: Set<string>
}

export const createBoards = (classes: Classes, rooms: Rooms): Boards => {
  const boards = new Map<string, Board>()
  const listeners: ((code: string, rows: readonly BoardRow[]) => void)[] = []

  const boardOf = (code: string): Board => {
    const known = boards.get(code)
    if (known !== undefined) return known
    const board: Board = { rows: new Map(), changed: new Set() }
    boards.set(code, board)
    return board
  }

  /** The row of a room as it is now; undefined when it says nothing new. */
  const renewed = (board: Board, n: number, room: Room): BoardRow | undefined => {
    const before = board.rows.get(n)
    const row = boardRow(n, room, before?.row)
    const text = JSON.stringify(row)
    if (text === before?.text) return undefined
    board.rows.set(n, { row, text })
    return row
  }

  const tell = (code: string): void => {
    const [group, board] = [classes.peek(code), boards.get(code)]
    if (group === undefined || board === undefined) {
      boards.delete(code)
      return
    }
    const { changed } = board
    const rows = group.tables.flatMap(({ n, room }) => {
      const current = changed.has(room) ? rooms.peek(room) : undefined
      return (current && renewed(board, n, current)) ?? []
    })
    changed.clear()
    if (rows.length > 0) for (const listener of listeners) listener(code, rows)
  }

  rooms.onChange(({ code, hosted }) => {
    if (hosted === undefined || classes.peek(hosted.by) === undefined) return
    const { by } = hosted
    const { changed } = boardOf(by)
    if (changed.size === 0) setTimeout(() => tell(by), TOGETHER_MS).unref()
    changed.add(code)
  })

  return {
    whole: (group) => {
      const board = boardOf(group.code)
      return group.tables.flatMap(({ n, room }) => {
        const current = rooms.peek(room)
        if (current !== undefined) renewed(board, n, current)
        return board.rows.get(n)?.row ?? []
      })
    },
    flood: (group) =>
      floodIn(
        group.tables.flatMap(({ room }) => {
          const round = rooms.peek(room)?.round
          return (round && backlogIn(round)) ?? []
        }),
      ),
    done: (group) =>
      group.tables.filter(({ room, turn, repeats }) => {
        const current = rooms.peek(room)
        const isWon = current?.phase === 'over' && current.round?.lost === undefined
        return repeats > 0 || (isWon && current.hosted?.turn === turn)
      }).length,
    onRows: (listener) => {
      listeners.push(listener)
    },
    forget: (code) => {
      boards.delete(code)
    },
  }
}
