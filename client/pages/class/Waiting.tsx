import type { ReactNode } from 'react'
import type { StudentClassView } from '../../../shared/class/view.ts'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import type { PupilWords } from '../../i18n/pupils.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'

/** Before the first level, or without a seat: who one is, who else is here, and that nothing has to be done. */
export const Waiting = ({
  view,
  words,
  isLost,
  leave,
}: {
  readonly view: StudentClassView
  readonly words: PupilWords
  readonly isLost: boolean
  readonly leave: () => void
}): ReactNode => {
  const isCompact = useCompact()
  const { table } = view.me
  return (
    <>
      <Bar title={view.title === '' ? words.class : view.title} more={view.code} isCompact={isCompact}>
        {!isCompact && <ThemeButton />}
        <LanguageButton />
      </Bar>
      <main className="mid narrow class-wait">
        <h1>{words.waiting.title}</h1>
        <p className="class-me">{words.waiting.you(view.me.names.join(' + '))}</p>
        {table !== undefined && (
          <p className="class-seat">
            <b>{words.strip.table(table.n)}</b>{' '}
            {table.seat === undefined
              ? words.waiting.watches
              : table.partner.length === 0
                ? words.waiting.bot
                : words.waiting.partner(table.partner.join(' + '))}
            {table.beside.length > 0 && ` ${words.waiting.beside(table.beside.join(' + '))}`}
          </p>
        )}
        <p aria-live="polite">
          {table !== undefined
            ? words.waiting.begins
            : view.phase === 'playing'
              ? words.waiting.break
              : words.waiting.soon}
        </p>
        {isLost && (
          <p className="notice">
            <Icon name="clock" />
            {words.strip.lost}
          </p>
        )}
        <section aria-label={words.waiting.here(view.here.count)}>
          <h2 className="cap">{words.waiting.here(view.here.count)}</h2>
          <ul className="class-here">
            {view.here.names.map((name, at) => (
              <li key={`${at}-${name}`}>{name}</li>
            ))}
          </ul>
        </section>
        <p className="row2">
          <button type="button" className="btn quiet" onClick={leave}>
            {words.waiting.leave}
          </button>
        </p>
      </main>
    </>
  )
}
