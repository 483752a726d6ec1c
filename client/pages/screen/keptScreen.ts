import { read, write } from '../../net/keep.ts'

const KEY = 'wavehand.screen'

/** The key of the class that this screen showed last: a projector that is loaded again goes on by itself. */
export const keptScreen = (code: string): string | undefined => {
  const kept = read(KEY)
  return typeof kept === 'object' &&
    kept !== null &&
    'code' in kept &&
    kept.code === code &&
    'secret' in kept &&
    typeof kept.secret === 'string'
    ? kept.secret
    : undefined
}

export const keepScreen = (code: string, secret: string): void => write(KEY, { code, secret })
