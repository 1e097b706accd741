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
    help: 'A deck cannot hold this part of the page. Describe it in words, or put an image there.',
  },
  'read:diagram': { level: 'warning', help: 'Correct the diagram at this place to have it drawn.' },
  'read:contents': { level: 'info', help: 'The agenda of the deck is made from the headings.' },
  'read:pages': { level: 'info', help: 'Give the article as Markdown to have these lines on a slide.' },
  'read:courtesy': { level: 'info', help: 'Give the text as Markdown to have these lines on a slide.' },
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
  'read:pdf': {
    level: 'info',
    help: 'Compare the slides with the pages; the LaTeX sources or the HTML of a paper are read more surely.',
  },
  'read:include': {
    level: 'warning',
    help: 'Give the folder or the archive with all files of the paper, to have this part on slides.',
  },
  'read:broken': {
    level: 'error',
    help: 'Open the file in the program that wrote it and save it again, or name its format with `--from`.',
  },
  'read:unclosed': {
    level: 'warning',
    help: 'Close it, or remove its start: otherwise it would hide all that follows.',
  },
  'read:limit': {
    level: 'warning',
    help: 'Too long for one talk. Split the article, and build a deck of each part.',
  },
  'read:output': {
    level: 'info',
    help: 'Give this output as text or as a PNG image to have it on a slide.',
  },
  'analyze:front-matter': {
    level: 'warning',
    help: 'Fix the front matter, or quote its values; it was read as far as it could be.',
  },
  'analyze:setting': {
    level: 'warning',
    help: 'Fix the front matter: `minutes`, `pace`, `lang`, `template`, `transition` and `themeConfig` are settings of the talk.',
  },
  'clean:dropped': {
    level: 'info',
    help: 'Detected as boilerplate of the page; to keep it, pass `--keep-all`.',
  },
  'clean:dropped-text': {
    level: 'warning',
    help: 'Look at the blocks named as site noise; build with `--keep-all` to keep all of them.',
  },
  'clean:non-content': {
    level: 'info',
    help: 'It says nothing of the article; to keep it, pass `--keep-all`.',
  },
  'clean:html': { level: 'info', help: 'Write this part as Markdown to have it on a slide.' },
  'clean:alternative': {
    level: 'info',
    help: 'Mention the alternative in the text to have it on a slide.',
  },
  'clean:sandbox': {
    level: 'info',
    help: 'Readers see one file at a time. Put the others in code blocks of their own to have them on slides.',
  },
  'clean:include': { level: 'info', help: 'Put the text of the file in its place to have it on a slide.' },
  'clean:limit': {
    level: 'warning',
    help: 'Too long for one talk. Split the article at this place, and build a deck of each part.',
  },
  'analyze:no-title': { level: 'warning', help: 'Add a title: front matter `title:` or a first heading.' },
  'plan:language': {
    level: 'warning',
    help: 'Say the language with `--lang` where another was recognised.',
  },
  'plan:left-out': {
    level: 'info',
    help: 'This block is neither on a slide nor in the notes. Add text beside it, or remove it.',
  },
  'plan:setting': {
    level: 'warning',
    help: 'The settings of a template are listed in its `template.json` under `tokens`; colours must be readable on its background.',
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
    help: 'Delete the slide from `slides.md` if you no longer want it.',
  },
  'merge:left-out': {
    level: 'info',
    help: 'To restore it, copy the slide from `.base.md` beside the deck.',
  },
  'plan:agenda': { level: 'info', help: 'Group sections under fewer main headings.' },
  'plan:fewer': {
    level: 'info',
    help: 'The others are in the notes. Shorten the points, or choose a template with more room.',
  },
  'plan:roomier': { level: 'info', help: 'Shorten it to get the preferred layout.' },
  'plan:split': {
    level: 'info',
    help: 'The slides are numbered `1/2`, `2/2`. Shorten the passage, or divide it with headings.',
  },
  'plan:smaller': {
    level: 'info',
    help: 'This could not be split; `size` in the front matter of the slide is the scale of its text.',
  },
  'plan:too-large': {
    level: 'warning',
    help: 'The template scales it down on stage as far as it stays readable. Split it in the article.',
  },
  'write:no-image': {
    level: 'warning',
    help: 'The slide shows its alternative text. Put the file (AVIF, GIF, JPEG, PNG or WebP) where the article refers to it.',
  },
  'write:remote-image': {
    level: 'info',
    help: 'The slide shows its alternative text with a link. Fetch it with `--fetch-images`, or save it beside the article and refer to that file.',
  },
  'write:refused-image': {
    level: 'warning',
    help: 'The slide shows its alternative text with a link. Save it beside the article and refer to that file.',
  },
  'write:refused': {
    level: 'warning',
    help: 'This slide was written as preformatted text, because Slidev would have read it differently; please report the article.',
  },
  'write:limit': {
    level: 'warning',
    help: 'The rest was left out: it is too much for one slide. Split the block in the article.',
  },
  'write:mismatch': {
    level: 'error',
    help: 'Slidev would read the deck differently from the plan. Nothing was written; please report the article.',
  },
  'verify:overflow': {
    level: 'warning',
    help: 'Three rounds of planning could not fix this. Shorten or split the passage, or choose a template with more room.',
  },
  'check:overflow': {
    level: 'error',
    help: 'Remove something from the slide, split it, or choose a roomier layout.',
  },
  'check:scaled': {
    level: 'warning',
    help: 'The template scaled it down to fit. Remove something, or split the slide.',
  },
  'check:overlap': { level: 'error', help: 'Move one of the two, or remove something from the slide.' },
  'check:font-size': {
    level: 'error',
    help: 'Use less text in a larger size: it is not readable from the third row.',
  },
  'check:contrast': {
    level: 'error',
    help: 'Choose darker text on a light background, or lighter text on a dark one.',
  },
  'check:contrast-unknown': {
    level: 'info',
    help: 'Check it on a projector, or put a plain background behind the text.',
  },
  'check:fonts': {
    level: 'error',
    help: 'Give the deck a font that has these characters, and check that its file exists.',
  },
  'check:fonts-borrowed': {
    level: 'warning',
    help: 'It will look different on another machine; give the deck a font that has these characters.',
  },
  'check:image': {
    level: 'error',
    help: 'Put the file into `public/` and refer to it from `/`, or remove the image.',
  },
  'check:image-blurred': { level: 'warning', help: 'Use a larger image, or show it smaller.' },
  'check:diagram': {
    level: 'error',
    help: 'Fix the source of the diagram; use shorter or fewer labels.',
  },
  'check:diagram-small': {
    level: 'warning',
    help: 'Change the direction of the diagram (`LR`, `TD`), or use a layout of its shape.',
  },
  'check:console': {
    level: 'error',
    help: 'Fix the error in the message; the slide may be incomplete.',
  },
  'check:front-matter': {
    level: 'error',
    help: 'Slidev takes what follows `---` without an empty line for front matter. Put an empty line behind `---`; give a table outer pipes.',
  },
  'check:settings-as-text': {
    level: 'error',
    help: 'A formatter that does not know Slidev has put an empty line behind `---`. Take it out, and put `slides/*/*.md` into `.prettierignore`.',
  },
  'check:alias': { level: 'warning', help: 'Give each slide a `routeAlias` of its own.' },
  'check:outside': {
    level: 'error',
    help: 'Put the file into the deck: a talk must work without the network.',
  },
  'check:empty': { level: 'warning', help: 'Add content to the slide, or remove it.' },
  'check:figure': { level: 'warning', help: 'Put the image into the deck, or choose another layout.' },
  'check:fill': {
    level: 'info',
    help: 'Join the slide with its neighbour, set it larger (`size: 1.25`), or choose another layout.',
  },
  'check:margin': { level: 'info', help: 'Shorten the content, or set it smaller (`size: 0.9`).' },
  'check:repeated-title': { level: 'info', help: 'Say in the title what this slide says.' },
  'check:single-item': {
    level: 'info',
    help: 'Set it as a `statement`, or join the slide with its neighbour.',
  },
  'check:title': { level: 'warning', help: 'Shorten the title.' },
  'check:words': { level: 'warning', help: 'Move the rest to the notes, or split the slide.' },
  'check:template': {
    level: 'error',
    help: 'Make `template.json`, the layouts and the specimen agree; `templates/README.md` shows how.',
  },
} as const satisfies Record<string, Entry>

/** The id of a message. */
export type MessageId = keyof typeof catalogue
