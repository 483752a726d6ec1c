import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { AnswerCode } from '../../../shared/wire/answers.ts'
import { nickname, roomCode } from '../../../shared/wire/messages.ts'
import { useWords } from '../../i18n/index.ts'
import { keepName, keptSeat } from '../../net/keep.ts'
import { joinRoom } from '../../net/networkSession.ts'
import { useNickname } from './useNickname.ts'

type Problem = AnswerCode | 'code' | 'name'

/** A code and a nickname, and in. */
export const JoinForm = (): ReactNode => {
  const words = useWords()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [name, setName] = useNickname()
  const [problem, setProblem] = useState<Problem>()
  const [isJoining, setJoining] = useState(false)

  const join = async (): Promise<void> => {
    const code = roomCode.safeParse(typed)
    const nick = nickname.safeParse(name)
    if (!code.success) return setProblem('code')
    if (!nick.success) return setProblem('name')
    keepName(nick.data)
    if (keptSeat(code.data) !== undefined) return go(`/${code.data}`)
    setJoining(true)
    const answer = await joinRoom({ code: code.data, name: nick.data })
    setJoining(false)
    if (answer.ok) go(`/${answer.code}`)
    else setProblem(answer.code)
  }

  return (
    <form
      className="join"
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <label>
        <span>{words.home.code}</span>
        <input
          className="code"
          value={typed}
          maxLength={9}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem === 'code' || problem === 'room/unknown'}
          onChange={(event) => {
            setTyped(event.target.value.toUpperCase())
            setProblem(undefined)
          }}
        />
      </label>
      <label>
        <span>{words.home.nickname}</span>
        <input
          value={name}
          autoComplete="nickname"
          maxLength={24}
          aria-invalid={problem === 'name' || problem === 'name/unkind'}
          onChange={(event) => {
            setName(event.target.value)
            setProblem(undefined)
          }}
        />
      </label>
      <button type="submit" className="btn primary" disabled={isJoining}>
        {words.home.join}
      </button>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {sentence(problem, typed, words)}
        </p>
      )}
    </form>
  )
}

const sentence = (problem: Problem, typed: string, words: ReturnType<typeof useWords>): string => {
  switch (problem) {
    case 'code':
      return words.home.badCode
    case 'name':
      return words.home.badName
    case 'room/unknown':
      return `${words.refusals.nobody(typed)} ${words.refusals[problem]}`
    default:
      return words.refusals[problem]
  }
}
