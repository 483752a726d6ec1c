import { defOf } from '../../support/schemaParts.ts'
import type { Schema } from '../../support/schemaParts.ts'

/**
 * A schema written as a TypeScript type, for people. Schemas that have a name, and those that say the very same, are
 * referred to by it.
 *
 * @param asked the schema to write out, although it may have a name itself
 */
export const typeText = (asked: Schema, names: ReadonlyMap<Schema, string>): string => {
  const sameText = new Map<string, string>()
  const text = (schema: Schema): string => {
    const name = names.get(schema)
    if (name !== undefined) return name
    const written = body(schema)
    return sameText.get(written) ?? written
  }

  const body = (schema: Schema): string => {
    const def = defOf(schema)
    switch (def.type) {
      case 'object':
        return `{ ${Object.entries(def.shape)
          .map(([key, value]) => field(key, value))
          .join('; ')} }`
      case 'union':
        return def.options.map(text).join(' | ')
      case 'literal':
        return def.values.map((value) => JSON.stringify(value)).join(' | ')
      case 'enum':
        return Object.values(def.entries)
          .map((value) => JSON.stringify(value))
          .join(' | ')
      case 'array': {
        const element = text(def.element)
        return /[ |]/.test(element) ? `(${element})[]` : `${element}[]`
      }
      case 'readonly':
      case 'optional':
        return text(def.innerType)
      case 'pipe':
        return text(def.in)
      case 'nullable':
        return `${text(def.innerType)} | null`
      case 'string':
      case 'number':
      case 'boolean':
        return def.type
      default:
        throw new Error(`no words for ${def.type}`)
    }
  }

  const field = (key: string, value: Schema): string => {
    const def = defOf(value)
    const name = /^\w+$/.test(key) ? key : JSON.stringify(key)
    return def.type === 'optional' ? `${name}?: ${text(def.innerType)}` : `${name}: ${text(value)}`
  }

  for (const [schema, name] of names) if (schema !== asked) sameText.set(body(schema), name)
  return body(asked)
}
