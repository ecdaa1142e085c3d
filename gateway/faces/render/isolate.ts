import nunjucks from 'nunjucks'

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => MARKUP[letter] ?? '')

/** Characters that change the direction of what follows, or end such a change (Unicode UAX 9). */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * What a person wrote, as HTML that cannot turn the text around it: `<bdi>` is a wall for the directions within (HTML, UAX 9), and every letter
 * of markup is shown as a letter. Lines stay lines.
 */
export const said = (text: unknown): nunjucks.runtime.SafeString => {
  const lines = escaped(String(text ?? '')).replaceAll(/\r\n?|\n/g, '<br>')
  return new nunjucks.runtime.SafeString(`<bdi>${lines}</bdi>`)
}

/** The same where no markup can be (a title, an attribute, an option): between isolates, its own marks of direction left out. */
export const saidPlainly = (text: unknown): string => `\u2068${String(text ?? '').replaceAll(DIRECTION, '')}\u2069`
