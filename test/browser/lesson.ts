import { inject } from 'vitest'
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
