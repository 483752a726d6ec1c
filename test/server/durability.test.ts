import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from './support/player.ts'
import { startProcess } from './support/process.ts'
import type { ServerProcess } from './support/process.ts'
import { begin, playing } from './support/rounds.ts'
import { temporaryFolder, useServer } from './support/server.ts'

describe('a restart', () => {
  const server = useServer()

  test('in the middle of a round: both resume and play on to the end, and another leaves its replay', async () => {
    const [mei, jonas] = await playing(server)
    await mei.sends('SYN seq=ISS', 'SYN-SENT')
    await jonas.hears('SYN')
    // Sent, and still on the wire when the server goes: it arrives after the restart.
    await jonas.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')
    const before = [mei.view(), jonas.view()]
    await server.restart()
    await Promise.all(
      [mei, jonas].map((player) => player.waitsFor('the line is cut', () => !player.line.connected)),
    )
    expect(mei.wasDrained() && jonas.wasDrained()).toBe(true)

    const [meiAgain, jonasAgain] = [await server.player('Mei'), await server.player('Jonas')]
    const [first, second] = [await meiAgain.resumes(mei), await jonasAgain.resumes(jonas)]
    expect(first).toMatchObject({ ok: true, seat: 'client' })
    expect(second).toMatchObject({ ok: true, seat: 'server' })
    expect(jonasAgain.view().round?.me).toEqual(before[1]?.round?.me)
    await meiAgain.hears('SYN,ACK')
    await meiAgain.sends('ACK seq=SND.NXT ack=RCV.NXT', 'ESTABLISHED')
    await jonasAgain.sees('the round is won', (view) => view.phase === 'over')
    expect(jonasAgain.view().round?.steps.filter((step) => step.kind === 'segment')).toHaveLength(3)

    const replay = async (): Promise<unknown> => {
      const id = jonasAgain.view().round?.outcome?.replayId
      return (await fetch(`${server.url()}/api/replays/${id}`)).json()
    }
    const told = await replay()
    expect(told).toMatchObject({ names: { client: 'Mei', server: 'Jonas' } })
    await server.restart()
    expect(await replay()).toEqual(told)
  })

  test('a move answered before it has the same outcome when it is sent again after it', async () => {
    const [mei] = await playing(server)
    const move = mei.writes('SYN seq=ISS', 'SYN-SENT')
    const first = await mei.does(move)
    await server.restart()
    const again = await server.player('Mei')
    await again.resumes(mei)
    const second = await again.does(move)
    expect(second).toMatchObject({ ok: true, outcome: first.ok ? first.outcome : undefined })
    expect(again.view().round?.segments).toBe(1)
  })
})

describe('kill -9', () => {
  const folder = temporaryFolder()
  const processes: ServerProcess[] = []
  const start = (): ServerProcess => {
    const server = startProcess({ DATA_DIR: folder })
    processes.push(server)
    return server
  }
  afterAll(async () => {
    for (const server of processes) server.signal('SIGKILL')
    await Promise.all(processes.map((server) => server.ended))
    rmSync(folder, { recursive: true, force: true })
  })

  test('right after an acknowledgement loses nothing, and doubles nothing', async () => {
    const first = start()
    const url = await first.url
    const rooms = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const [mei, jonas] = [await connect(url, 'Mei'), await connect(url, 'Jonas')]
        await mei.opens()
        await jonas.joins(mei.code())
        await begin(mei, jonas)
        return { mei, jonas, move: mei.writes('SYN seq=ISS', 'SYN-SENT') }
      }),
    )
    const answers = await Promise.all(
      rooms.map(async ({ mei, move }, index) => {
        const answer = await mei.does(move)
        // The very moment in which the last one knows.
        if (index === rooms.length - 1) first.signal('SIGKILL')
        return answer
      }),
    )
    expect(await first.ended).toBeNull()

    const second = start()
    const again = await second.url
    for (const [index, { mei, jonas, move }] of rooms.entries()) {
      const back = await connect(again, 'Mei')
      expect(await back.resumes(mei)).toMatchObject({ ok: true })
      const answer = answers[index]
      expect(await back.does(move)).toMatchObject({
        outcome: answer?.ok === true ? answer.outcome : undefined,
      })
      expect(back.view().round?.segments).toBe(1)
      const partner = await connect(again, 'Jonas')
      await partner.resumes(jonas)
      await partner.hears('SYN')
      for (const player of [mei, jonas, back, partner]) player.hangsUp()
    }
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
  })
})
