/** What may be an attribute's value; an undefined one is not written. */
type Value = string | number | undefined

/** A name or a sentence as it stands in an SVG file: nothing in it is markup, nothing in it breaks XML 1.0. */
export const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these have no place in XML, even as references
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * One element of an SVG file. Attributes are escaped here, numbers rounded to a hundredth of a pixel; the content
 * is markup already.
 */
export const element = (
  name: string,
  attributes: { readonly [name: string]: Value },
  content = '',
): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`],
  )
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100)
