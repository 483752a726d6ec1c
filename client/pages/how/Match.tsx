import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Seat } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'

type Sentence = keyof Lessons['match']['says']

interface Dialogue {
  readonly segments: readonly {
    readonly from: Seat
    readonly flags: string
    readonly says: readonly Sentence[]
  }[]
  /** In which order they lie on the table */
  readonly lying: readonly Sentence[]
}

const DIALOGUES: { readonly [D in 'opening' | 'closing']: Dialogue } = {
  opening: {
    segments: [
      { from: 'client', flags: 'SYN', says: ['call'] },
      { from: 'server', flags: 'SYN ACK', says: ['heard', 'agree'] },
      { from: 'client', flags: 'ACK', says: ['confirmed'] },
    ],
    lying: ['agree', 'confirmed', 'call', 'heard'],
  },
  closing: {
    segments: [
      { from: 'client', flags: 'FIN ACK', says: ['done'] },
      { from: 'server', flags: 'ACK', says: ['wait'] },
      { from: 'server', flags: 'FIN ACK', says: ['also'] },
      { from: 'client', flags: 'ACK', says: ['bye'] },
    ],
    lying: ['also', 'done', 'bye', 'wait'],
  },
}

/** Sentences of a dialogue, to be laid on the segments that say them: by dragging, by tapping or by keyboard. */
export const Match = ({ lessons }: { readonly lessons: Lessons }): ReactNode => {
  const { match } = lessons
  const [which, setWhich] = useState<keyof typeof DIALOGUES>('opening')
  const [turn, setTurn] = useState(1)
  return (
    <section className="match">
      <h2>{match.title}</h2>
      <p>{match.how}</p>
      <Segmented
        label={match.which}
        value={which}
        onChange={setWhich}
        options={[
          { value: 'opening', label: match.opening },
          { value: 'closing', label: match.closing },
        ]}
      />
      <Laying
        key={`${which}/${turn}`}
        dialogue={DIALOGUES[which]}
        done={which === 'opening' ? match.doneOpening : match.doneClosing}
        lessons={lessons}
        onAgain={() => setTurn(turn + 1)}
      />
    </section>
  )
}

const Laying = ({
  dialogue,
  done,
  lessons,
  onAgain,
}: {
  readonly dialogue: Dialogue
  readonly done: string
  readonly lessons: Lessons
  readonly onAgain: () => void
}): ReactNode => {
  const { app } = useWords()
  const { match } = lessons
  const [chosen, choose] = useState<Sentence>()
  const [laid, lay] = useState<ReadonlySet<Sentence>>(new Set())
  const [told, tell] = useState<{ readonly fits: boolean; readonly text: string }>()
  const slots = useRef<HTMLOListElement>(null)
  const rest = dialogue.lying.filter((each) => !laid.has(each))

  const put = (sentence: Sentence | undefined, says: readonly Sentence[]): void => {
    if (sentence === undefined) return tell({ fits: false, text: match.chooseFirst })
    choose(undefined)
    if (!says.includes(sentence)) return tell({ fits: false, text: match.not(match.why[sentence]) })
    const next = new Set([...laid, sentence])
    lay(next)
    tell({ fits: true, text: next.size === dialogue.lying.length ? `${match.done} ${done}` : match.fits })
  }
  return (
    <>
      <ul className="lying" aria-label={match.sentences}>
        {rest.map((sentence) => (
          <li key={sentence}>
            <button
              type="button"
              className="sentence"
              draggable
              aria-pressed={chosen === sentence}
              onDragStart={(event) => {
                event.dataTransfer.setData('text/plain', sentence)
                choose(sentence)
              }}
              onClick={() => {
                choose(sentence)
                tell(undefined)
                // With the keyboard the next key goes to the segments.
                slots.current?.querySelector('button')?.focus({ preventScroll: true })
              }}
            >
              {match.says[sentence]}
            </button>
          </li>
        ))}
      </ul>
      <output className={`told${told?.fits === false ? ' fault' : ''}`}>
        {told !== undefined && (
          <>
            <Icon name={told.fits ? 'tick' : 'cross'} /> {told.text}
          </>
        )}
      </output>
      <ol className="slots" aria-label={match.segments} ref={slots}>
        {dialogue.segments.map(({ from, flags, says }) => (
          <li key={from + says.join()} className={from}>
            <button
              type="button"
              className="slot"
              aria-label={match.slot(app[from], flags)}
              onClick={() => put(chosen, says)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                put(chosen, says)
              }}
            >
              <span className={`seat ${from}`}>{app[from]}</span>
              <b className="mono">{flags}</b>
              <Way from={from} />
            </button>
            <div className="laid">
              {says
                .filter((each) => laid.has(each))
                .map((each) => (
                  <p key={each}>
                    <Icon name="tick" /> {match.says[each]}
                  </p>
                ))}
            </div>
          </li>
        ))}
      </ol>
      {rest.length === 0 && (
        <button type="button" className="btn" onClick={onAgain}>
          {match.again}
        </button>
      )}
    </>
  )
}

const Way = ({ from }: { readonly from: Seat }): ReactNode => (
  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <path
      d={from === 'client' ? 'M0 2L99 8M93 4l6 4-7 1' : 'M100 2L1 8M7 4L1 8l7 1'}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      vectorEffect="non-scaling-stroke"
    />
  </svg>
)
