import { describe, expect, test } from 'vitest'
import type { Plan } from '../../shared/class/class.ts'
import type { Member } from './support/member.ts'
import { useServer } from './support/server.ts'

describe('a class', () => {
  const server = useServer({ awayMs: 300 })

  /** A host with an open class, and students who have come in. */
  const aClass = async (
    names: readonly string[],
    plan: Partial<Plan> = {},
  ): Promise<{ readonly li: Member; readonly students: readonly Member[] }> => {
    const li = server.member('Ms Li')
    expect(await li.opensClass(plan)).toMatchObject({ ok: true })
    const students: Member[] = []
    for (const name of names) {
      const student = server.member(name)
      expect(await student.joinsClass(li.code())).toMatchObject({ ok: true })
      students.push(student)
    }
    await li.sees('all are here', () => li.host().here.count === names.length)
    return { li, students }
  }

  test.concurrent(
    'from the door to the report: two levels, ends changed, and everything is in it',
    async () => {
      const { li, students } = await aClass(['Ada', 'Tom', 'Mei', 'Leo'])
      const begun = await li.hosts({ kind: 'begin-level', level: 0, minutes: 8 })
      expect(begun).toMatchObject({ ok: true, unreached: [] })
      for (const student of students) expect(await student.sitsDown()).toMatchObject({ ok: true })
      await Promise.all(students.map((student) => student.playsOn()))
      await li.sees('both tables are done', () => li.host().done === 2)
      expect(li.rows().map(({ phase, stars }) => [phase, stars])).toEqual([
        ['over', 3],
        ['over', 3],
      ])
      const seats = students.map((student) => student.student().me.table?.seat)
      expect(await li.hosts({ kind: 'begin-level', level: 1 })).toMatchObject({ ok: true, unreached: [] })
      await Promise.all(
        students.map((student) =>
          student.sees(
            'the second level',
            () => student.view().settings.level === 'first-words' && student.student().me.table?.turn === 2,
          ),
        ),
      )
      expect(students.map((student) => student.student().me.table?.seat)).toEqual(
        seats.map((seat) => (seat === 'client' ? 'server' : 'client')),
      )
      await Promise.all(students.map((student) => student.playsOn()))
      expect(await li.hosts({ kind: 'end-class' })).toMatchObject({ ok: true, unreached: [] })
      const told = await li.hosts({ kind: 'report' })
      expect(told).toMatchObject({
        ok: true,
        report: {
          counts: { students: 4, tables: 2, levels: 2 },
          findings: [],
          students: [{ rounds: 2 }, { rounds: 2 }, { rounds: 2 }, { rounds: 2 }],
        },
      })
      expect(told.ok && told.report?.map.arrows).toContainEqual({
        from: 'SYN-SENT',
        to: 'ESTABLISHED',
        students: 4,
      })
    },
  )

  test.concurrent('prepared, it lets nobody in until its doors are open; locked, nobody else', async () => {
    const li = server.member('Ms Li')
    await li.opensClass({}, false)
    const ada = server.member('Ada')
    expect(await ada.joinsClass(li.code())).toMatchObject({ ok: false, code: 'class/not-open' })
    await li.hosts({ kind: 'open-doors' })
    expect(await ada.joinsClass(li.code())).toMatchObject({ ok: true })
    await li.hosts({ kind: 'set-lock', locked: true })
    const tom = server.member('Tom')
    expect(await tom.joinsClass(li.code())).toMatchObject({ ok: false, code: 'class/locked' })
    const body: unknown = await (await fetch(`${server.url()}/api/class/${li.code()}`)).json()
    expect(body).toMatchObject({ phase: 'gathering', isLocked: true, names: 'free' })
  })

  test.concurrent('pause stops every room at once, and what was on its way arrives after it', async () => {
    const { li, students } = await aClass(['Ada', 'Tom'])
    await li.hosts({ kind: 'begin-level', level: 0 })
    for (const student of students) await student.sitsDown()
    const [ada, tom] = students
    if (ada === undefined || tom === undefined) throw new Error('two')
    expect(await ada.moves()).toMatchObject({ ok: true })
    expect(await li.hosts({ kind: 'set-pause', paused: true })).toMatchObject({ ok: true, unreached: [] })
    await tom.sees('the pause', () => tom.view().hosted?.isPaused === true)
    expect(
      await ada.submits({ kind: 'timer', timer: 'retransmission' }),
      'nobody moves while all stands still',
    ).toMatchObject({ code: 'room/paused' })
    expect(tom.view().round?.me?.arrived).toBeUndefined()
    expect(await li.hosts({ kind: 'set-pause', paused: false })).toMatchObject({ ok: true, unreached: [] })
    await tom.sees('the SYN', () => tom.view().round?.me?.arrived?.flags.syn === true)
  })

  test.concurrent(
    'frozen: each predicts alone, nobody sees what, and then everybody sees how many',
    async () => {
      const { li, students } = await aClass(['Ada', 'Tom', 'Mei'])
      await li.hosts({ kind: 'begin-level', level: 0 })
      await li.hosts({ kind: 'freeze' })
      const [ada, tom, mei] = students
      if (ada === undefined || tom === undefined || mei === undefined) throw new Error('three')
      await ada.sees('the question', () => ada.student().frozen !== undefined)
      await ada.says({ kind: 'predict', prediction: 'syn' })
      await tom.says({ kind: 'predict', prediction: 'syn-ack' })
      expect(await ada.says({ kind: 'predict', prediction: 'ack' })).toMatchObject({
        code: 'prediction/given',
      })
      await mei.sees('two have answered', () => mei.student().frozen?.given === 2)
      expect(mei.student().frozen?.counts).toBeUndefined()
      expect(mei.student().me.prediction).toBeUndefined()
      await li.hosts({ kind: 'show-predictions' })
      await mei.sees('the counts', () => mei.student().frozen?.counts !== undefined)
      expect(mei.student().frozen?.counts).toMatchObject({ syn: 1, 'syn-ack': 1, ack: 0 })
      await li.hosts({ kind: 'thaw' })
      await ada.sitsDown()
      await ada.sees('play goes on', () => ada.view().hosted?.isPaused === false)
    },
  )

  test.concurrent(
    'a hint and an old duplicate reach one table or all; the host sees both ends of a room',
    async () => {
      const { li, students } = await aClass(['Ada', 'Tom', 'Mei', 'Leo'])
      await li.hosts({ kind: 'begin-level', level: 0 })
      for (const student of students) await student.sitsDown()
      expect(await li.hosts({ kind: 'give-hint', table: 'all', depth: 'pointer' })).toMatchObject({
        unreached: [],
      })
      const client = students.find((student) => student.student().me.table?.seat === 'client')
      const server2 = students.find(
        (student) =>
          student.student().me.table?.seat === 'server' &&
          student.student().me.table?.n === client?.student().me.table?.n,
      )
      if (client === undefined || server2 === undefined) throw new Error('a pair')
      await client.sees('the hint', () => client.view().round?.me?.hint?.depth === 'pointer')
      expect(client.view().round?.me?.score.hintsPaid).toBe(0)
      const n = client.student().me.table?.n ?? 0
      expect(await li.hosts({ kind: 'look', table: n })).toMatchObject({
        ok: true,
        look: { phase: 'playing' },
      })
      expect(await li.hosts({ kind: 'send-stray', table: n, to: 'server' })).toMatchObject({ unreached: [] })
      await server2.sees('the old SYN', () => server2.view().round?.me?.arrived?.flags.syn === true)
      await li.sees('the stray', () =>
        (li.look()?.view.round?.steps ?? []).some((step) => step.kind === 'segment' && step.made === 'stray'),
      )
      expect(await li.hosts({ kind: 'give-hint', table: 99, depth: 'nudge' })).toMatchObject({
        code: 'table/unknown',
      })
    },
  )

  test.concurrent(
    'a flood of forged SYNs reaches every table; the wall says how they stand it while all stand still, and not before',
    async () => {
      const { li, students } = await aClass(['Ada', 'Tom', 'Mei', 'Leo'], { levels: ['flood'] })
      const opened = await li.hosts({ kind: 'open-screen' })
      const wall = server.member('wall')
      await wall.enters(li.code(), opened.ok ? (opened.secret ?? '') : '', 'screen')
      expect(await li.hosts({ kind: 'send-flood', table: 'all' })).toMatchObject({
        code: 'class/not-playing',
      })
      await li.hosts({ kind: 'begin-level', level: 0 })
      for (const student of students) await student.sitsDown()
      expect(await li.hosts({ kind: 'send-flood', table: 'all' })).toMatchObject({ unreached: [] })
      await li.sees('SYNs dropped', () => li.rows().every(({ backlog }) => backlog?.dropped === 3))
      expect(wall.screen().flood).toBeUndefined()
      expect(students[0]?.student().flood).toBeUndefined()
      await li.hosts({ kind: 'set-pause', paused: true })
      const flood = { of: 2, full: 2, cookies: 0, dropped: 2 }
      await wall.sees('how they stand it', () => wall.screen().flood !== undefined)
      expect(wall.screen().flood).toEqual(flood)
      await students[0]?.sees('the same', () => students[0]?.student().flood !== undefined)
      expect(students[0]?.student().flood).toEqual(flood)
      await li.hosts({ kind: 'set-pause', paused: false })
      await wall.sees('nothing of it any more', () => wall.screen().flood === undefined)
    },
  )

  test.concurrent('the teacher is called from a table, and comes', async () => {
    const { li, students } = await aClass(['Ada', 'Tom'])
    await li.hosts({ kind: 'begin-level', level: 0 })
    await students[0]?.says({ kind: 'call-teacher' })
    await li.sees('the call', () => li.host().rows[0]?.calls === true)
    await li.hosts({ kind: 'answer-call', table: 1 })
    await li.sees('no call', () => li.host().rows[0]?.calls === false)
  })

  test.concurrent(
    'who drops is kept a seat by a bot that plays on, and gets it back with score and place',
    async () => {
      const { li, students } = await aClass(['Ada', 'Tom'])
      await li.hosts({ kind: 'begin-level', level: 0 })
      const [ada, tom] = students
      if (ada === undefined || tom === undefined) throw new Error('two')
      await ada.sitsDown()
      await ada.moves()
      const seat = tom.student().me.table?.seat
      tom.hangsUp()
      await ada.sees('the bot', () => ada.student().me.table?.keptFor[0] === 'Tom')
      await ada.sees('its answer', () => ada.view().round?.me?.arrived?.flags.ack === true)
      const again = server.member('Tom')
      expect(await again.enters(li.code(), tom.secret(), 'student')).toMatchObject({ ok: true })
      expect(again.student().me.table?.seat).toBe(seat)
      expect(await again.sitsDown()).toMatchObject({ ok: true, seat })
      await ada.sees('Tom again', () => ada.student().me.table?.partner[0] === 'Tom')
    },
  )

  test.concurrent('who comes late sits down opposite the bot, in the round that is played', async () => {
    const { li } = await aClass(['Ada', 'Tom', 'Mei'])
    await li.hosts({ kind: 'begin-level', level: 0 })
    const leo = server.member('Leo')
    await leo.joinsClass(li.code())
    expect(await leo.sitsDown()).toMatchObject({ ok: true })
    expect(leo.view().phase).toBe('playing')
    await li.sees('two pairs', () => li.host().tables.pairs === 2 && li.host().tables.withBot === 0)
  })

  test.concurrent('at their own pace a pair goes on when both have said so', async () => {
    const { li, students } = await aClass(['Ada', 'Tom'], { pace: 'own' })
    await li.hosts({ kind: 'begin-level', level: 0 })
    for (const student of students) await student.sitsDown()
    await Promise.all(students.map((student) => student.playsOn()))
    for (const student of students) expect(await student.isReady()).toMatchObject({ ok: true })
    await Promise.all(
      students.map((student) =>
        student.sees(
          'the next level',
          () => student.view().settings.level === 'first-words' && student.view().phase === 'playing',
        ),
      ),
    )
  })

  test.concurrent('removed is told and out, and may come again; banned may not', async () => {
    const { li, students } = await aClass(['Ada', 'Tom'])
    const [ada, tom] = students
    if (ada === undefined || tom === undefined) throw new Error('two')
    await li.hosts({ kind: 'remove', student: 's1', ban: false })
    await ada.sees('removed', () => ada.gone() === 'removed')
    expect(await ada.says({ kind: 'call-teacher' })).toMatchObject({ code: 'class/not-entered' })
    const again = server.member('Ada')
    expect(await again.joinsClass(li.code(), ['Ada'], ada.secret())).toMatchObject({ ok: true })
    await li.hosts({ kind: 'remove', student: 's2', ban: true })
    await tom.sees('banned', () => tom.gone() === 'banned')
    const tomAgain = server.member('Tom')
    expect(await tomAgain.joinsClass(li.code(), ['Tim'], tom.secret())).toMatchObject({
      code: 'student/banned',
    })
  })

  test.concurrent('of one student the newest connection counts', async () => {
    const { li, students } = await aClass(['Ada'])
    const [ada] = students
    const again = server.member('Ada')
    await again.enters(li.code(), ada?.secret() ?? '', 'student')
    await ada?.sees('superseded', () => ada.gone() === 'superseded')
    expect(await ada?.says({ kind: 'call-teacher' })).toMatchObject({ code: 'class/not-entered' })
  })

  test.concurrent(
    'a host comes from another device, makes a co-host and a screen, and the class can be erased',
    async () => {
      const { li, students } = await aClass(['Ada'])
      const phone = server.member('Ms Li')
      expect(await phone.enters(li.code(), li.secret(), 'host')).toMatchObject({ ok: true })
      const added = await phone.hosts({ kind: 'add-host', name: 'Mr Wu' })
      const screen = await phone.hosts({ kind: 'open-screen' })
      if (!added.ok || !screen.ok) throw new Error('done')
      const wu = server.member('Mr Wu')
      expect(await wu.enters(li.code(), added.secret ?? '', 'host')).toMatchObject({ ok: true })
      const projector = server.member('projector')
      expect(await projector.enters(li.code(), screen.secret ?? '', 'screen')).toMatchObject({ ok: true })
      expect(projector.screen().here.names).toEqual(['Ada'])
      await wu.hosts({ kind: 'dismiss-host', id: 'h1' })
      await li.sees('dismissed', () => li.gone() === 'dismissed')
      await phone.sees('dismissed', () => phone.gone() === 'dismissed')
      await wu.hosts({ kind: 'begin-level', level: 0 })
      expect(await wu.hosts({ kind: 'erase' })).toMatchObject({ ok: true })
      await students[0]?.sees('erased', () => students[0]?.gone() === 'erased')
      expect((await fetch(`${server.url()}/api/class/${li.code()}`)).status).toBe(404)
    },
  )

  test.concurrent('generated names: nobody chooses, and nobody has the same', async () => {
    const li = server.member('Ms Li')
    await li.opensClass({ names: 'generated' })
    const students = Array.from({ length: 5 }, () => server.member('whoever'))
    for (const student of students)
      expect(await student.joinsClass(li.code(), ['Rude name'])).toMatchObject({ ok: true })
    const names = students.map((student) => student.student().me.names[0])
    expect(new Set(names).size).toBe(5)
    expect(names).not.toContain('Rude name')
  })
})
