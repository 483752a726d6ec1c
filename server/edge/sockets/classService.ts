import type { Logger } from 'pino'
import type { Class } from '../../../shared/class/class.ts'
import { generatedName } from '../../../shared/class/names.ts'
import { isTaken } from '../../../shared/class/taken.ts'
import { present, tableOf } from '../../../shared/class/tables.ts'
import type { AnswerCode, RefusedAnswer } from '../../../shared/wire/answers.ts'
import type {
  ClassCode,
  ClassCreatedAnswer,
  ClassEnteredAnswer,
  ClassJoinedAnswer,
  StudentAnswer,
} from '../../../shared/wire/classAnswers.ts'
import type {
  CreateClassMessage,
  EnterClassMessage,
  JoinClassMessage,
  StudentMessage,
} from '../../../shared/wire/classMessages.ts'
import { freeRoomCodes } from '../../classes/codes.ts'
import type { Classes } from '../../classes/classes.ts'
import type { ClassRooms } from '../../classes/following.ts'
import { isKind } from '../../rooms/names.ts'
import { hashOf, newSecret } from '../../rooms/secrets.ts'
import type { Store } from '../../store/store.ts'
import { STORE_UNAVAILABLE } from '../failure.ts'
import { findClass } from '../findClass.ts'
import type { Guard } from '../guard.ts'
import { studentOf } from './classPlaces.ts'
import type { ClassPlaces } from './classPlaces.ts'
import type { ClassPlace, Line } from './line.ts'

/** What each message of a class but the host's asks for: authorise, ask the classes, answer. No rule of a class. */
export interface ClassService {
  readonly create: (line: Line, message: CreateClassMessage) => Promise<ClassCreatedAnswer>
  readonly join: (line: Line, message: JoinClassMessage) => Promise<ClassJoinedAnswer>
  readonly enter: (line: Line, message: EnterClassMessage) => Promise<ClassEnteredAnswer>
  readonly student: (line: Line, message: StudentMessage) => Promise<StudentAnswer>
}

export const createClassService = (options: {
  readonly classes: Classes
  readonly classRooms: ClassRooms
  readonly places: ClassPlaces
  readonly store: Pick<Store, 'versions'>
  readonly guard: Guard
  readonly log: Logger
}): ClassService => {
  const { classes, classRooms, places, store, guard, log } = options

  const current = (group: Class): Class => classes.peek(group.code) ?? group

  /** Who is told of a table finds the seat there: its room follows the class within moments. */
  const seated = async (group: Class, { tokenHash }: ClassPlace): Promise<void> => {
    const student = studentOf(group, tokenHash)
    const table = student && tableOf(group, student.id)
    if (table !== undefined) await classRooms.reached(table.room, SEATED_WITHIN_MS)
  }

  /** The names that somebody goes by: their own, or from the generator where the class wants that. */
  const namesFor = (
    group: Class,
    { names, language = 'en' }: JoinClassMessage,
  ): readonly string[] | undefined =>
    group.plan.names === 'free'
      ? names
      : [
          generatedName(language, {
            seed: group.seed,
            n: group.students.length,
            isTaken: (name) => isTaken(group, [name], undefined),
          }),
        ]

  /** Sits down where the class says; `place` is known to be the student's own. */
  const comeBack = async (line: Line, group: Class, place: ClassPlace): Promise<ClassEnteredAnswer> => {
    const student = studentOf(group, place.tokenHash)
    if (student?.standing === 'left' && group.phase !== 'ended') {
      const done = await classes.execute(place.code, () => ({ kind: 'return', student: student.id }))
      if (!done.ok) return classNotDone(done.code)
    }
    await seated(current(group), place)
    places.enter(line, place)
    const told = places.told(current(group), place)
    return told === undefined ? refusedClass('class/token') : { ok: true, told }
  }

  const join: ClassService['join'] = async (line, message) => {
    const found = await findClass(classes, guard, line.data.address, message.code)
    if (!found.ok) return found
    const { group } = found
    const { code } = message
    const known = message.token === undefined ? undefined : hashOf(message.token)
    if (known !== undefined && message.token !== undefined && studentOf(group, known) !== undefined) {
      const back = await comeBack(line, group, { code, role: 'student', tokenHash: known })
      if (!back.ok) return back
      if (back.told !== undefined) return { ok: true, token: message.token, told: back.told }
    }
    const isBanned = group.students.some(
      ({ tokenHash, standing }) => tokenHash === known && standing === 'banned',
    )
    if (isBanned) return refusedClass('student/banned')
    if (group.plan.names === 'free' && message.names === undefined)
      return { ...refusedClass('message/malformed'), field: 'names' }
    if (message.names?.some((name) => !isKind(name)) === true) return refusedClass('name/unkind')
    // Whoever fills a class with names that nobody has pays for each as for a room.
    const flood = guard.opening(line.data.address)
    if (flood !== undefined) return flood
    const token = newSecret()
    const place: ClassPlace = { code, role: 'student', tokenHash: hashOf(token) }
    const [room = ''] = group.tables.length > 0 ? await freeRoomCodes(store, 1) : []
    const done = await classes.execute(code, (now) => ({
      kind: 'join',
      names: namesFor(now, message) ?? [],
      tokenHash: place.tokenHash,
      room,
    }))
    if (!done.ok) return classNotDone(done.code)
    await seated(current(done.group), place)
    places.enter(line, place)
    const told = places.told(current(done.group), place)
    if (told === undefined) return refusedClass('class/token')
    log.info({ line: line.id, class: code }, 'student joined')
    return { ok: true, token, told }
  }

  return {
    create: async (line, { name, plan, opens }) => {
      if (!isKind(name) || !isKind(plan.title)) return refusedClass('name/unkind')
      const flood = guard.opening(line.data.address)
      if (flood !== undefined) return flood
      const secret = newSecret()
      const tokenHash = hashOf(secret)
      const opened = await classes.open(plan, { name, tokenHash })
      if (!opened.ok) return classNotDone(opened.code)
      const { code } = opened.group
      const done = opens ? await classes.execute(code, () => ({ kind: 'open-doors' })) : opened
      if (!done.ok) return classNotDone(done.code)
      const place: ClassPlace = { code, role: 'host', tokenHash }
      places.enter(line, place)
      const told = places.told(current(done.group), place)
      if (told === undefined) return refusedClass('server/internal')
      log.info({ line: line.id, class: code }, 'class opened')
      return { ok: true, code, secret, told }
    },
    join,
    enter: async (line, { code, token, as: role, version }) => {
      const found = await findClass(classes, guard, line.data.address, code)
      if (!found.ok) return found
      const place: ClassPlace = { code, role, tokenHash: hashOf(token) }
      if (places.told(found.group, place) === undefined)
        return guard.wrongGuess(line.data.address) ?? refusedClass('class/token')
      const back = role === 'student' ? await comeBack(line, found.group, place) : entered(line, place)
      return back.ok && back.told?.view.version === version ? { ok: true } : back
    },
    student: async (line, message) => {
      const place = line.data.inClass
      if (place === undefined) return refusedClass('class/not-entered')
      if (place.role !== 'student') return refusedClass('class/token')
      const done = await classes.execute(place.code, (group) => {
        const student = studentOf(group, place.tokenHash)?.id
        return student === undefined ? 'student/unknown' : { ...message, student }
      })
      if (!done.ok) return classNotDone(done.code)
      if (message.kind === 'leave') places.leave(line)
      return { ok: true, version: done.group.version }
    },
  }

  function entered(line: Line, place: ClassPlace): ClassEnteredAnswer {
    places.enter(line, place)
    const group = classes.peek(place.code)
    const told = group && places.told(group, place)
    return told === undefined ? refusedClass('class/token') : { ok: true, told }
  }
}

/** How many room codes a class may need so that everybody has a place. */
export const codesNeeded = (group: Class): number =>
  Math.max(0, Math.ceil(present(group).length / 2) + SPARE_CODES - group.tables.length)

/** So long somebody who comes waits for the seat, in milliseconds; then the page asks for it again */
const SEATED_WITHIN_MS = 500

/** For those who come while it is decided */
const SPARE_CODES = 4

export const refusedClass = (code: ClassCode | AnswerCode): RefusedAnswer<ClassCode | AnswerCode> => ({
  ok: false,
  code,
})

/** Why a class did not do it, with the time after which it may. */
export const classNotDone = (code: ClassCode | AnswerCode): RefusedAnswer<ClassCode | AnswerCode> =>
  code === 'store/unavailable' ? STORE_UNAVAILABLE : refusedClass(code)
