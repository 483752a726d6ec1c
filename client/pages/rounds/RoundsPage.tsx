import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useLanguage, useWords } from '../../i18n/index.ts'
import type { Catalogue } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { EmptyLadder } from '../../ladder/EmptyLadder.tsx'
import { Glyph } from '../../ladder/Glyph.tsx'
import { keptRounds } from '../../net/keep.ts'
import type { KeptRound } from '../../net/keep.ts'
import { DropHere } from '../../recording/DropHere.tsx'
import '../../styles/rounds.css'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useTitle } from '../room/useTitle.ts'
import { ServerKeeps } from './ServerKeeps.tsx'

/** The rounds that this device remembers, newest first; each leads to its timeline. */
const RoundsPage = (): ReactNode => {
  const words = useWords()
  useTitle(`${words.app.rounds} · ${words.app.name}`)
  const isCompact = useCompact()
  const told = useLessons()?.rounds
  const rounds = keptRounds()
  return (
    <>
      <DropHere />
      <Bar title={words.app.rounds} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      {told === undefined ? undefined : rounds.length === 0 ? (
        <Empty words={words} told={told} />
      ) : (
        <Rounds rounds={rounds} words={words} told={told} />
      )}
    </>
  )
}
export default RoundsPage

const Rounds = ({
  rounds,
  words,
  told,
}: {
  readonly rounds: readonly KeptRound[]
  readonly words: Catalogue
  readonly told: Lessons['rounds']
}): ReactNode => {
  const { language } = useLanguage()
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const name = (given: string): string => (given === '' ? words.app.bot : given)
  return (
    <main className="rounds">
      <h1>{told.roundsTitle}</h1>
      <ol>
        {rounds.map((round) => (
          <li key={round.id}>
            <Link href={`/timeline/${round.id}`}>
              <Glyph level={round.level} />
              <span>
                <b>{words.levels.name[round.level]}</b>
                <small>
                  {told.played(date.format(round.at), name(round.names.client), name(round.names.server))}
                </small>
              </span>
              <span className="cap">{told.stars(round.stars)}</span>
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ol>
      <p className="rounds-more">
        <Link href="/open">{words.home.open}</Link> <span className="cap">{words.home.openMore}</span>
      </p>
      <ServerKeeps words={words} told={told} />
    </main>
  )
}

const Empty = ({
  words,
  told,
}: {
  readonly words: Catalogue
  readonly told: Lessons['rounds']
}): ReactNode => (
  <main className="mid narrow">
    <EmptyLadder />
    <h1>{told.emptyTitle}</h1>
    <p>{told.emptyMore}</p>
    <p className="row2">
      <Link href="/practice" className="btn primary">
        {words.home.practise}
      </Link>
      <Link href="/new" className="btn">
        {words.home.create}
      </Link>
      <Link href="/open" className="btn">
        {words.home.open}
      </Link>
    </p>
    <ServerKeeps words={words} told={told} />
  </main>
)
