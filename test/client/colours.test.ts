import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrastOf, rgbOfHex } from '../support/contrast.ts'

const css = readFileSync(new URL('../../client/styles/tokens.css', import.meta.url), 'utf8')

/** The colours of a theme: those of the first block, and over them those of the theme's own. */
const tokensOf = (theme: 'light' | 'dark'): ReadonlyMap<string, string> => {
  const [light = '', dark = ''] = css.split(":root[data-theme='dark']")
  const ownEnd = dark.indexOf('}')
  const read = (block: string): readonly (readonly [string, string])[] =>
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name = '', value = '']) => [name, value])
  return new Map([...read(light), ...(theme === 'dark' ? read(dark.slice(0, ownEnd)) : [])])
}

/** Contrast of two colours by WCAG 2: 1 to 21. */
const contrast = (one: string, other: string): number => contrastOf(rgbOfHex(one), rgbOfHex(other))

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const tokens = tokensOf(theme)
  const colour = (name: string): string => tokens.get(name) ?? ''

  it.each(
    ['ink', 'muted', 'client', 'server', 'net', 'ok', 'fault'].flatMap((role) =>
      ['page', 'surface', 'sunken'].map((ground) => [role, ground] as const),
    ),
  )('can be read: %s on %s', (role, ground) => {
    expect(contrast(colour(role), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['client', 'server', 'net', 'ok', 'fault'])('can be read: %s on its own tint', (role) => {
    expect(contrast(colour(role), colour(`${role}-tint`))).toBeGreaterThanOrEqual(4.45)
  })

  it.each(['client', 'server', 'ink'])('can be read: what stands upon %s', (role) => {
    expect(contrast(colour(role), colour(`on-${role}`))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['page', 'surface', 'sunken'])('shows the edges of its controls on %s', (ground) => {
    expect(contrast(colour('line'), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})
