import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from 'express'
import { roomCode } from '../../../shared/wire/messages.ts'

/** What the build says of a chunk (dist/client/.vite/manifest.json). */
interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

/**
 * Whoever comes by a link will need the room's page and the words of one language next. Naming them in the answer's
 * head (`Link`, rel=modulepreload) lets them travel beside the first script instead of after it: one way there and
 * back less on a slow line. Undefined for every other address, and where there is no manifest.
 */
export const preloadsOf = (clientDir: string): ((request: Request) => string | undefined) => {
  const file = join(clientDir, '.vite/manifest.json')
  const manifest: { readonly [name: string]: Chunk } = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {}
  const first = filesOf(manifest, 'index.html')
  const linksFor = (language: 'en' | 'zh'): string =>
    [...filesOf(manifest, 'pages/room/RoomPage.tsx'), ...filesOf(manifest, `i18n/${language}/index.ts`)]
      .filter((chunk, index, all) => !first.includes(chunk) && all.indexOf(chunk) === index)
      .map(
        (chunk) =>
          `</${chunk}>; rel=${chunk.endsWith('.css') ? 'preload; as=style; crossorigin' : 'modulepreload'}`,
      )
      .join(', ')
  const links = { en: linksFor('en'), zh: linksFor('zh') }
  return (request) => {
    if (!roomCode.safeParse(request.path.slice(1)).success) return undefined
    const found = links[request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en']
    return found === '' ? undefined : found
  }
}

/** The script and the styles of a chunk, and of those that it imports at once. */
const filesOf = (
  manifest: { readonly [name: string]: Chunk },
  name: string,
  seen: readonly string[] = [],
): readonly string[] => {
  const chunk = manifest[name]
  if (chunk === undefined || seen.includes(chunk.file)) return seen
  return (chunk.imports ?? []).reduce<readonly string[]>(
    (files, imported) => filesOf(manifest, imported, files),
    [...seen, chunk.file, ...(chunk.css ?? [])],
  )
}
