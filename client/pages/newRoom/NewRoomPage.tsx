import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { AnswerCode } from '../../../shared/wire/answers.ts'
import { parseNickname } from '../../../shared/wire/typed.ts'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { createRoom } from '../../net/networkSession.ts'
import { useNickname } from '../home/useNickname.ts'
import '../room/looks.ts'

/** Opens a room and goes to it: one click from the start page. */
const NewRoomPage = (): ReactNode => {
  const words = useWords()
  const [, go] = useLocation()
  const [name] = useNickname()
  const [problem, setProblem] = useState<AnswerCode>()
  const isAsked = useRef(false)
  useEffect(() => {
    // Strict mode runs effects twice; one room is enough.
    if (isAsked.current) return
    isAsked.current = true
    void createRoom({ name: parseNickname(name) ?? words.home.names[0] ?? '' }).then((answer) => {
      if (answer.ok) go(`/${answer.code}`, { replace: true })
      else setProblem(answer.code)
    })
  }, [go, name, words.home.names])
  return (
    <>
      <Bar title={words.lobby.room} />
      <main className="mid narrow">
        <h1 aria-live="polite">{problem === undefined ? words.lobby.opening : words.refusals.title}</h1>
        {problem !== undefined && (
          <>
            <p role="alert">{words.refusals[problem]}</p>
            <button type="button" className="btn primary" onClick={() => location.reload()}>
              {words.app.reload}
            </button>
          </>
        )}
      </main>
    </>
  )
}
export default NewRoomPage
