import type { Logger } from 'pino'
import { classView, hostClassView, studentView } from '../../../shared/class/viewOf.ts'
import type { Class, Student } from '../../../shared/class/class.ts'
import type { ClassGone, ClassSeen, ClassTold } from '../../../shared/wire/classAnswers.ts'
import { wholeView } from '../../../shared/game/room/viewOf.ts'
import type { Boards } from '../../classes/boards.ts'
import type { Classes } from '../../classes/classes.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Nodes } from '../../store/nodes.ts'
import { hearOfStudents } from './classElsewhere.ts'
import type { ClassPlace, Line } from './line.ts'
import { tellClass } from './tellClass.ts'

/** Who is connected to which class, and what each of them is told. */
export interface ClassPlaces {
  /** Puts a connection in its place. Of a student the newest counts; an older one is told and let go. */
  readonly enter: (line: Line, place: ClassPlace) => void
  /** The connection is in no class any more, of its own will. */
  readonly leave: (line: Line) => void
  /** The connection has gone: a student who does not come back is kept a seat by a bot. */
  readonly lost: (line: Line) => void
  /** What one sees of the class now; undefined for who is in it no more. */
  readonly told: (group: Class, place: ClassPlace) => ClassTold | undefined
  /** All in a class are told why it has gone. */
  readonly dissolve: (code: string, why: ClassGone) => void
  /** The host of this connection looks into a room from now on, or no more. */
  readonly look: (line: Line, at: { readonly table: number; readonly room: string } | undefined) => void
  readonly isWatched: (code: string) => boolean
  readonly count: () => number
}

/** Changes of so long are told together, in milliseconds: hundreds who join at once cost no more than a few. */
const TOGETHER_MS = 100
/** A host's view of 400 students is much to look through: hosts hear no more often than this, in milliseconds. */
const HOSTS_TOGETHER_MS = 300

export const createClassPlaces = (options: {
  readonly classes: Classes
  readonly rooms: Rooms
  readonly boards: Boards
  readonly nodes: Nodes
  readonly log: Logger
  readonly now: () => number
  /** How long a student may be away before a bot takes the seat, in milliseconds */
  readonly awayMs: number
}): ClassPlaces => {
  const { classes, rooms, boards, nodes, log, now, awayMs } = options
  const lines = new Map<string, Set<Line>>()
  /** Classes whose change is about to be told */
  const changed = new Set<string>()
  const telling = tellClass(now)
  /** When the hosts of a class were told last */
  const hostsTold = new Map<string, number>()
  const doneTold = new Map<string, number>()
  /** Hosts who look into a room */
  const lookers = new Set<Line>()

  const linesOf = (code: string): readonly Line[] => [...(lines.get(code) ?? [])]

  const isOnline =
    (code: string) =>
    ({ tokenHash }: Student): boolean =>
      linesHeld(code).has(tokenHash) || elsewhere.isHere(code, tokenHash)

  const linesHeld = (code: string): ReadonlySet<string> =>
    new Set(linesOf(code).map(({ data }) => data.inClass?.tokenHash ?? ''))

  const seenIn = (group: Class): ((place: ClassPlace) => ClassSeen | undefined) => {
    const shared = classView(group, { done: boards.done(group), flood: boards.flood(group) })
    const held = linesHeld(group.code)
    const away = elsewhere.tokensIn(group.code)
    const online = ({ tokenHash }: Student): boolean => held.has(tokenHash) || away.has(tokenHash)
    return ({ role, tokenHash }) => {
      switch (role) {
        case 'host': {
          const host = group.hosts.find((one) => one.tokenHash === tokenHash)
          return host && { role, view: hostClassView(group, shared, host.id, { isOnline: online }) }
        }
        case 'screen':
          return group.screens.includes(tokenHash) ? { role, view: shared } : undefined
        default: {
          const student = studentOf(group, tokenHash)
          const view = student && studentView(group, shared, student.id)
          return view && { role, view }
        }
      }
    }
  }

  const tellAll = (code: string): void => {
    changed.delete(code)
    const group = classes.peek(code)
    if (group === undefined) return
    const seen = seenIn(group)
    const sinceMs = performance.now() - (hostsTold.get(code) ?? -HOSTS_TOGETHER_MS)
    const isForHosts = sinceMs >= HOSTS_TOGETHER_MS
    if (isForHosts) hostsTold.set(code, performance.now())
    else setTimeout(() => change(code), HOSTS_TOGETHER_MS - sinceMs).unref()
    for (const line of linesOf(code)) {
      const place = line.data.inClass
      if (place?.role === 'host' && !isForHosts) continue
      const one = place && seen(place)
      if (one === undefined) dismiss(line, place && whyGone(group, place))
      else say(line, one)
    }
  }

  const say = (line: Line, seen: ClassSeen): void => {
    learn(line, seen)
    telling.tell(line, seen)
  }

  const learn = (line: Line, seen: ClassSeen): void => {
    line.data.toldRoom = seen.role === 'student' ? seen.view.me.table?.room : undefined
  }

  const change = (code: string): void => {
    if (!lines.has(code) || changed.has(code)) return
    changed.add(code)
    setTimeout(() => tellAll(code), TOGETHER_MS).unref()
  }

  const dismiss = (line: Line, why: ClassGone | undefined): void => {
    remove(line)
    if (why !== undefined) line.emit('class-gone', why)
  }

  const remove = (line: Line): ClassPlace | undefined => {
    const place = line.data.inClass
    line.data.inClass = undefined
    line.data.looksAt = undefined
    line.data.toldRoom = undefined
    lookers.delete(line)
    telling.forget(line)
    if (place === undefined) return undefined
    const here = lines.get(place.code)
    here?.delete(line)
    if (here?.size === 0) {
      lines.delete(place.code)
      hostsTold.delete(place.code)
      doneTold.delete(place.code)
    }
    return place
  }

  const gone = ({ code, role, tokenHash }: ClassPlace): void => {
    change(code)
    if (role === 'student') nodes.tell({ kind: 'lost', room: code, token: tokenHash })
  }

  /** A bot takes the seat of a student who is not back in time. */
  const awaitReturn = (code: string, tokenHash: string): void => {
    setTimeout(() => {
      const group = classes.peek(code)
      const student = group && studentOf(group, tokenHash)
      if (student === undefined || student.standing !== 'here' || isOnline(code)(student)) return
      classes
        .execute(code, () => ({ kind: 'leave', student: student.id }))
        .catch((error: unknown) => log.error({ err: error, class: code }, 'a seat could not be kept'))
    }, awayMs).unref()
  }

  const awaitAll = (group: Class): void => {
    if (group.phase === 'ended') return
    for (const { standing, tokenHash } of group.students)
      if (standing === 'here') awaitReturn(group.code, tokenHash)
  }

  const elsewhere = hearOfStudents(
    nodes,
    {
      isKept: (code) => classes.peek(code) !== undefined,
      ours: (code) =>
        linesOf(code).flatMap(({ data: { inClass } }) =>
          inClass?.role === 'student' ? [inClass.tokenHash] : [],
        ),
    },
    (code) => change(code),
  )

  classes.onChange(({ before, group }) => {
    change(group.code)
    if (before !== undefined) return
    elsewhere.follow(group.code)
    // Who was here before a restart is expected back.
    awaitAll(group)
  })
  boards.onRows((code, rows) => {
    const board = { isWhole: false, rows, now: now() }
    for (const line of linesOf(code)) if (line.data.inClass?.role === 'host') line.emit('class-board', board)
    const group = classes.peek(code)
    const done = group === undefined ? 0 : boards.done(group)
    if (done !== doneTold.get(code)) change(code)
    doneTold.set(code, done)
  })
  rooms.onChange((room) => {
    if (room.hosted === undefined) return
    for (const line of lookers) {
      const { looksAt } = line.data
      if (looksAt?.room === room.code)
        line.emit('class-look', { table: looksAt.table, view: wholeView(room, now()) })
    }
  })
  nodes.onGone(() => {
    for (const code of lines.keys()) {
      const group = classes.peek(code)
      if (group !== undefined) awaitAll(group)
      change(code)
    }
  })
  nodes.onNews((news, { isSelf }) => {
    if (news.kind !== 'took' || isSelf) return
    for (const line of linesOf(news.room))
      if (line.data.inClass?.role === 'student' && line.data.inClass.tokenHash === news.token)
        dismiss(line, 'superseded')
  })

  return {
    enter: (line, place) => {
      remove(line)
      if (place.role === 'student') {
        for (const other of linesOf(place.code))
          if (other.data.inClass?.tokenHash === place.tokenHash) dismiss(other, 'superseded')
        elsewhere.came(place.code, place.tokenHash)
        nodes.tell({ kind: 'took', room: place.code, token: place.tokenHash, line: line.id })
      }
      line.data.inClass = place
      lines.set(place.code, (lines.get(place.code) ?? new Set()).add(line))
      change(place.code)
      const group = classes.peek(place.code)
      const seen = group && seenIn(group)(place)
      if (seen !== undefined) learn(line, seen)
      if (place.role === 'host' && group !== undefined)
        line.emit('class-board', { isWhole: true, rows: boards.whole(group), now: now() })
    },
    leave: (line) => {
      const place = remove(line)
      if (place !== undefined) gone(place)
    },
    lost: (line) => {
      const place = remove(line)
      if (place === undefined) return
      gone(place)
      if (place.role === 'student') awaitReturn(place.code, place.tokenHash)
    },
    told: (group, place) => {
      const seen = seenIn(group)(place)
      return seen && { ...seen, now: now(), n: 0 }
    },
    dissolve: (code, why) => {
      for (const line of linesOf(code)) dismiss(line, why)
    },
    look: (line, at) => {
      line.data.looksAt = at
      if (at === undefined) lookers.delete(line)
      else lookers.add(line)
    },
    isWatched: (code) => lines.has(code),
    count: () => lines.size,
  }
}

/** The student who has this token; of one who was removed and came again, the one who is here. */
export const studentOf = ({ students }: Class, tokenHash: string): Student | undefined => {
  const all = students.filter((student) => student.tokenHash === tokenHash)
  return all.find(({ standing }) => standing === 'here' || standing === 'left')
}

const whyGone = (group: Class, { role, tokenHash }: ClassPlace): ClassGone => {
  if (role !== 'student') return 'dismissed'
  const student = group.students.findLast((one) => one.tokenHash === tokenHash)
  return student?.standing === 'banned' ? 'banned' : 'removed'
}
