import { join } from 'node:path'
import { expect } from 'vitest'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { contrastOf } from '../support/contrast.ts'
import type { Rgb } from '../support/contrast.ts'
import { playedRound } from '../support/playedRound.ts'
import { looksBackAt } from './looking.ts'
import { inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

/** Together these rounds have every kind of row that a ladder can have, but for those of a recording. */
const ROUNDS = [
  playedRound('gauntlet', [{ seat: 'client', at: 3, change: { ack: 7 } }]),
  playedRound('flood'),
  playedRound('duplicate-data'),
  playedRound('time-wait'),
]

/** A run of writing in the picture: its colour, on what it stands, and what lies over both where its step is selected. */
interface Writing {
  readonly says: string
  readonly fill: string
  readonly grounds: readonly string[]
  readonly veil: string
  /** Of it and of all that it lies in */
  readonly opacity: number
}

/** axe weighs no writing inside a picture: it calls its ground unknown. Here it is known. */
const writingOf = ({ page }: Player): Promise<readonly Writing[]> =>
  page.locator('.long svg.ladder').evaluateAll((pictures) => {
    const selected = document.querySelector('.long .sel')
    const chain = (from: Element | null): Element[] => {
      const all: Element[] = []
      for (let each = from; each !== null; each = each.parentElement) all.push(each)
      return all
    }
    return pictures.flatMap((picture) => {
      const ground = chain(picture)
        .map((each) => getComputedStyle(each).backgroundColor)
        .find((colour) => !/^rgba\(.*, 0\)$|^transparent$/.test(colour))
      return [...picture.querySelectorAll('text, tspan')]
        .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent !== ''))
        .map((each) => {
          const { fill, stroke, fillOpacity } = getComputedStyle(each)
          return {
            says: each.textContent,
            fill,
            grounds: [ground ?? '', ...(stroke === 'none' ? [] : [stroke])],
            veil: selected === null ? '' : getComputedStyle(selected).backgroundColor,
            opacity:
              Number(fillOpacity) *
              chain(each).reduce((product, one) => product * Number(getComputedStyle(one).opacity), 1),
          }
        })
    })
  })

const rgbOf = (colour: string): Rgb => {
  const [red, green, blue, alpha] = numbersIn(colour)
  if (red === undefined || green === undefined || blue === undefined || alpha !== undefined)
    throw new Error(`not an opaque colour: ${colour}`)
  return [red, green, blue]
}

const numbersIn = (colour: string): readonly number[] => colour.match(/[\d.]+/g)?.map(Number) ?? []

/** A colour under one that lets it through. */
const under = (veil: string, [red, green, blue]: Rgb): Rgb => {
  const [r, g, b, alpha] = numbersIn(veil)
  if (r === undefined || g === undefined || b === undefined || alpha === undefined)
    throw new Error(`no veil: ${veil}`)
  const mix = (over: number, below: number): number => over * alpha + below * (1 - alpha)
  return [mix(r, red), mix(g, green), mix(b, blue)]
}

/** Nothing in the picture is written paler than WCAG's level AA has it for small text. */
const isReadable = async (who: Player): Promise<void> => {
  const all = await writingOf(who)
  expect(all.length).toBeGreaterThan(8)
  const pale = all.filter(({ fill, grounds, veil, opacity }) => {
    const ink = rgbOf(fill)
    return (
      opacity < 1 ||
      grounds.map(rgbOf).some((ground) => {
        const least = Math.min(contrastOf(ink, ground), contrastOf(under(veil, ink), under(veil, ground)))
        return least < 4.5
      })
    )
  })
  expect(pale).toEqual([])
}

inBrowser.each(['light', 'dark'] as const)(
  'all that is written in the picture of a ladder can be read, every kind of row, %s',
  async (colorScheme) => {
    const kinds = new Set(
      ROUNDS.flatMap(({ events }) => timelineOf(events)?.steps ?? []).map((step) => step.kind),
    )
    expect([...kinds].toSorted()).toEqual(['call', 'forged', 'refused', 'segment', 'timer'])
    for (const [at, round] of ROUNDS.entries()) {
      const who = await player(browser.current(), { colorScheme })
      await looksBackAt(who, round, '#step=2')
      await who.page.locator('.long .piece').first().waitFor()
      await isReadable(who)
      await who.photographs(`ladder-words-${at}-${colorScheme}`)
      await who.isAccessible()
    }
    const who = await player(browser.current(), { colorScheme })
    await who.opens('/open')
    await who.page
      .locator('input[type=file]')
      .setInputFiles(join(import.meta.dirname, '../captures/own/rst-in-window.server.pcapng'))
    await who.page.locator('[data-at="0"]').press('Enter')
    await who.page.locator('.long .piece').first().waitFor()
    await isReadable(who)
    await who.photographs(`ladder-words-recorded-${colorScheme}`)
  },
)
