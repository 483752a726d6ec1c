import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Member } from './support/member.ts'
import { useServer } from './support/server.ts'

describe('a seat that two students share', () => {
  const server = useServer({ awayMs: 300 })

  /** Three students at one table: who has a seat alone, and the two who share the other one. */
  const threeAtATable = async (): Promise<{
    readonly li: Member
    readonly alone: Member
    readonly owner: Member
    readonly guest: Member
  }> => {
    const li = server.member('Ms Li')
    await li.opensClass({ oddOne: 'shares' })
    const students: Member[] = []
    for (const name of ['Ada', 'Tom', 'Mei']) {
      const student = server.member(name)
      await student.joinsClass(li.code())
      students.push(student)
    }
    expect(await li.hosts({ kind: 'begin-level', level: 0 })).toMatchObject({ ok: true, unreached: [] })
    for (const student of students) expect(await student.sitsDown()).toMatchObject({ ok: true })
    await li.sees('the table', () => li.host().tables.sharing === 1)
    const seats = li.host().rows[0]?.seats
    const shared = seats?.client.guest === undefined ? seats?.server : seats.client
    const byId = (id: string | undefined): Member | undefined =>
      students.find((student) => student.student().me.id === id)
    const [owner, guest] = [byId(shared?.student), byId(shared?.guest)]
    const alone = students.find((student) => student !== owner && student !== guest)
    if (owner === undefined || guest === undefined || alone === undefined) throw new Error('three at a table')
    return { li, alone, owner, guest }
  }

  test.concurrent('is played by both, each with an own token; the report gives it to both', async () => {
    const { li, alone, owner, guest } = await threeAtATable()
    expect(owner.secret()).not.toBe(guest.secret())
    const name = (member: Member): string => member.student().me.names[0] ?? ''
    expect(owner.student().me.table).toMatchObject({ beside: [name(guest)], partner: [name(alone)] })
    expect(guest.student().me.table).toMatchObject({ beside: [name(owner)], partner: [name(alone)] })
    expect(alone.student().me.table).toMatchObject({ beside: [], partner: [name(owner), name(guest)] })
    expect(guest.view().viewer).toEqual(owner.view().viewer)

    // One of the two sends: both see it, and what the other had composed for that moment comes too late.
    const before = guest.view().version
    const seat = owner.student().me.table?.seat
    if (seat === 'server') await alone.moves()
    await owner.sees(
      'something to do',
      () => seat === 'client' || owner.view().round?.me?.arrived !== undefined,
    )
    expect(await owner.moves()).toMatchObject({ ok: true })
    await guest.sees('what the other one sent', () =>
      (guest.view().round?.steps ?? []).some((step) => step.kind === 'segment' && step.seat === seat),
    )
    const late = await guest.asks('act', {
      kind: 'submit-move',
      moveId: randomUUID(),
      seen: before,
      move: { kind: 'timer', timer: 'retransmission' },
    })
    expect(late).toMatchObject({ ok: false, code: 'move/stale' })

    await Promise.all([alone, owner, guest].map((student) => student.playsOn()))
    await li.sees('it is done', () => li.host().done === 1)
    const told = await li.hosts({ kind: 'report' })
    const figures = told.ok ? told.report?.students : undefined
    expect(figures?.map(({ rounds }) => rounds)).toEqual([1, 1, 1])
    const of = (member: Member) => figures?.find(({ id }) => id === member.student().me.id)?.columns
    expect(of(guest)).toEqual(of(owner))
    expect(of(guest)?.flags.of).toBeGreaterThan(0)
    // The table's own figures count each decision once.
    expect(told.ok && told.report?.tables[0]?.columns.flags.of).toBe(
      (of(owner)?.flags.of ?? 0) + (of(alone)?.flags.of ?? 0),
    )
  })

  test.concurrent('stays with the one who is left, without a bot', async () => {
    const { li, alone, owner, guest } = await threeAtATable()
    const seat = guest.student().me.table?.seat
    owner.hangsUp()
    await guest.sees('it has the seat alone', () => guest.student().me.table?.beside.length === 0)
    expect(guest.student().me.table).toMatchObject({ seat, keptFor: [] })
    expect(await guest.sitsDown()).toMatchObject({ ok: true, seat })
    await Promise.all([alone, guest].map((student) => student.playsOn()))
    const again = server.member('again')
    await again.enters(li.code(), owner.secret(), 'student')
    expect(again.student().me.table?.beside).toHaveLength(1)
    expect(await again.sitsDown()).toMatchObject({ ok: true })
  })

  test.concurrent(
    'a device that two use has one seat; both names stand on the board and in the report',
    async () => {
      const li = server.member('Ms Li')
      await li.opensClass()
      const two = server.member('two')
      expect(await two.joinsClass(li.code(), ['Ada', 'Tom'])).toMatchObject({ ok: true })
      await li.sees('two people', () => li.host().here.count === 2)
      expect(li.host().here.names).toEqual(['Ada', 'Tom'])
      await li.hosts({ kind: 'begin-level', level: 0 })
      await two.sitsDown()
      expect(two.view().seats[two.student().me.table?.seat ?? 'client'].name).toBe('Ada + Tom')
      await two.playsOn()
      expect(await li.hosts({ kind: 'report' })).toMatchObject({
        report: { counts: { students: 2 }, students: [{ names: ['Ada', 'Tom'], rounds: 1 }] },
      })
    },
  )
})
