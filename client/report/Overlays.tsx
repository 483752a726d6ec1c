import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Overlay } from '../../shared/class/report/report.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { useClassSaid } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'
import { LineLadder } from './LineLadder.tsx'
import { laidOver, strokesOf, waysOf } from './overlay.ts'

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
            arrows={laidOver(overlay).map(({ row, seat, flags, count }) => ({
              row,
              seat,
              label: flags,
              weight: count / rounds.length,
            }))}
          />
        </figure>
        {apart !== undefined &&
          [apart.one, apart.other].map((at) => {
            const round = rounds[at]
            if (round === undefined) return null
            const strokes = strokesOf(round.line)
            return (
              <figure key={at}>
                <figcaption>
                  <Link href={`/timeline/${round.replayId}`}>{said.roomTimeline(round.table)}</Link>{' '}
                  <span className="cap">{said.segments(strokes.length)}</span>
                </figcaption>
                <LineLadder
                  label={spoken(strokes)}
                  arrows={strokes.map(({ seat, flags }, row) => ({ row, seat, label: flags, weight: 0.5 }))}
                />
              </figure>
            )
          })}
      </div>
      {apart !== undefined && <p className="cap">{said.apart}</p>}
    </section>
  )
}

const spoken = (strokes: ReturnType<typeof strokesOf>): string =>
  strokes.map(({ seat, flags }) => `${seat === 'client' ? 'C' : 'S'} ${flags}`).join(', ')
