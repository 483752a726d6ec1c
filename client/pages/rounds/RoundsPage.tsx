import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useLanguage, useWords } from '../../i18n/index.ts'
import type { Catalogue } from '../../i18n/index.ts'
import { EmptyLadder } from '../../ladder/EmptyLadder.tsx'
import { Glyph } from '../../ladder/Glyph.tsx'
import { keptRounds } from '../../net/keep.ts'
import type { KeptRound } from '../../net/keep.ts'
import { DropHere } from '../../recording/DropHere.tsx'
import '../../styles/rounds.css'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useTitle } from '../room/useTitle.ts'

/** The rounds that this device remembers, newest first; each leads to its timeline. */
const RoundsPage = (): ReactNode => {
  const words = useWords()
  useTitle(`${words.app.rounds} · ${words.app.name}`)
  const isCompact = useCompact()
  const rounds = keptRounds()
  return (
    <>
      <DropHere />
      <Bar title={words.app.rounds} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      {rounds.length === 0 ? <Empty words={words} /> : <Rounds rounds={rounds} words={words} />}
    </>
  )
}
export default RoundsPage

const Rounds = ({
  rounds,
  words,
}: {
  readonly rounds: readonly KeptRound[]
  readonly words: Catalogue
}): ReactNode => {
  const { language } = useLanguage()
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const name = (given: string): string => (given === '' ? words.app.bot : given)
  return (
    <main className="rounds">
      <h1>{words.timeline.roundsTitle}</h1>
      <ol>
        {rounds.map((round) => (
          <li key={round.id}>
            <Link href={`/timeline/${round.id}`}>
              <Glyph level={round.level} />
              <span>
                <b>{words.levels.name[round.level]}</b>
                <small>
                  {words.timeline.played(
                    date.format(round.at),
                    name(round.names.client),
                    name(round.names.server),
                  )}
                </small>
              </span>
              <span className="cap">{words.timeline.stars(round.stars)}</span>
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ol>
      <p className="rounds-more">
        <Link href="/open">{words.home.open}</Link> <span className="cap">{words.home.openMore}</span>
      </p>
    </main>
  )
}

const Empty = ({ words }: { readonly words: Catalogue }): ReactNode => (
  <main className="mid narrow">
    <EmptyLadder />
    <h1>{words.timeline.emptyTitle}</h1>
    <p>{words.timeline.emptyMore}</p>
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
  </main>
)
