import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerCode } from '../../../shared/wire/answers.ts'
import { parseNickname } from '../../../shared/wire/typed.ts'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { keepName } from '../../net/keep.ts'
import { coolDown, joinRoom, warmUp } from '../../net/networkSession.ts'
import { useNickname } from '../home/useNickname.ts'
import { RefusedRoom } from './RoomStates.tsx'
import './looks.ts'

/** Who came by a link: a nickname, and in. */
export const JoinCard = ({
  code,
  onSeated,
  onWatch,
}: {
  readonly code: string
  readonly onSeated: () => void
  readonly onWatch: () => void
}): ReactNode => {
  const words = useWords()
  const [name, setName] = useNickname()
  const [problem, setProblem] = useState<AnswerCode>()
  const [isJoining, setJoining] = useState(false)
  const parsed = parseNickname(name)
  useEffect(() => {
    warmUp(code)
    return coolDown
  }, [code])
  if (problem === 'room/full') return <RefusedRoom code={code} reason={problem} onWatch={onWatch} />
  if (problem === 'room/unknown' || problem === 'room/closed')
    return <RefusedRoom code={code} reason={problem} />
  const join = async (): Promise<void> => {
    if (parsed === undefined) return
    setJoining(true)
    keepName(parsed)
    const answer = await joinRoom({ code, name: parsed })
    setJoining(false)
    if (answer.ok) onSeated()
    else setProblem(answer.code)
  }
  return (
    <>
      <Bar title={words.lobby.room} more={code}>
        <LanguageButton />
      </Bar>
      <main className="mid narrow">
        <h1>{words.lobby.joinTitle}</h1>
        <p>{words.lobby.joinMore(code)}</p>
        <form
          className="join single"
          onSubmit={(event) => {
            event.preventDefault()
            void join()
          }}
        >
          <label>
            <span>{words.home.nickname}</span>
            <input
              value={name}
              // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- a value of the HTML standard
              autoComplete="nickname"
              maxLength={24}
              aria-invalid={parsed === undefined}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <button type="submit" className="btn primary" disabled={isJoining || parsed === undefined}>
            {isJoining ? words.lobby.connecting : words.lobby.join}
          </button>
          {problem !== undefined && (
            <p className="problem" role="alert">
              {words.refusals[problem]}
            </p>
          )}
          {parsed === undefined && <p className="problem">{words.home.badName}</p>}
        </form>
      </main>
    </>
  )
}
