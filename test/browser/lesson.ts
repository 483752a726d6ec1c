import { inject } from 'vitest'
import { classes as hostEn } from '../../client/i18n/en/classes.ts'
import { classes as hostZh } from '../../client/i18n/zh/classes.ts'
import { en as english } from '../../client/i18n/en/index.ts'
import { pupils as en } from '../../client/i18n/en/pupils.ts'
import { pupils as zh } from '../../client/i18n/zh/pupils.ts'
import type { Plan } from '../../shared/class/class.ts'
import { connectMember } from '../server/support/member.ts'
import type { Member } from '../server/support/member.ts'
import type { Player } from './player.ts'

export type PupilWords = typeof en

/** The words of a class in the language of a player. */
export const pupilWords = (who: Player): PupilWords => {
  const words: unknown = who.words === english ? en : zh
  return words as PupilWords
}

/** The host's words in the language of a player. */
export const hostWords = (who: Player): typeof hostEn => {
  const words: unknown = who.words === english ? hostEn : hostZh
  return words as typeof hostEn
}

/** Opens the doors of a class with one of the ready lessons; its code. */
export const opensClass = async (who: Player, title: string, minutes: number): Promise<string> => {
  const { create } = hostWords(who)
  await who.opens('/host')
  await who.page.getByLabel(create.name).fill(title)
  await who.page.locator('label', { hasText: create.plan(minutes) }).click()
  await who.presses(create.openNow)
  await who.page.waitForURL(/\/c\/[A-Z2-9]{6}\/host$/)
  return who.page.url().slice(-11, -5)
}

/** The link with which a projector looks on, from the device of the host. */
export const screenLink = async (host: Player, code: string): Promise<string> => {
  const [opened] = await Promise.all([
    host.page.context().waitForEvent('page'),
    host.presses(hostWords(host).lobby.projector),
  ])
  await opened.close()
  const key = await host.page.evaluate(() =>
    String(JSON.parse(localStorage.getItem('wavehand.hosts') ?? '[]')[0]?.screen),
  )
  return `/c/${code}/screen#${key}`
}

/** A teacher at the other end of a real connection. */
export const teacher = async (plan: Partial<Plan>): Promise<Member> => {
  const host = connectMember(inject('url'), 'Ada')
  await host.opensClass(plan)
  return host
}

/** Comes into the class by its link, under this name. */
export const comesIn = async (who: Player, code: string, name: string): Promise<void> => {
  const words = pupilWords(who)
  await who.opens(`/c/${code}`)
  await who.page.getByLabel(words.door.name, { exact: true }).fill(name)
  await who.presses(words.door.in)
  await who.page.getByRole('heading', { name: words.waiting.title }).waitFor()
}

/** Which end this player sits at. */
export const endOf = async (who: Player): Promise<'client' | 'server'> => {
  const classes = await who.page.locator('.table').getAttribute('class')
  return classes?.includes('as-client') === true ? 'client' : 'server'
}
