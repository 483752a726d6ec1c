import type { Class } from './class.ts'

/** Names are what everybody goes by: the same one twice would confuse the report and the projector. */
export const isTaken = (
  group: Pick<Class, 'students'>,
  names: readonly string[],
  except: string | undefined,
): boolean => {
  const wanted = new Set(names.map(folded))
  return (
    wanted.size < names.length ||
    group.students.some(
      ({ id, names: theirs, standing }) =>
        id !== except &&
        (standing === 'here' || standing === 'left') &&
        theirs.some((name) => wanted.has(folded(name))),
    )
  )
}

const folded = (name: string): string => name.normalize('NFKC').toLocaleLowerCase('en')
