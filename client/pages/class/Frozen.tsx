import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { PREDICTIONS } from '../../../shared/class/class.ts'
import type { FrozenView, StudentClassView } from '../../../shared/class/view.ts'
import { Rich } from '../../i18n/Rich.tsx'
import type { PupilWords } from '../../i18n/pupils.ts'
import type { StudentSession } from '../../net/studentSession.ts'
import '../../styles/sheets.css'

/** Everything stands still: each seat says alone what comes next; then all see what the class thinks. */
export const Frozen = ({
  frozen,
  me,
  words,
  act,
}: {
  readonly frozen: FrozenView
  readonly me: StudentClassView['me']
  readonly words: PupilWords
  readonly act: StudentSession['act']
}): ReactNode => {
  const sheet = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = sheet.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const { counts } = frozen
  const mayAnswer = me.table?.seat !== undefined && me.prediction === undefined && counts === undefined
  return (
    <dialog
      ref={sheet}
      className="coach-sheet class-frozen"
      aria-labelledby={id}
      // It stays as long as the class stands still.
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id={id}>{counts === undefined ? words.frozen.title : words.frozen.shown}</h2>
      {counts === undefined && <p>{words.frozen.more}</p>}
      <ul className="class-choices">
        {PREDICTIONS.map((choice) => {
          const isMine = me.prediction === choice
          const count = counts?.[choice] ?? 0
          const percent = Math.round((count / Math.max(1, frozen.given)) * 100)
          return (
            <li key={choice} className={isMine ? 'mine' : undefined}>
              {mayAnswer ? (
                <button
                  type="button"
                  className="btn"
                  aria-labelledby={`${id}-${choice}`}
                  onClick={() => void act({ kind: 'predict', prediction: choice })}
                >
                  <span id={`${id}-${choice}`}>
                    <Rich>{words.frozen.choice[choice]}</Rich>
                  </span>
                </button>
              ) : (
                <p>
                  <span>
                    <Rich>{words.frozen.choice[choice]}</Rich>
                    {isMine && <b className="class-mine">{words.frozen.yours}</b>}
                  </span>
                  {counts !== undefined && (
                    <>
                      <span className="class-votes">{words.frozen.votes(count, percent)}</span>
                      <meter min={0} max={100} value={percent} aria-hidden="true" />
                    </>
                  )}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      <p className="cap" aria-live="polite">
        {counts === undefined
          ? `${words.frozen.given(frozen.given, frozen.of)} ${mayAnswer ? words.frozen.alone : ''}`
          : words.frozen.goesOn}
      </p>
    </dialog>
  )
}
