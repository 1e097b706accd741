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
  'read:unsupported': {
    level: 'error',
    help: 'Articles are Markdown, HTML, Word (`.docx`), notebooks, saved pages or plain text. Where it is one, name its format with `--from`.',
  },
  'read:encoding': { level: 'info', help: 'Save the article as UTF-8 to be sure of each character.' },
  'read:encoding-guessed': {
    level: 'warning',
    help: 'Look at the text of the slides. Where characters are wrong, save the article as UTF-8 and build again.',
  },
  'read:media': {
    level: 'info',
    help: 'A deck cannot hold this part of the page. Say in words what it shows, or put a picture there.',
  },
  'read:contents': { level: 'info', help: 'The agenda of the deck is made from the headings.' },
  'read:left-out': {
    level: 'warning',
    help: 'Give this part as text or as a picture to have it on a slide.',
  },
  'read:hidden': {
    level: 'info',
    help: 'Readers of the page do not see these lines either. Give the article as Markdown to have them on a slide.',
  },
  'read:command': {
    level: 'info',
    help: 'Say in the article what this command shows, to have it on a slide.',
  },
  'read:broken': {
    level: 'error',
    help: 'Open the file in the program that wrote it and save it again, or name its format with `--from`.',
  },
  'read:unclosed': {
    level: 'warning',
    help: 'Write its end, or take its beginning out. It would hide all that follows.',
  },
  'read:limit': {
    level: 'warning',
    help: 'No talk holds so much. Part the article, and make a deck of each part.',
  },
  'read:output': {
    level: 'info',
    help: 'Give this output as text or as a PNG picture to have it on a slide.',
  },
  'understand:front-matter': {
    level: 'warning',
    help: 'Mend the front matter, or quote its values; it was read as far as it could be.',
  },
  'clean:dropped': { level: 'info', help: 'This looked like site noise; it is on no slide.' },
  'clean:dropped-text': {
    level: 'warning',
    help: 'Look at the blocks named as site noise; build with `--keep-all` to keep all of them.',
  },
  'clean:html': { level: 'info', help: 'Write this part as Markdown to have it on a slide.' },
  'clean:alternative': {
    level: 'info',
    help: 'Name in the text what else it can be done with, to have it on a slide.',
  },
  'clean:sandbox': {
    level: 'info',
    help: 'Readers see one file of it at a time. Give the others as code of their own to have them on slides.',
  },
  'clean:include': { level: 'info', help: 'Put the text of the file in its place to have it on a slide.' },
  'clean:limit': {
    level: 'warning',
    help: 'No talk holds so much. Part the article at this place, and make a deck of each part.',
  },
  'understand:no-title': { level: 'warning', help: 'Add a title: front matter `title:` or a first heading.' },
  'plan:left-out': {
    level: 'info',
    help: 'This block is neither on a slide nor in the notes. Give it text to stand with, or leave it out.',
  },
  'plan:setting': {
    level: 'warning',
    help: 'The settings of a template stand in its `template.json` under `tokens`; colours must be readable on its ground.',
  },
  'plan:layout': {
    level: 'warning',
    help: 'Give the template a layout for this role, or map the role in `template.json`.',
  },
  'merge:conflict': {
    level: 'warning',
    help: 'Write what the article has now into the deck, or take the edit back. This message stays until then.',
  },
  'merge:gone': {
    level: 'warning',
    help: 'Delete the slide from `slides.md`, if it is not wanted any more.',
  },
  'merge:left-out': {
    level: 'info',
    help: 'To have it back, copy the slide from `.base.md` beside the deck.',
  },
  'plan:agenda': { level: 'info', help: 'Put sections that belong together under a heading of their own.' },
  'plan:fewer': {
    level: 'info',
    help: 'The others are said and not shown. Shorten the points, or choose a template with more room.',
  },
  'plan:roomier': { level: 'info', help: 'Shorten it, if it is to have the layout of its kind.' },
  'plan:split': {
    level: 'info',
    help: 'The slides carry `1/2`, `2/2`. Shorten the passage or part it by headings to cut it yourself.',
  },
  'plan:smaller': {
    level: 'info',
    help: 'This could not be cut; `size` in the front matter of the slide says how much smaller it is set.',
  },
  'plan:too-large': {
    level: 'warning',
    help: 'The template scales it down where it is shown, as far as it can be read. Part it in the article.',
  },
  'write:no-picture': {
    level: 'warning',
    help: 'Its text stands on the slide. Put the file (AVIF, GIF, JPEG, PNG or WebP) where the article names it.',
  },
  'write:remote-picture': {
    level: 'info',
    help: 'Its text stands on the slide, with a link. Save it beside the article and name that file, or fetch it with `--fetch-images`.',
  },
  'write:refused-picture': {
    level: 'warning',
    help: 'Its text stands on the slide, with a link. Save it beside the article and name that file.',
  },
  'write:refused': {
    level: 'warning',
    help: 'This slide stands as preformatted text, because Slidev would have read it otherwise; please report the article.',
  },
  'write:limit': {
    level: 'warning',
    help: 'The rest is left out: no slide holds so much. Split the block in the article.',
  },
  'write:mismatch': {
    level: 'error',
    help: 'Slidev would read the deck otherwise than planned. Nothing was written; please report the article.',
  },
  'verify:overflow': {
    level: 'warning',
    help: 'Three rounds of planning could not mend this. Shorten or part the passage, or choose a template with more room.',
  },
  'check:overflow': {
    level: 'error',
    help: 'Take something off the slide, split it, or choose a roomier layout.',
  },
  'check:scaled': {
    level: 'warning',
    help: 'The template kept it on the slide by making it smaller. Take something off, or split the slide.',
  },
  'check:overlap': { level: 'error', help: 'Move one of the two, or take something off the slide.' },
  'check:font-size': {
    level: 'error',
    help: 'Say less in a larger size: nobody behind the second row reads this.',
  },
  'check:contrast': {
    level: 'error',
    help: 'Choose a darker text on a light ground, or a lighter one on a dark ground.',
  },
  'check:contrast-unknown': {
    level: 'info',
    help: 'Look at it on the wall, or put a plain ground behind the text.',
  },
  'check:fonts': {
    level: 'error',
    help: 'Give the deck a font that has these characters, and see that its file is there.',
  },
  'check:fonts-borrowed': {
    level: 'warning',
    help: 'On another machine this will look otherwise; give the deck a font that has these characters.',
  },
  'check:picture': {
    level: 'error',
    help: 'Put the file into `public/` and name it from `/` on, or take the picture out.',
  },
  'check:picture-blurred': { level: 'warning', help: 'Take a larger picture, or show it smaller.' },
  'check:diagram': {
    level: 'error',
    help: 'Mend the source of the diagram; shorten labels, or draw fewer of them.',
  },
  'check:diagram-small': {
    level: 'warning',
    help: 'Turn the diagram the other way (`LR`, `TD`), or give it a layout of its shape.',
  },
  'check:console': {
    level: 'error',
    help: 'Mend what the message names; the slide may not show what it should.',
  },
  'check:outside': {
    level: 'error',
    help: 'Put the file into the deck: a talk must work without the network.',
  },
  'check:empty': { level: 'warning', help: 'Put something on the slide, or take it out.' },
  'check:title': { level: 'warning', help: 'Shorten the title.' },
  'check:words': { level: 'warning', help: 'Leave the rest to the notes, or split the slide.' },
  'check:template': {
    level: 'error',
    help: 'Make `template.json`, the layouts and the specimen say the same; `templates/README.md` shows how.',
  },
} as const satisfies Record<string, Entry>

/** The id of a message. */
export type MessageId = keyof typeof catalogue
