import { describe, expect, test } from 'vitest'
import { deskAt } from '../../client/recording/desk.ts'
import type { Desk } from '../../client/recording/desk.ts'
import type { FromWorker, Row } from '../../client/recording/messages.ts'
import { toJudgement } from '../../shared/replay/recording/judgement.ts'
import type { ConnectionJudgement } from '../../shared/replay/recording/judgement.ts'
import { bigCapture } from '../support/bigCapture.ts'
import { capturesIn, judgementsOf } from '../support/captures.ts'

/** A desk without a worker: the same code, with a file in memory. */
const deskFor = (file: Uint8Array): { readonly desk: Desk; readonly told: readonly FromWorker[] } => {
  const told: FromWorker[] = []
  let time = 0
  const desk = deskAt({
    size: file.length,
    readAt: (from, to) => Promise.resolve(file.slice(from, to)),
    tell: (message) => told.push(message),
    pause: () => Promise.resolve(),
    now: () => (time += 10),
  })
  return { desk, told }
}

/** The list as the page has it at the end. */
const rowsOf = (told: readonly FromWorker[]): readonly Row[] => {
  const rows: Row[] = []
  for (const message of told) if (message.kind === 'rows') for (const row of message.rows) rows[row.id] = row
  return rows
}

const ofKind = <K extends FromWorker['kind']>(
  told: readonly FromWorker[],
  kind: K,
): readonly Extract<FromWorker, { kind: K }>[] =>
  told.filter((message): message is Extract<FromWorker, { kind: K }> => message.kind === kind)

const firstFrame = ({ segments }: ConnectionJudgement): number => segments[0]?.frame ?? 0

describe('the desk and `wavehand judge` agree', () => {
  test.each([...capturesIn('given'), ...capturesIn('own')])('on $name', async ({ octets }) => {
    const { desk, told } = deskFor(octets)
    await desk.read()
    const rows = rowsOf(told)
    const judged = await Promise.all(rows.map(({ id }) => desk.judged(id)))
    const words = judged.flatMap((one) => (one === undefined ? [] : [toJudgement(one)]))
    const known = judgementsOf(octets)
    expect(words.sort((a, b) => firstFrame(a) - firstFrame(b))).toEqual(known)
    for (const { client, server, segments } of known) {
      const wrong = segments.filter(({ verdict }) => verdict === 'nonconforming').length
      expect(rows).toContainEqual(
        expect.objectContaining({
          addresses: { client, server },
          segments: segments.length,
          nonconforming: wrong,
        }),
      )
    }
  })
})

describe('the desk', () => {
  const file = bigCapture({ connections: 2500, data: 1, octets: 100 })

  test('tells how far it is, lists every connection, and judges them all', async () => {
    const { desk, told } = deskFor(file)
    await desk.read()
    expect(ofKind(told, 'progress').at(-1)).toMatchObject({
      octets: file.length,
      pairs: 2500,
      segments: 22_500,
    })
    expect(ofKind(told, 'read')).toEqual([
      { kind: 'read', end: { kind: 'whole' }, rows: 2500, packets: 22_500 },
    ])
    const rows = rowsOf(told)
    expect(rows).toHaveLength(2500)
    expect(rows.every(({ nonconforming, ending }) => nonconforming === 0 && ending === 'closed')).toBe(true)
    expect(ofKind(told, 'judged').at(-1)).toEqual({ kind: 'judged', pairs: 2500, of: 2500 })
  })

  test('lists what came before a break, and says where the file breaks', async () => {
    const cut = file.slice(0, 700_000)
    const { desk, told } = deskFor(cut)
    await desk.read()
    const [read] = ofKind(told, 'read')
    expect(read?.end).toEqual({ kind: 'cut', offset: 699_952 })
    expect(rowsOf(told).length).toBe(2000)
  })

  test('judges first what is on the screen', async () => {
    const { desk, told } = deskFor(file)
    desk.look([2400])
    await desk.read()
    const judged = ofKind(told, 'rows').flatMap(({ rows }) => rows.filter((row) => row.nonconforming === 0))
    expect(judged[0]?.id).toBe(2400)
  })

  test('opens a connection, some hundred steps at a time', async () => {
    const long = bigCapture({ connections: 1, data: 300, octets: 10 })
    const { desk, told } = deskFor(long)
    await desk.read()
    await desk.open(0, 1)
    await desk.open(0, 401)
    const [first, second] = ofKind(told, 'opened').map(({ opened }) => opened)
    expect(first?.segments).toBe(607)
    expect(first?.timeline.steps.map(({ n }) => n)).toEqual(Array.from({ length: 400 }, (_, at) => at + 1))
    expect(second?.timeline.steps.map(({ n }) => n)).toEqual(Array.from({ length: 207 }, (_, at) => at + 401))
    expect(second?.timeline.count).toBe(607)
    expect(second?.hash).toBe(first?.hash)
  })

  test('hands a connection over as a file, in words of a language; nothing for a row that is not there', async () => {
    const { desk, told } = deskFor(bigCapture({ connections: 3, data: 2, octets: 10 }))
    await desk.read()
    await desk.exports(1, 'pcapng', 'en')
    await desk.exports(1, 'csv', 'zh')
    await desk.exports(99, 'mermaid', 'en')
    const [pcapng, csv, none] = ofKind(told, 'exported').map(({ content }) => content)
    if (!(pcapng instanceof Uint8Array)) throw new Error('pcapng is octets')
    const [again] = judgementsOf(pcapng)
    const { connection } = (await desk.judged(1)) ?? {}
    expect(again?.client).toBe(connection?.addresses.client)
    expect(again?.segments).toHaveLength(connection?.segments.length ?? 0)
    expect(typeof csv === 'string' && csv.split('\r\n')).toHaveLength((connection?.segments.length ?? 0) + 2)
    expect(none).toBeUndefined()
  })

  test('names a connection alike in every file that holds it, and no other like it', async () => {
    const hashesOf = async (connections: number): Promise<readonly string[]> => {
      const { desk, told } = deskFor(bigCapture({ connections, data: 2, octets: 10 }))
      await desk.read()
      for (let row = 0; row < connections; row += 1) await desk.open(row, 1)
      return ofKind(told, 'opened').map(({ opened }) => opened.hash)
    }
    const [one] = await hashesOf(1)
    const several = await hashesOf(3)
    expect(several[0]).toBe(one)
    expect(new Set(several).size).toBe(3)
  })
})
