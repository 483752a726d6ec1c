import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { parseClassCode } from '../../../shared/wire/classCode.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { parseNickname, parseRoomCode } from '../../../shared/wire/typed.ts'
import { useWords } from '../../i18n/index.ts'
import { keepName, keptSeat } from '../../net/keep.ts'
import { JoinProblem } from './JoinProblem.tsx'
import type { Problem } from './JoinProblem.tsx'
import { useNickname } from './useNickname.ts'

/** A code and a nickname, and in. What goes wrong is told under the form, and the field that it is about is focused. */
export const JoinForm = (): ReactNode => {
  const words = useWords()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [name, setName] = useNickname()
  const [problem, setProblem] = useState<Problem>()
  const [isJoining, setJoining] = useState(false)
  const codeField = useRef<HTMLInputElement>(null)
  const nameField = useRef<HTMLInputElement>(null)
  const problemId = useId()

  const fail = (found: Problem): void => {
    setProblem(found)
    if (isAboutName(found)) nameField.current?.focus()
    else codeField.current?.focus()
  }
  const join = async (): Promise<void> => {
    const ofClass = parseClassCode(typed)
    if (ofClass !== undefined) {
      const chosen = parseNickname(name)
      if (chosen !== undefined) keepName(chosen)
      return go(`/c/${ofClass}`)
    }
    const code = parseRoomCode(typed)
    const nick = parseNickname(name)
    if (code === undefined) return fail({ kind: 'code' })
    if (nick === undefined) return fail({ kind: 'name' })
    keepName(nick)
    if (keptSeat(code) !== undefined) return go(`/${code}`)
    setProblem(undefined)
    setJoining(true)
    // The line to the server is a large module; whoever only looks at this page does not need it.
    const { joinRoom } = await import('../../net/networkSession.ts')
    const answer = await joinRoom({ code, name: nick })
    setJoining(false)
    if (answer.ok) go(`/${answer.code}`)
    else fail({ kind: 'refused', code, reason: answer.code })
  }
  const wrong = problem === undefined ? undefined : isAboutName(problem) ? 'name' : 'code'

  return (
    <>
      <form
        className="join"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void join()
        }}
      >
        <label>
          <span>{words.home.code}</span>
          <input
            ref={codeField}
            className="code"
            value={typed}
            maxLength={9}
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            aria-invalid={wrong === 'code'}
            aria-describedby={problemId}
            onChange={(event) => {
              setTyped(event.target.value.toUpperCase())
              setProblem(undefined)
            }}
          />
        </label>
        <label>
          <span>{words.home.nickname}</span>
          <input
            ref={nameField}
            value={name}
            maxLength={LIMITS.nameChars}
            // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- a value of the HTML standard
            autoComplete="nickname"
            aria-invalid={wrong === 'name'}
            aria-describedby={problemId}
            onChange={(event) => {
              setName(event.target.value)
              setProblem(undefined)
            }}
          />
        </label>
        <button type="submit" className="btn primary" disabled={isJoining}>
          {isJoining ? words.home.joining : words.home.join}
        </button>
      </form>
      <div id={problemId} className="join-problem" role="alert">
        {problem !== undefined && <JoinProblem problem={problem} />}
      </div>
    </>
  )
}

const isAboutName = (problem: Problem): boolean =>
  problem.kind === 'name' || (problem.kind === 'refused' && problem.reason === 'name/unkind')
