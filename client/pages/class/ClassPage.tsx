import { useState } from 'react'
import type { ReactNode } from 'react'
import { usePupilWords } from '../../i18n/pupils.ts'
import { forgetStudent, keepStudent, keptToken } from '../../net/classSeat.ts'
import '../../styles/class.css'
import '../room/looks.ts'
import { ClassDoor } from './ClassDoor.tsx'
import { InClass } from './InClass.tsx'

/** A class at its address, for a student: who is known here goes on; everybody else is asked for a nickname. */
const ClassPage = ({ code }: { readonly code: string }): ReactNode => {
  const words = usePupilWords()
  const [token, setToken] = useState(() => keptToken(code))
  if (words === undefined) return null
  if (token === undefined)
    return (
      <ClassDoor
        code={code}
        words={words}
        onIn={(given) => {
          keepStudent({ code, token: given })
          setToken(given)
        }}
      />
    )
  return (
    <InClass
      key={token}
      code={code}
      token={token}
      words={words}
      onOut={() => {
        forgetStudent(code)
        setToken(undefined)
      }}
    />
  )
}
export default ClassPage
