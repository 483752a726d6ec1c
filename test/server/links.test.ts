import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLink, sealLink } from '../../server/replays/link.ts'
import { EXPORT_FORMATS } from '../../shared/replay/exports/formats.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { ReplayBody } from '../../shared/wire/answers.ts'
import { linkBody, replayBody } from '../../shared/wire/outgoing/replay.ts'
import { handshake, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const KEY = new Uint8Array(32).fill(7)
const REPLAY = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n'

describe('a sealed link', () => {
  test('opens with the key that sealed it, and says what it shows', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/),
        fc.boolean(),
        fc.boolean(),
        (replayId, names, drafts) => {
          const link = { replayId, shown: { names, drafts } }
          expect(openLink(KEY, sealLink(KEY, link))).toEqual(link)
        },
      ),
    )
  })

  test('with one character changed, or another key, opens nothing', () => {
    const sealed = sealLink(KEY, { replayId: REPLAY, shown: { names: false, drafts: false } })
    expect(openLink(new Uint8Array(32).fill(8), sealed)).toBeUndefined()
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(openLink(KEY, sealed.slice(0, at) + other + sealed.slice(at + 1)), String(at)).toBeUndefined()
    }
  })

  test('is no id of a round, and does not contain one', () => {
    const sealed = sealLink(KEY, { replayId: REPLAY, shown: { names: true, drafts: false } })
    expect(sealed).toMatch(/^[A-Za-z0-9_-]{65,200}$/)
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(REPLAY)
    for (const nothing of ['', REPLAY, 'A'.repeat(100), '..', sealed.slice(0, 70)])
      expect(openLink(KEY, nothing)).toBeUndefined()
  })
})

describe('a replay through a link', () => {
  const server = useServer()
  const json = async (path: string): Promise<unknown> => (await fetch(`${server.url()}${path}`)).json()
  const linkFor = async (id: string, query: string): Promise<string> =>
    linkBody.parse(await json(`/api/replays/${id}/link?${query}`)).id

  /** A handshake with one draft that was refused. */
  const finished = async (): Promise<string> => {
    const [mei, jonas] = await playing(server)
    await mei.sends('FIN,ACK seq=7 ack=9', 'FIN-WAIT-1')
    await handshake(mei, jonas)
    return mei.view().round?.outcome?.replayId ?? ''
  }
  const bodyOf = async (id: string): Promise<ReplayBody> => {
    const body: unknown = await json(`/api/replays/${id}`)
    replayBody.parse(body)
    // The schema has just said that it is one.
    return body as ReplayBody
  }
  const kinds = ({ events }: ReplayBody) => events.map(({ kind }) => kind)

  test('shows neither names nor what was refused, unless it was chosen, and nowhere the id of the round', async () => {
    const id = await finished()
    const whole = await bodyOf(id)
    expect(kinds(whole)).toContain('draft-refused')

    const bare = await bodyOf(await linkFor(id, ''))
    expect(bare).toMatchObject({ names: { client: '', server: '' }, shown: { names: false, drafts: false } })
    expect(kinds(bare)).toEqual(kinds(whole).filter((kind) => kind !== 'draft-refused'))
    // Without its own sealed id: chance may put any three letters into that.
    const text = JSON.stringify({ ...bare, id: '' })
    for (const secret of [id, 'Mei', 'Jonas']) expect(text).not.toContain(secret)
    expect(bare.id).not.toContain(id)
    expect(timelineOf(bare.events)?.steps.filter(({ kind }) => kind === 'segment')).toHaveLength(3)

    const named = await bodyOf(await linkFor(id, 'names=1'))
    expect(named.names).toEqual({ client: 'Mei', server: 'Jonas' })
    expect(kinds(named)).not.toContain('draft-refused')
    expect(JSON.stringify(named)).not.toContain(id)
  })

  test.each(EXPORT_FORMATS)('gives a file (%s) that shows no more than the link does', async (format) => {
    const id = await finished()
    const whole = await (await fetch(`${server.url()}/api/replays/${id}.${format}`)).text()
    const link = await linkFor(id, '')
    const answer = await fetch(`${server.url()}/api/replays/${link}.${format}`)
    expect(answer.headers.get('content-disposition')).toMatch(/"wavehand-handshake\.[a-z]+"/)
    // Without the link's own sealed id: chance may put any three letters into that.
    const bare = (await answer.text()).replaceAll(link, '')
    for (const secret of [id, 'Mei', 'Jonas']) expect(bare).not.toContain(secret)
    expect(bare.length).toBeGreaterThan(100)
    expect(bare.length).toBeLessThanOrEqual(whole.length)
  })

  test('a link made from a link never shows more than that one', async () => {
    const bare = await linkFor(await finished(), '')
    expect((await bodyOf(await linkFor(bare, 'names=1&drafts=1'))).shown).toEqual({
      names: false,
      drafts: false,
    })
  })

  test('the same choice gives the same link; of what is unknown there is none', async () => {
    const id = await finished()
    expect(await linkFor(id, 'names=1')).toBe(await linkFor(id, 'names=1&drafts=0'))
    for (const unknown of ['nothing-like-it', 'A'.repeat(90)])
      expect(await json(`/api/replays/${unknown}/link`)).toEqual({ ok: false, code: 'replay/unknown' })
  })
})
