import type { Class } from '../../shared/class/class.ts'
import { roundsIn } from '../../shared/class/report/record.ts'
import type { RoundRecord } from '../../shared/class/report/record.ts'
import type { ClassReport } from '../../shared/class/report/report.ts'
import { reportOf } from '../../shared/class/report/reportOf.ts'
import { roomsIn } from '../../shared/class/roomsIn.ts'
import type { Store } from '../store/store.ts'

const DAY_MS = 86_400_000

/**
 * The report of a class, from what is stored of it and of its rooms. Room after room, so that whoever plays meanwhile
 * does not wait for all of them.
 *
 * @param keepMs how long this server keeps anything, in milliseconds
 */
export const reportFor = async (
  store: Pick<Store, 'load' | 'loadClass'>,
  group: Class,
  keepMs: number,
): Promise<ClassReport> => {
  const events = await store.loadClass(group.code)
  const students = new Map(group.students.map(({ tokenHash, id }) => [tokenHash, id]))
  const rounds: RoundRecord[] = []
  for (const [room, n] of roomsIn(events)) {
    const happened = await store.load(room)
    rounds.push(...roundsIn(n, happened, (tokenHash) => students.get(tokenHash)))
    await new Promise(setImmediate)
  }
  return reportOf(group, rounds, { openedAt: events[0]?.at ?? group.at, keptDays: keepMs / DAY_MS })
}
