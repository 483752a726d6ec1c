import { expect, test } from 'vitest'
import { TakeAway } from '../../client/pages/timeline/TakeAway.tsx'
import { EXPORT_FORMATS } from '../../shared/replay/exports/formats.ts'
import { botRound } from '../support/rounds.ts'
import { rendered, textOf } from '../support/speech.tsx'

/** Pictures are drawn in the page wherever the round is. */
const PICTURES = 2
const FILES = EXPORT_FORMATS.filter((format) => format !== 'svg')
const look = {
  lens: 'all',
  base: undefined,
  names: { client: 'Tom', server: 'Mei' },
  level: 'x',
} as const
const { timeline, events } = botRound('handshake', '1', 'small')

test('a round of the server is taken away by links to it, in the language of the page', async () => {
  for (const language of ['en', 'zh'] as const) {
    const markup = await rendered(
      <TakeAway id="abc-1" timeline={timeline} events={events} notes={[]} look={look} isShared />,
      language,
    )
    const links = Array.from(markup.matchAll(/href="([^"]+)"/g), ([, href]) => href)
    expect(links).toEqual(FILES.map((format) => `/api/replays/abc-1.${format}?language=${language}`))
    expect(markup.match(/<button/g)).toHaveLength(PICTURES)
  }
})

test('a round that was practised here is made in the page: the server does not know it', async () => {
  const markup = await rendered(
    <TakeAway id="p-1" timeline={timeline} events={events} notes={[]} look={look} isShared={false} />,
    'zh',
  )
  expect(markup).not.toContain('href')
  expect(markup.match(/<button/g)).toHaveLength(PICTURES + FILES.length)
  expect(textOf(markup)).toBe(
    '带走这一局 SVG 图片 PNG 图片 pcapng（Wireshark） 文本 Mermaid 图 CSV packetdrill 脚本 回放文件',
  )
})

test('with notes, the files that hold them are made in the page: the server knows none', async () => {
  const markup = await rendered(
    <TakeAway
      id="abc-1"
      timeline={timeline}
      events={events}
      notes={[{ step: 1, text: 'look' }]}
      look={look}
      isShared
    />,
  )
  const links = Array.from(markup.matchAll(/\.(\w+)\?language/g), ([, format]) => format)
  expect(links).toEqual(FILES.filter((format) => format !== 'json' && format !== 'text'))
  expect(markup.match(/<button/g)).toHaveLength(PICTURES + 2)
})
