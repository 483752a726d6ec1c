import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { besideOf } from '../../shared/replay/beside.ts'
import type { Abreast } from '../../shared/replay/beside.ts'
import { perfectPlay } from '../../shared/replay/perfect.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { Bar } from '../app/Bar.tsx'
import { useWords } from '../i18n/index.ts'
import { useAgainWords } from '../i18n/parts/again.ts'
import type { AgainWords } from '../i18n/parts/again.ts'
import { sentenceOf } from '../ladder/TextTwin.tsx'
import { useTitle } from '../pages/room/useTitle.ts'
import { useScroll } from '../pages/timeline/useScroll.ts'
import '../styles/again.css'
import '../styles/table.css'
import '../styles/timeline.css'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useCompact } from '../ui/useMedia.ts'
import { useSize } from '../ui/useSize.ts'
import { besideSize } from './besideSize.ts'
import type { OverProps } from './overProps.ts'
import { PlayLadder } from './PlayLadder.tsx'
import { useLines } from './useLines.ts'

/** The round and the perfect play of its level: two ladders beside each other, or one at a time on a phone. */
const BesideScreen = ({ events, timeline, n, onBack }: OverProps): ReactNode => {
  const words = useAgainWords()
  const perfect = useMemo(() => perfectPlay(events), [events])
  const lines = useMemo(
    () => (perfect === undefined ? [] : besideOf(timeline.steps, perfect.steps)),
    [timeline, perfect],
  )
  if (words === undefined || perfect === undefined || lines.length === 0) return null
  return <Beside {...{ words, perfect, lines, n, onBack }} mine={timeline} />
}
export default BesideScreen

type Side = 'mine' | 'perfect'
const SIDES = ['mine', 'perfect'] as const

const Beside = ({
  words,
  mine,
  perfect,
  lines,
  n,
  onBack,
}: {
  readonly words: AgainWords
  readonly mine: Timeline
  readonly perfect: Timeline
  readonly lines: readonly Abreast[]
  readonly n: number
  readonly onBack: () => void
}): ReactNode => {
  const { app, levels } = useWords()
  const isCompact = useCompact()
  const [side, setSide] = useState<Side>('mine')
  const [box, measured] = useSize<HTMLElement>()
  const scroll = useScroll(box)
  const first = lines.findIndex((line) => stepOn(line, 'mine') === n)
  const { at, show, previous, next } = useLines(lines, Math.max(0, first))
  const width = Math.floor(isCompact ? measured.width : measured.width / 2)
  const size = useMemo(
    () => besideSize(lines, width, measured.height, !isCompact, mine.twoMslMs),
    [lines, width, measured.height, isCompact, mine],
  )
  const told = useMemo(() => toldOf(lines, words), [lines, words])
  const level = levels.name[mine.level]
  useTitle(`${words.beside.title} · ${level} · ${app.name}`)
  const line = lines[at]
  const shownSides = isCompact ? [side] : SIDES
  const name = { mine: words.beside.mine, perfect: words.beside.perfect }
  const who = {
    mine: [mine.names.client, mine.names.server].map((each) => (each === '' ? app.bot : each)).join(' · '),
    perfect: words.beside.bots,
  }
  const back = (
    <button type="button" className={isCompact ? 'btn small quiet' : 'btn small'} onClick={onBack}>
      <Icon name="back" />
      <span className={isCompact ? 'vh' : undefined}>{words.back}</span>
    </button>
  )
  const tabs = (
    <Segmented
      label={words.beside.which}
      value={side}
      onChange={setSide}
      options={SIDES.map((value) => ({ value, label: name[value] }))}
    />
  )
  // On a phone a line that only the other play has leaves the one before it selected.
  const selectedOn = (which: Side): number | undefined =>
    isCompact
      ? lines
          .slice(0, at + 1)
          .map((each) => stepOn(each, which))
          .findLast((each) => each !== undefined)
      : line && stepOn(line, which)
  return (
    <div className={`replay beside-plays${isCompact ? ' one' : ''}`}>
      <Bar title={level} more={isCompact ? undefined : words.beside.title} isCompact={isCompact}>
        {back}
      </Bar>
      <main>
        <h1 className="vh">{words.beside.title}</h1>
        <p className="summary">
          {summaryOf(lines, words)}
          {!isCompact && <span className="cap">{words.beside.wire}</span>}
        </p>
        {isCompact && tabs}
        <div className="play-heads" aria-hidden="true">
          {shownSides.map((each) => (
            <p key={each}>
              <span className="seat client">{app.client}</span>
              <span>
                {!isCompact && <b>{name[each]}</b>} <span className="cap">{who[each]}</span>
              </span>
              <span className="seat server">{app.server}</span>
            </p>
          ))}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
        <section className="scroll top" ref={box} tabIndex={0} aria-label={words.beside.title}>
          {width > 0 && (
            <div className="plays">
              {shownSides.map((each) => (
                <PlayLadder
                  key={each}
                  timeline={each === 'mine' ? mine : perfect}
                  size={size[each]}
                  look={size.look}
                  scroll={scroll}
                  height={measured.height}
                  selected={selectedOn(each)}
                  label={name[each]}
                  told={told[each]}
                  onSelect={(step) => show(lines.findIndex((one) => stepOn(one, each) === step))}
                />
              ))}
            </div>
          )}
          <Lines lines={lines} words={words} />
        </section>
        <footer className="line-told">
          <button
            type="button"
            className="btn small"
            aria-disabled={previous === undefined}
            aria-label={words.beside.previous}
            onClick={() => previous !== undefined && show(previous)}
          >
            <Icon name="back" />
          </button>
          <p aria-live="polite">{line !== undefined && <LineTold line={line} words={words} />}</p>
          <button
            type="button"
            className="btn small"
            aria-disabled={next === undefined}
            aria-label={words.beside.next}
            onClick={() => next !== undefined && show(next)}
          >
            {!isCompact && words.beside.next}
            <Icon name="forward" />
          </button>
        </footer>
      </main>
    </div>
  )
}

/** The n of a line's step in one of the plays. */
const stepOn = (line: Abreast, side: Side): number | undefined =>
  line.kind === 'both' ? line[side].n : line.kind === side ? line.step.n : undefined

const wordOf = (line: Abreast, { beside }: AgainWords): string =>
  line.kind !== 'both' && line.isMoved ? beside.line.moved : beside.line[line.kind]

/** What stands at the steps of each play that the other does not have there. */
const toldOf = (
  lines: readonly Abreast[],
  words: AgainWords,
): { readonly [S in Side]: ReadonlyMap<number, string> } => {
  const of = (side: Side): ReadonlyMap<number, string> =>
    new Map(lines.flatMap((line) => (line.kind === side ? [[line.step.n, wordOf(line, words)]] : [])))
  return { mine: of('mine'), perfect: of('perfect') }
}

const summaryOf = (lines: readonly Abreast[], { beside }: AgainWords): string => {
  const count = (isOne: (line: Abreast) => boolean): number => lines.filter(isOne).length
  return beside.summary(
    count(({ kind }) => kind === 'both'),
    count((line) => line.kind === 'mine' && !line.isMoved),
    count((line) => line.kind === 'perfect' && !line.isMoved),
    count((line) => line.kind === 'mine' && line.isMoved),
  )
}

const LineTold = ({ line, words }: { readonly line: Abreast; readonly words: AgainWords }): ReactNode => {
  const catalogue = useWords()
  const sentence = sentenceOf(line.kind === 'both' ? line.mine : line.step, undefined, catalogue)
  return (
    <>
      <b>{words.beside.told(wordOf(line, words))}</b> {sentence}
    </>
  )
}

/** Both plays for whoever reads instead of looks. */
const Lines = ({
  lines,
  words,
}: {
  readonly lines: readonly Abreast[]
  readonly words: AgainWords
}): ReactNode => (
  <ol className="vh" aria-label={words.beside.lines}>
    {lines.map((line) => (
      <li key={line.kind === 'both' ? `both ${line.mine.n}` : `${line.kind} ${line.step.n}`}>
        <LineTold line={line} words={words} />
      </li>
    ))}
  </ol>
)
