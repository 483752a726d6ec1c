import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../client/styles/tokens.css', import.meta.url), 'utf8')

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** The colours of a theme by name; the dark theme's stand in the block of its own selector. */
const tokensOf = (theme: 'light' | 'dark'): ReadonlyMap<string, string> => {
  const [light = '', dark = ''] = css.split(":root[data-theme='dark']")
  const block = theme === 'light' ? light : dark.slice(0, dark.indexOf('}'))
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name = '', value = '']) => [name, value]),
  )
}

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => {
  const row = ([x, y, z]: Triple): number => x * a + y * b + z * c
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

const map = ([a, b, c]: Triple, change: (value: number) => number): Triple => [
  change(a),
  change(b),
  change(c),
]

const linearOf = (hex: string): Triple => {
  const share = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return map([share(1), share(3), share(5)], (value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
}

/** How linear RGB is seen, by Machado, Oliveira and Fernandes (2009) at full severity. */
const EYES: { readonly [eye: string]: Matrix } = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** OKLab by Ottosson (2020): from linear RGB to cone responses, and from their cube roots to L, a and b. */
const CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

const seenAs = (hex: string, eye: Matrix): Triple => {
  const seen = map(times(eye, linearOf(hex)), (value) => Math.min(1, Math.max(0, value)))
  return times(LAB, map(times(CONES, seen), Math.cbrt))
}

/** 100 times the distance of two colours in OKLab, for the eye that tells them apart least. */
const worstDistance = (one: string, other: string): number =>
  Math.min(
    ...Object.values(EYES).map((eye) => {
      const [a, b] = [seenAs(one, eye), seenAs(other, eye)]
      return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
    }),
  )

/** Pairs that stand beside each other and mean different things. */
const PAIRS = [
  ['client', 'server'],
  ['ok', 'fault'],
  ['client', 'ok'],
  ['server', 'ok'],
  ['server', 'fault'],
  ['client', 'fault'],
  ['net', 'client'],
] as const

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(PAIRS)('keeps %s and %s apart for every eye', (one, other) => {
    const tokens = tokensOf(theme)
    expect(worstDistance(tokens.get(one) ?? '', tokens.get(other) ?? '')).toBeGreaterThanOrEqual(9)
  })
})
