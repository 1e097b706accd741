/** What `--help` prints: usage, options in groups, examples at the end. */

import type { CommandName } from './arguments.ts'

const overview = `lectern turns an article into a talk: a Slidev deck that fits, offline and deterministic.

Usage
  lectern build ARTICLE      article → slides/NAME/slides.md
  lectern plan ARTICLE       the deck as data, nothing written
  lectern present DECK       Slidev with its presenter; from an article it builds first
  lectern export DECK        deck → PDF, images, PowerPoint, web page, notes, handout
  lectern check DECK         measure each slide in a browser and name what is wrong
  lectern template ACTION    list, new, eject, check, calibrate: make a template your own
  lectern doctor             Node, browser, fonts: found, or how to get them

  lectern help COMMAND       options and examples of a command (also: lectern COMMAND --help)
  lectern --version          the version (also: -v)

Every command takes -q, --quiet: only results and errors. Colours: NO_COLOR and FORCE_COLOR.

ARTICLE is a file (.md, .mdx, .html, .htm, .docx, .ipynb, .tex, .txt), an address (https://…), which is
fetched, or - for standard input. DECK is a slides.md or its folder.
Output goes to stdout, diagnostics to stderr.
Exit code: 0 done · 1 done with errors in the article or the export · 2 could not run.

Examples
  lectern build article.md --export pdf
  lectern present slides/article
`

const talkOptions = `Article
  --from FORMAT        markdown, html, docx, ipynb, latex, pdf or text (copied from a page);
                       recognised by content and name by default
  --allow-private-network
                       fetch from this machine and this network too
  --lang TAG           language of the article, as en, zh-Hant, de; recognised by default
  --keep-all           keep detected boilerplate
  --minutes N          length of the talk (default: \`minutes\` of the front matter, else what the article
                       carries, at most 20; of a paper 20); what it does not hold stands behind its end
  --pace N             how fast you speak: 1 is about a minute for a slide of points (default), 1.5 faster
  --full               all of the article in the talk, however long that takes
  --no-backup          no slides behind the end
  --template NAME      one of ours, the path of a folder, or a Slidev theme that is installed
                       (default: seminar, or what was ejected beside the deck)
  --transition NAME    how one slide becomes the next: none, fade, fade-out, slide-left, slide-right,
                       slide-up, slide-down, view-transition (default: the template's)
  --forget             drop the options of earlier builds, which the deck keeps
`

const writtenOptions = `  --fetch-images       fetch the images of other sites that the article shows, when it is built
  --force              overwrite a hand-edited deck
`

const articleOptions = `${talkOptions}
Report
  --json               print data instead of text
  --verbose            also print info messages, not only warnings and errors
  --fail-on LEVEL      exit 1 from this level on: error (default), warning, info, none
`

const findingOptions = `  --screenshots DIR    a PNG of each slide, and a contact sheet
  --json               print the findings as data
  --sarif              print the findings as SARIF 2.1.0
  --verbose            also print info messages, not only warnings and errors
  --fail-on LEVEL      exit 1 from this level on: error (default), warning, info, none
`

const texts: Record<CommandName, string> = {
  build: `Usage: lectern build ARTICLE… [-o DIR] [options]

Several articles, or a folder of them, give a deck each; one with errors does not stop the others.

Output
  -o, --output DIR     folder of the deck (default: slides/NAME); of several articles that of all decks
  --fetch-images       fetch the images of other sites that the article shows
  --export FORMATS     export the deck too: pdf, or several as in pdf,html (see \`lectern export --help\`)
  --verify             measure every slide in a browser and replan what does not fit
  --browser FILE       the browser to export and measure with
  --standalone         put the theme and the fonts it uses beside the deck, so that it can be sent away
  --watch              build again at each save of the article, its config or its template
  --until STAGE        stop after read, clean, analyze, plan, write or merge, and print what there is
  --force              overwrite a hand-edited deck instead of keeping the edits
                       (the edited one is kept as slides.md.bak)

${articleOptions}
Examples
  lectern build article.md
  lectern build article.md --export pdf --template seminar
  pbpaste | lectern build - -o slides/pasted
  lectern build article.md --verify --export pdf
  lectern build article.md --standalone
  lectern build article.md --until analyze
  lectern build https://example.com/article
  lectern build report.docx
  lectern build content/ notes/*.md
`,
  plan: `Usage: lectern plan ARTICLE --json [options]

Prints the deck as data and writes nothing. The format is documented in docs/deck-json.md.

${articleOptions}
Examples
  lectern plan article.md --json
  lectern plan article.md --json | jq '.slides[].title'
`,
  present: `Usage: lectern present DECK|ARTICLE [options]

Builds the deck, shows it on this machine alone and prints the addresses of the slides
and of the presenter. An article is built first.

  --edit               show each edit of slides.md at once, by Slidev's server for editing
  --watch              build again at each save of the article, and show it at once
  --port N             port (default: a free one)
  --no-open            do not open a browser
  -o, --output DIR     folder of the deck, when it is built
  --fetch-images       fetch the images of other sites that the article shows, when it is built
  --force              overwrite a hand-edited deck

${articleOptions}
Examples
  lectern present slides/article
  lectern present slides/article --edit
  lectern present article.md --watch
  lectern present article.md --no-open
`,
  export: `Usage: lectern export DECK|ARTICLE [--format FORMAT[,FORMAT]] [-o FILE] [options]

Writes a deck, ours or any other of Slidev, as files to send. Several formats cost one build.
An article is built first, into slides/NAME.

  --format FORMAT      pdf (default): a page a slide, bookmarks, links, tags, fonts, vectors
                       pptx: PowerPoint with text, lists, tables and notes that can be edited
                       html: one file with presenter and notes, opens without server or network
                       site: a folder with the same for any web host
                       png, webp: a folder with an image of each slide, a contact sheet, a cover
                       notes: the speaker's notes as Markdown
                       handout: slides and notes on A4, as PDF
  -o, --output FILE    default: NAME.pdf and so on in the folder of the deck; with several
                       formats, the folder for all of them
                       (.pptx, .html or .md at its end says the format)
  --range LIST         the slides to export, as in 3-7,12
  --clicks             a page for each click
  --dark               the dark colours, where the theme has both
  --scale N            pixels of an image per pixel of the canvas, 1 to 4 (default: 2)
  --browser FILE       the browser to export with (also: LECTERN_BROWSER)

${talkOptions}${writtenOptions}
Examples
  lectern export slides/article
  lectern export article.md --minutes 10 --format pptx
  lectern export slides/article --format pdf,pptx,html -o out
  lectern export slides/article/slides.md -o talk.pdf --range 3-7,12
`,
  check: `Usage: lectern check DECK|ARTICLE [options]

Renders every slide in a browser and names what does not fit, cannot be read or did not load.
An article is built first, into slides/NAME.

${findingOptions}  --browser FILE       the browser to measure with (also: LECTERN_BROWSER)

${talkOptions}${writtenOptions}
Examples
  lectern check slides/article
  lectern check slides/article --screenshots /tmp/screenshots
`,
  template: `Usage: lectern template list
       lectern template new NAME [--from TEMPLATE] [-o DIR]
       lectern template eject TEMPLATE [LAYOUT] -o DECK
       lectern template check TEMPLATE
       lectern template calibrate [TEMPLATE]

Lists templates, copies one to begin your own with, puts one (or one layout) beside a deck so
that you can change it, or measures a template with its specimen in a browser: to find faults, or
to write down how much fits on its layouts (capacity.json; of all of ours without a name).

  --from TEMPLATE      what a new template begins as (default: seminar)
  -o, --output DIR     where a new template goes, or the folder of the deck
  --force              overwrite what is there

Measuring
${findingOptions}  --browser FILE       the browser to measure with (also: LECTERN_BROWSER)

Examples
  lectern template new mine --from paper -o templates
  lectern template eject seminar -o slides/article
  lectern template eject seminar cover -o slides/article
  lectern template calibrate ./mine
`,
  doctor: `Usage: lectern doctor [--json] [--browser FILE]
       lectern doctor --clean

Looks for all that Lectern needs, and says how to get what is missing.

  --clean           delete the cache: the unpacked browser, compiled templates, fonts;
                    what is needed is made anew by the next command
  --json            print the findings as JSON
  --browser FILE    look at this browser

Examples
  lectern doctor
  lectern doctor --clean
`,
}

/** @returns The help of a command, or of the program. */
export function help(command?: CommandName): string {
  return command ? texts[command] : overview
}
