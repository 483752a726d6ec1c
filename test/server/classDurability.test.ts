import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { connectMember } from './support/member.ts'
import type { Member } from './support/member.ts'
import { startProcess } from './support/process.ts'
import type { ServerProcess } from './support/process.ts'
import { temporaryFolder } from './support/server.ts'

describe('kill -9 in the middle of a lesson', () => {
  const folder = temporaryFolder()
  const processes: ServerProcess[] = []
  const members: Member[] = []
  const start = (): ServerProcess => {
    const server = startProcess({ DATA_DIR: folder, AWAY_SECONDS: '30' })
    processes.push(server)
    return server
  }
  const member = (url: string, name: string): Member => {
    const one = connectMember(url, name)
    members.push(one)
    return one
  }
  afterAll(async () => {
    for (const one of members) one.hangsUp()
    for (const server of processes) server.signal('SIGKILL')
    await Promise.all(processes.map((server) => server.ended))
    rmSync(folder, { recursive: true, force: true })
  })

  test('the class, its rooms and everybody’s place are there again, and a change that was just made reaches the rooms', async () => {
    const names = ['Ada', 'Tom', 'Mei', 'Leo', 'Kim']
    const first = start()
    const url = await first.url
    const li = member(url, 'Ms Li')
    await li.opensClass()
    const students: Member[] = []
    for (const name of names) {
      const one = member(url, name)
      await one.joinsClass(li.code())
      students.push(one)
    }
    await li.hosts({ kind: 'begin-level', level: 0 })
    for (const one of students) await one.sitsDown()
    const [ada] = students
    const moved = students.find(
      (one) => one.view().viewer.kind === 'seat' && one.student().me.table?.seat === 'client',
    )
    await moved?.moves()
    const before = students.map((one) => one.student().me)
    // The class is told and stored; what it means for the rooms may be on its way only.
    const began = await li.hosts({ kind: 'begin-level', level: 1 })
    expect(began).toMatchObject({ ok: true })
    first.signal('SIGKILL')
    expect(await first.ended).toBeNull()

    const second = start()
    const again = await second.url
    const liAgain = member(again, 'Ms Li')
    expect(await liAgain.enters(li.code(), li.secret(), 'host')).toMatchObject({ ok: true })
    expect(liAgain.host()).toMatchObject({ phase: 'playing', levelAt: 1, here: { count: 5 } })
    const back: Member[] = []
    for (const [at, one] of students.entries()) {
      const returned = member(again, names[at] ?? '')
      expect(await returned.enters(li.code(), one.secret(), 'student')).toMatchObject({ ok: true })
      expect(returned.student().me).toMatchObject({ id: before[at]?.id, names: [names[at]] })
      expect(await returned.sitsDown()).toMatchObject({ ok: true })
      back.push(returned)
    }
    await liAgain.sees(
      'every room plays the second level',
      () =>
        liAgain.rows().length === 3 &&
        liAgain.rows().every(({ turn, level }) => turn === 2 && level === 'first-words'),
    )
    expect(await liAgain.hosts({ kind: 'set-pause', paused: true })).toMatchObject({ unreached: [] })
    expect(await liAgain.hosts({ kind: 'set-pause', paused: false })).toMatchObject({ unreached: [] })
    await Promise.all(back.map((one) => one.playsOn()))
    await liAgain.sees('all are done', () => liAgain.host().done === 3)
    const told = await liAgain.hosts({ kind: 'report' })
    expect(told).toMatchObject({ ok: true, report: { counts: { students: 5 } } })
    expect(ada?.code()).toBe(li.code())
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
  })
})
