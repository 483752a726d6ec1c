import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const ROOMS = ['shared', 'server', 'client', 'test'] as const

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()

const FILES = ROOMS.flatMap(filesIn)
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Everything that a file imports or exports from, by its import statements and import() calls. */
const importsOf = (file: string): readonly string[] => {
  const { module } = parseSync(file, textOf(file))
  const named = module.staticImports.map(({ moduleRequest }) => moduleRequest.value)
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
  )
  const later = module.dynamicImports.map(({ moduleRequest }) =>
    textOf(file)
      .slice(moduleRequest.start, moduleRequest.end)
      .replace(/^['"`]|['"`]$/g, ''),
  )
  return [...named, ...passedOn, ...later]
}

const targetOf = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : specifier

/** What each room may import, and what to do instead where it may not. */
const RULES: readonly {
  readonly room: RegExp
  readonly mayImport: RegExp
  readonly instead: string
}[] = [
  {
    room: /^shared\/base\//,
    mayImport: /^shared\/base\//,
    instead: 'base knows nothing; move the meaning up',
  },
  {
    room: /^shared\/tcp\//,
    mayImport: /^shared\/(tcp|base)\//,
    instead: 'what knows a game belongs to shared/game',
  },
  {
    room: /^shared\/game\//,
    mayImport: /^shared\/(game|tcp|base)\//,
    instead: 'messages belong to shared/wire, records to shared/replay',
  },
  {
    room: /^shared\/class\//,
    mayImport: /^shared\/(class|game|tcp|base)\//,
    instead: 'messages belong to shared/wire, services to server',
  },
  {
    room: /^shared\/replay\//,
    mayImport: /^shared\/(replay|game|tcp|base)\//,
    instead: 'what parses or sends belongs to shared/wire',
  },
  {
    room: /^shared\/wire\//,
    mayImport: /^(shared\/|zod|@noble\/hashes\/)/,
    instead: 'wire knows shapes only; services belong to server',
  },
  {
    room: /^server\//,
    mayImport: /^(server\/|shared\/|node:|@?[a-z])/,
    instead: 'what both sides need belongs to shared',
  },
  {
    room: /^client\/ui\//,
    mayImport: /^(client\/ui\/|react|uqr)/,
    instead: 'what knows the game belongs beside the page that shows it',
  },
  {
    room: /^client\//,
    mayImport: /^(client\/|shared\/|@?[a-z])/,
    instead: 'what both sides need belongs to shared',
  },
]

/** Longer than 400 lines only with a reason. */
const LONG: { readonly [file: string]: string } = {
  'client/i18n/en/coach/misconceptions.ts': 'a table: 92 entries of three lines',
  'client/i18n/zh/coach/misconceptions.ts': 'a table: 92 entries of three lines',
}

describe('the house', () => {
  test('has rooms to look at', () => {
    for (const room of ROOMS) expect(filesIn(room).length, room).toBeGreaterThan(5)
  })

  test('imports point down only', () => {
    const wrong = FILES.flatMap((file) => {
      const rule = RULES.find(({ room }) => room.test(file))
      if (rule === undefined) return []
      return importsOf(file)
        .map((specifier) => targetOf(file, specifier))
        .filter((target) => !rule.mayImport.test(target) || crosses(file, target))
        .map((target) => `${file} imports ${target}: ${rule.instead}`)
    })
    expect(wrong).toEqual([])
  })

  test('has no circle of imports', () => {
    const edges = new Map(
      FILES.map((file) => [
        file,
        importsOf(file)
          .map((specifier) => targetOf(file, specifier))
          .filter((target) => FILES.includes(target)),
      ]),
    )
    expect(circleIn(edges)).toBeUndefined()
  })

  test('the rules are pure: no clock, no randomness, no console, no network, no page', () => {
    const impure =
      /\b(Date\b|Math\.random|setTimeout|setInterval|console\.|process\.|window\.|document\.|fetch\(|crypto\.)/
    const wrong = FILES.filter((file) => /^shared\/(base|tcp|game|class|replay)\//.test(file)).filter(
      (file) => impure.test(withoutComments(textOf(file))),
    )
    expect(wrong).toEqual([])
  })

  test('zod stands at the edge only', () => {
    const users = FILES.filter((file) => importsOf(file).some((specifier) => specifier.startsWith('zod')))
    expect(
      users.filter((file) => !/^(shared\/wire\/|server\/config|server\/cli\/|test\/)/.test(file)),
    ).toEqual([])
    expect(users.length).toBeGreaterThan(0)
  })

  test('files are small: half under 120 lines, nine of ten under 300, none over 400 without a reason', () => {
    const lengths = FILES.filter((file) => !file.startsWith('test/')).map(
      (file) => textOf(file).split('\n').length,
    )
    const sorted = [...lengths].sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length * 0.5)]).toBeLessThan(120)
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(300)
    const long = FILES.filter(
      (file) => textOf(file).split('\n').length > 400 && !(file in LONG) && !file.startsWith('test/'),
    )
    expect(long).toEqual([])
  })

  test('no file looks away: no any, no ignored type error, no skipped test', () => {
    const away = /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|\b(?:it|test|describe)\.(?:skip|only)\(/
    expect(
      FILES.filter((file) => file !== 'test/house.test.ts' && away.test(withoutComments(textOf(file)))),
    ).toEqual([])
  })
})

/** Server and client never meet, and nothing imports test. */
const crosses = (file: string, target: string): boolean =>
  (file.startsWith('server/') && target.startsWith('client/')) ||
  (file.startsWith('client/') && target.startsWith('server/')) ||
  (!file.startsWith('test/') && target.startsWith('test/'))

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(^|[^:])\/\/[^\n]*/g, '$1')

const circleIn = (edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const target of edges.get(file) ?? []) {
      const circle = visit(target, [...path, file])
      if (circle !== undefined) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of edges.keys()) {
    const circle = visit(file, [])
    if (circle !== undefined) return circle
  }
  return undefined
}
