import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import type { RunningServer } from '../../server/server.ts'
import { hasPostgres, startPostgres } from '../support/postgres.ts'
import type { PostgresServer } from '../support/postgres.ts'
import { connectMember } from './support/member.ts'
import type { Member } from './support/member.ts'

describe.skipIf(!hasPostgres)('a class on two nodes', () => {
  let database: PostgresServer | undefined
  let url = ''
  const servers: RunningServer[] = []
  const members: Member[] = []
  beforeAll(async () => {
    database = await startPostgres()
    url = await database.database()
  })
  afterAll(async () => {
    for (const member of members) member.hangsUp()
    await Promise.all(servers.map((server) => server.stop()))
    await database?.remove()
  })

  const start = async (awaySeconds = '30'): Promise<RunningServer> => {
    const config = readConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: url,
      AWAY_SECONDS: awaySeconds,
    })
    if (!config.ok) throw new Error(config.error)
    const server = await startServer(config.value)
    servers.push(server)
    return server
  }
  const member = (server: RunningServer, name: string): Member => {
    const one = connectMember(server.url, name)
    members.push(one)
    return one
  }

  test('the host at one, students at both: pairs across nodes play, controls reach them, one node goes and its students come to the other', async () => {
    const [north, south] = [await start(), await start()]
    const li = member(north, 'Ms Li')
    await li.opensClass()
    const students = [member(north, 'Ada'), member(south, 'Tom'), member(south, 'Mei'), member(north, 'Leo')]
    for (const student of students) expect(await student.joinsClass(li.code())).toMatchObject({ ok: true })
    await li.sees('four are here', () => li.host().here.count === 4)
    expect(await li.hosts({ kind: 'begin-level', level: 0 })).toMatchObject({ ok: true, unreached: [] })
    for (const student of students) expect(await student.sitsDown()).toMatchObject({ ok: true })
    expect(await li.hosts({ kind: 'set-pause', paused: true })).toMatchObject({ ok: true, unreached: [] })
    await Promise.all(
      students.map((student) => student.sees('the pause', () => student.view().hosted?.isPaused === true)),
    )
    await li.hosts({ kind: 'set-pause', paused: false })
    await Promise.all(
      students.map((student) => student.sees('play', () => student.view().hosted?.isPaused === false)),
    )
    await Promise.all(students.map((student) => student.playsOn()))
    await li.sees('both tables are done', () => li.host().done === 2)

    await south.stop()
    const back = students.slice(1, 3).map((student) => ({ student, again: member(north, 'back') }))
    for (const { student, again } of back) {
      expect(await again.enters(li.code(), student.secret(), 'student')).toMatchObject({ ok: true })
      expect(again.student().me).toEqual(student.student().me)
    }
    expect(await li.hosts({ kind: 'begin-level', level: 1 })).toMatchObject({ ok: true, unreached: [] })
    for (const { again } of back) {
      expect(await again.sitsDown()).toMatchObject({ ok: true })
      expect(again.view().settings.level).toBe('first-words')
    }
  })

  test('erased at one, it has ended at the other, and is gone at both', async () => {
    const [north, south] = [await start(), await start()]
    const li = member(north, 'Ms Li')
    await li.opensClass()
    const ada = member(south, 'Ada')
    await ada.joinsClass(li.code())
    await li.sees('Ada', () => li.host().here.count === 1)
    await li.hosts({ kind: 'begin-level', level: 0 })
    expect(await li.hosts({ kind: 'erase' })).toMatchObject({ ok: true })
    await ada.sees('the end', () => ada.student().phase === 'ended' || ada.gone() !== undefined)
    expect(await ada.says({ kind: 'call-teacher' })).toMatchObject({ ok: false })
    const late = member(north, 'Ada')
    expect(await late.enters(li.code(), ada.secret(), 'student')).toMatchObject({ code: 'class/unknown' })
  })

  test('no bot takes the seat of a student who is connected at another node than the host; who goes there is missed here', async () => {
    const south = await start('1')
    const li = member(south, 'Ms Li')
    await li.opensClass()
    const [ada, tom] = [member(south, 'Ada'), member(south, 'Tom')]
    for (const student of [ada, tom]) await student.joinsClass(li.code())
    await li.hosts({ kind: 'begin-level', level: 0 })
    // The class comes into the memory of another node, where it has nobody yet.
    const north = await start('1')
    const liThere = member(north, 'Ms Li')
    await liThere.enters(li.code(), li.secret(), 'host')
    const of = (name: string) => liThere.host().students.find(({ names }) => names[0] === name)
    await liThere.sees(
      'who is at the other node',
      () => of('Ada')?.isOnline === true && of('Tom')?.isOnline === true,
    )
    // One moves to this node and goes: when a bot has that seat, every other wait is over as well.
    const again = member(north, 'Tom')
    await again.enters(li.code(), tom.secret(), 'student')
    await tom.sees('superseded', () => tom.gone() === 'superseded')
    again.hangsUp()
    await liThere.sees('a bot for Tom', () => of('Tom')?.standing === 'left')
    expect(of('Ada')).toMatchObject({ standing: 'here', isOnline: true })
    ada.hangsUp()
    await liThere.sees('Ada is not connected', () => of('Ada')?.isOnline === false)
    await liThere.sees('a bot for Ada', () => of('Ada')?.standing === 'left')
  })

  test('of one student the newest connection counts, at whichever node', async () => {
    const [north, south] = [await start(), await start()]
    const li = member(north, 'Ms Li')
    await li.opensClass()
    const ada = member(north, 'Ada')
    await ada.joinsClass(li.code())
    const again = member(south, 'Ada')
    await again.enters(li.code(), ada.secret(), 'student')
    await ada.sees('superseded', () => ada.gone() === 'superseded')
  })
})
