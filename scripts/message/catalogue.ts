/**
 * Every message that the program can give.
 *
 * The id is `stage:rule`. `level` decides the exit code; `help` says what a
 * person can do. A test asserts that each id occurs in a fixture or a test.
 */

/** How much a message weighs. */
export type Level = 'error' | 'info' | 'warning'

interface Entry {
  level: Level
  help: string
}

export const catalogue = {
  'read:empty': { level: 'error', help: 'Give an article with at least one line of text.' },
  'understand:front-matter': { level: 'warning', help: 'Mend the front matter, or quote its values; it was read as far as it could be.' },
  'clean:dropped': { level: 'info', help: 'This looked like site noise; it is on no slide.' },
  'clean:html': { level: 'info', help: 'Write this part as Markdown to have it on a slide.' },
  'understand:no-title': { level: 'warning', help: 'Add a title: front matter `title:` or a first heading.' },
  'plan:left-out': { level: 'info', help: 'This block is neither on a slide nor in the notes. Give it text to stand with, or leave it out.' },
  'plan:setting': { level: 'warning', help: 'The settings of a template stand in its `template.json` under `tokens`; colours must be readable on its ground.' },
  'plan:layout': { level: 'warning', help: 'Give the template a layout for this role, or map the role in `template.json`.' },
  'write:refused': { level: 'warning', help: 'This slide stands as preformatted text, because Slidev would have read it otherwise; please report the article.' },
  'write:limit': { level: 'warning', help: 'The rest is left out: no slide holds so much. Split the block in the article.' },
  'write:mismatch': { level: 'error', help: 'Slidev would read the deck otherwise than planned. Nothing was written; please report the article.' },
} as const satisfies Record<string, Entry>

/** The id of a message. */
export type MessageId = keyof typeof catalogue
