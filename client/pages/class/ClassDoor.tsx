import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { LIMITS } from '../../../shared/wire/limits.ts'
import type { ClassBody } from '../../../shared/wire/classAnswers.ts'
import { parseNickname } from '../../../shared/wire/typed.ts'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { useLanguage, useWords } from '../../i18n/index.ts'
import type { PupilWords } from '../../i18n/pupils.ts'
import { keepName } from '../../net/keep.ts'
import { joinClass } from '../../net/studentSession.ts'
import { useNickname } from '../home/useNickname.ts'
import { OutOfClass } from './OutOfClass.tsx'
import { refusalOf } from './refusalOf.ts'
import { useClassBody } from './useClassBody.ts'

/** In front of the class: a nickname, or two where two share a device, and in. */
export const ClassDoor = ({
  code,
  words,
  onIn,
}: {
  readonly code: string
  readonly words: PupilWords
  readonly onIn: (token: string) => void
}): ReactNode => {
  const found = useClassBody(code)
  switch (found.kind) {
    case 'unknown':
      return <OutOfClass title={words.class} more={words.refusals['class/unknown']} />
    case 'found':
      return <Door body={found.body} words={words} onIn={onIn} />
    default:
      return <Bar title={words.class} more={code} />
  }
}

const Door = ({
  body,
  words,
  onIn,
}: {
  readonly body: ClassBody
  readonly words: PupilWords
  readonly onIn: (token: string) => void
}): ReactNode => {
  const { home } = useWords()
  const { language } = useLanguage()
  const [name, setName] = useNickname()
  const [second, setSecond] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [isComing, setComing] = useState(false)
  const problemId = useId()
  const secondField = useRef<HTMLInputElement>(null)
  const isNamed = body.names === 'free'
  const typed = second === undefined ? [name] : [name, second]
  const names = typed.flatMap((text) => parseNickname(text) ?? [])

  const come = async (): Promise<void> => {
    if (isNamed && names.length < typed.length) {
      setProblem(home.badName)
      return
    }
    const [first] = names
    if (isNamed && first !== undefined) keepName(first)
    setComing(true)
    const answer = await joinClass({ code: body.code, ...(isNamed ? { names } : { language }) })
    setComing(false)
    if (answer.ok) onIn(answer.token)
    else setProblem(refusalOf(answer.code, words))
  }
  useEffect(() => {
    if (second === '') secondField.current?.focus()
  }, [second])

  if (body.phase === 'ended')
    return <OutOfClass title={words.end.title} more={words.refusals['class/ended']} />
  const waits =
    body.phase === 'prepared' ? words.door.prepared : body.isLocked ? words.door.locked : undefined
  return (
    <>
      <Bar title={words.class} more={body.code}>
        <LanguageButton />
      </Bar>
      <main className="mid narrow class-door">
        <h1>{words.door.title(body.title)}</h1>
        <p>{words.door.more(body.code)}</p>
        {waits !== undefined ? (
          <p className="class-waits" role="status">
            {waits}
          </p>
        ) : (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void come()
            }}
          >
            {isNamed ? (
              <>
                <NameField label={words.door.name} value={name} onChange={setName} problemId={problemId} />
                {second !== undefined && (
                  <NameField
                    ref={secondField}
                    label={words.door.secondName}
                    value={second}
                    onChange={setSecond}
                    problemId={problemId}
                  />
                )}
                <button
                  type="button"
                  className="btn small quiet class-share"
                  onClick={() => setSecond(second === undefined ? '' : undefined)}
                >
                  {second === undefined ? words.door.two : words.door.one}
                </button>
              </>
            ) : (
              <p>{words.door.generated}</p>
            )}
            <button type="submit" className="btn primary wide" disabled={isComing}>
              {isComing ? words.door.coming : words.door.in}
            </button>
            <p id={problemId} className="problem" role="alert">
              {problem}
            </p>
          </form>
        )}
        <p className="cap">{words.door.kept}</p>
      </main>
    </>
  )
}

const NameField = ({
  ref,
  label,
  value,
  onChange,
  problemId,
}: {
  readonly ref?: React.Ref<HTMLInputElement>
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problemId: string
}): ReactNode => (
  <label>
    <span>{label}</span>
    <input
      ref={ref}
      value={value}
      maxLength={LIMITS.nameChars}
      // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- a value of the HTML standard
      autoComplete="nickname"
      aria-describedby={problemId}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
)
