import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Overlay } from '../../shared/class/report/report.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { useClassSaid } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'
import { LineLadder } from './LineLadder.tsx'
import { laidOver, onlyIn, strokesOf, waysOf } from './overlay.ts'

/** All rounds of one level over each other, and the two that differ most beside them. */
export const Overlays = ({ overlays }: { readonly overlays: readonly Overlay[] }): ReactNode => {
  const words = useWords()
  const { report: said } = useClassSaid()
  const [chosen, setChosen] = useState<LevelId>()
  const overlay = overlays.find(({ level }) => level === chosen) ?? overlays[0]
  if (overlay === undefined) return null
  const { rounds, apart } = overlay
  const ways = waysOf(overlay)
  return (
    <section className="overlays">
      <header>
        <h2>{said.overlay}</h2>
        <select
          aria-label={said.level}
          value={overlay.level}
          onChange={(event) => setChosen(overlays.find(({ level }) => level === event.target.value)?.level)}
        >
          {overlays.map(({ level }) => (
            <option key={level} value={level}>
              {words.levels.name[level]}
            </option>
          ))}
        </select>
        <span className="cap">{said.overlayMore(rounds.length, ways.length)}</span>
      </header>
      <div className="laid">
        <figure>
          <figcaption>{said.overlayAll}</figcaption>
          <LineLadder
            label={`${said.overlayAll}: ${ways.map(({ strokes, count }) => `${count}× ${spoken(strokes)}`).join('; ')}`}
            arrows={laidOver(overlay).map(({ seat, flags, count }) => ({
              seat,
              label: flags,
              more: count === rounds.length ? '' : `×${count}`,
              weight: count / rounds.length,
            }))}
          />
        </figure>
        {apart !== undefined && <Apart one={rounds[apart.one]} other={rounds[apart.other]} />}
      </div>
    </section>
  )
}

/** The two that differ most, beside each other: what only one of them has is marked in it. */
const Apart = ({
  one,
  other,
}: {
  readonly one: Round | undefined
  readonly other: Round | undefined
}): ReactNode => {
  const { report: said } = useClassSaid()
  const id = useId()
  if (one === undefined || other === undefined) return null
  return (
    <section className="apart" aria-labelledby={id}>
      <h3 id={id}>{said.apart}</h3>
      <div className="laid">
        <OneOfTwo round={one} other={other} />
        <OneOfTwo round={other} other={one} />
      </div>
      <p className="cap">{said.apartMore}</p>
    </section>
  )
}

const OneOfTwo = ({ round, other }: { readonly round: Round; readonly other: Round }): ReactNode => {
  const { report: said } = useClassSaid()
  const strokes = strokesOf(round.line)
  const isOnly = onlyIn(strokes, strokesOf(other.line))
  return (
    <figure>
      <figcaption>
        <Link href={`/timeline/${round.replayId}`}>{said.roomTimeline(round.table)}</Link>{' '}
        <span className="cap">{said.segments(strokes.length)}</span>
      </figcaption>
      <LineLadder
        label={strokes
          .map(({ seat, flags }, at) => `${spoken([{ seat, flags }])}${isOnly[at] === true ? '*' : ''}`)
          .join(', ')}
        arrows={strokes.map(({ seat, flags }, at) => ({
          seat,
          label: flags,
          more: isOnly[at] === true ? '*' : '',
          weight: isOnly[at] === true ? 1 : 0.4,
        }))}
      />
    </figure>
  )
}

type Round = Overlay['rounds'][number]

const spoken = (strokes: ReturnType<typeof strokesOf>): string =>
  strokes.map(({ seat, flags }) => `${seat === 'client' ? 'C' : 'S'} ${flags}`).join(', ')
