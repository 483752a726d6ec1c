import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { readConfig } from '../server/config.ts'
import { START_OPTIONS } from './support/startOptions.ts'

// The images are never built here (there is no container engine): what can be said of their files without one is.
const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('deploy/Dockerfile', () => {
  const text = read('deploy/Dockerfile')
  /** Instructions with continued lines joined, without comments */
  const instructions = text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
      return { name, rest }
    })
  const all = (name: string): readonly string[] =>
    instructions.filter((one) => one.name === name).map(({ rest }) => rest)

  test('the linter has nothing to say', () => {
    expect(validate(text).map(({ message, range }) => [range.start.line + 1, message])).toEqual([])
  })

  test('the linter would say something', () => {
    expect(validate('FROM node\nCOPPY a b\nCMD ["x"]\nCMD ["y"]').length).toBeGreaterThan(1)
  })

  test('base images are named with a version, and run a Node that the package allows', () => {
    const images = all('FROM').map((rest) => rest.split(' ')[0] ?? '')
    for (const image of images) expect(image).toMatch(/^node:(2\d)-[a-z-]+$/)
    expect(read('package.json')).toContain('"node": ">=20')
  })

  test('what is copied is there, and not left out by .dockerignore', () => {
    const ignored = read('.dockerignore').split('\n').filter(Boolean)
    for (const rest of all('COPY')) {
      const words = rest.split(' ')
      if (words[0]?.startsWith('--from=') === true) continue
      for (const source of words.slice(0, -1)) {
        expect(existsSync(join(root, source)), source).toBe(true)
        expect(ignored).not.toContain(source)
      }
    }
    // The build needs its tools' files, and nothing of this machine.
    for (const left of ['node_modules', '.git', 'data', 'dist']) expect(ignored).toContain(left)
  })

  test('it ends as somebody who is not root, and starts what the build makes, without a shell', () => {
    expect(all('USER').at(-1)).toBe('node')
    const started: readonly string[] = JSON.parse(all('CMD').at(-1) ?? '[]')
    expect(started[0]).toBe('node')
    expect(read('package.json')).toContain('"build": ')
    expect(started.at(-1)).toBe('dist/server/main.js')
    expect(read('vite.server.config.ts')).toContain('dist/server')
  })

  test('node is told what npm start tells it, here and in the systemd unit', () => {
    const told = START_OPTIONS.join(' ')
    expect(told).toContain('--')
    expect(JSON.parse(all('CMD').at(-1) ?? '[]').join(' ')).toContain(`node ${told} --enable-source-maps`)
    expect(read('deploy/wavehand.service')).toContain(`node ${told} --enable-source-maps`)
  })

  test('its environment is one that the server takes, and its port is the one it exposes and asks for its health', () => {
    const env = Object.fromEntries(
      all('ENV').flatMap((rest) => rest.split(' ').map((pair) => pair.split('=') as [string, string])),
    )
    const config = readConfig(env)
    expect(config).toMatchObject({ ok: true, value: { host: '0.0.0.0', dataDir: '/data' } })
    const port = config.ok ? config.value.port : 0
    expect(all('EXPOSE')).toEqual([String(port)])
    expect(all('HEALTHCHECK')[0]).toContain(`http://127.0.0.1:${port}/healthz`)
    expect(all('VOLUME')).toEqual(['/data'])
  })
})

const service = z.strictObject({
  build: z.optional(z.strictObject({ context: z.string(), dockerfile: z.string() })),
  image: z.optional(z.string().check(z.regex(/^[a-z]+:[\w.-]+$/))),
  environment: z.optional(z.record(z.string(), z.string())),
  depends_on: z.optional(
    z.union([
      z.array(z.string()),
      z.record(z.string(), z.strictObject({ condition: z.enum(['service_started', 'service_healthy']) })),
    ]),
  ),
  healthcheck: z.optional(
    z.strictObject({
      test: z.array(z.string()),
      interval: z.string().check(z.regex(/^\d+s$/)),
      timeout: z.string().check(z.regex(/^\d+s$/)),
      retries: z.int(),
    }),
  ),
  ports: z.optional(z.array(z.string().check(z.regex(/^\d+:\d+$/)))),
  volumes: z.optional(z.array(z.string().check(z.regex(/^[\w./-]+:\/[\w./-]+(:ro)?$/)))),
  restart: z.enum(['unless-stopped', 'on-failure', 'always', 'no']),
  stop_grace_period: z.optional(z.string().check(z.regex(/^\d+s$/))),
})

/** As much of the Compose specification as the file may use; everything else in it is a slip of the pen. */
const composeFile = z.strictObject({
  'x-app': service,
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
})

describe('deploy/compose.yaml', () => {
  const compose = composeFile.parse(parse(read('deploy/compose.yaml'), { merge: true }))
  const services = Object.entries(compose.services)

  test('whatever a service depends on, mounts or is built from is there', () => {
    for (const [name, { build, image, depends_on: needs = [], volumes = [] }] of services) {
      expect(build === undefined, name).toBe(image !== undefined)
      if (build !== undefined)
        expect(existsSync(join(root, 'deploy', build.context, build.dockerfile))).toBe(true)
      for (const other of Array.isArray(needs) ? needs : Object.keys(needs))
        expect(Object.keys(compose.services)).toContain(other)
      for (const volume of volumes) {
        const [source = ''] = volume.split(':')
        if (source.startsWith('.')) expect(existsSync(join(root, 'deploy', source)), source).toBe(true)
        else expect(Object.keys(compose.volumes)).toContain(source)
      }
    }
  })

  test('who waits for a healthy service waits for one that says whether it is', () => {
    for (const [, { depends_on: needs = [] }] of services)
      if (!Array.isArray(needs))
        for (const [other, { condition }] of Object.entries(needs))
          if (condition === 'service_healthy') expect(compose.services[other]?.healthcheck).toBeDefined()
  })

  test('the environment of both nodes is one that the server takes, with a password that somebody must set', () => {
    const nodes = services.filter(([, { build }]) => build !== undefined)
    expect(nodes).toHaveLength(2)
    for (const [, { environment = {}, stop_grace_period: grace = '' }] of nodes) {
      expect(environment['DATABASE_URL']).toContain('${POSTGRES_PASSWORD:?')
      const env = Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [key, value.replace(/\$\{[^}]*\}/, 'secret')]),
      )
      const config = readConfig(env)
      if (!config.ok) throw new Error(config.error)
      expect(config.value.proxies).toBe(1)
      expect(new URL(config.value.databaseUrl ?? '').hostname).toBe('database')
      expect(Number.parseInt(grace, 10) * 1_000).toBeGreaterThan(config.value.drainMs)
    }
  })

  test('the proxy sends to these nodes, at the port on which they listen', () => {
    const nginx = read('deploy/nginx.conf')
    const sent = [...nginx.matchAll(/server (\w+):(\d+)/g)].map(([, name, port]) => `${name}:${port}`)
    expect(sent).toEqual(['app1:3000', 'app2:3000'])
    const [port] = compose.services['proxy']?.ports ?? []
    expect(nginx).toContain(`listen ${port?.split(':')[1]};`)
  })
})
