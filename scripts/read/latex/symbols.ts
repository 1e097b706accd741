/** Letters and marks that TeX writes by commands. */

/** Accents: the combining mark of each. */
const accents: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  c: '\u0327',
  k: '\u0328',
  r: '\u030A',
  d: '\u0323',
  b: '\u0331',
}

/** Commands that stand for a character or a few. */
const characters: Record<string, string> = {
  '%': '%',
  '&': '&',
  '#': '#',
  $: '$',
  _: '_',
  '{': '{',
  '}': '}',
  ' ': ' ',
  '/': '',
  '-': '',
  ',': '\u2009',
  ';': ' ',
  ':': ' ',
  '!': '',
  '@': '',
  '\\': ' ',
  '\n': ' ',
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  th: 'þ',
  S: '§',
  P: '¶',
  dots: '…',
  ldots: '…',
  textellipsis: '…',
  textendash: '–',
  textemdash: '—',
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textregistered: '®',
  texttrademark: '™',
  textcopyright: '©',
  copyright: '©',
  pounds: '£',
  euro: '€',
  texteuro: '€',
  textdegree: '°',
  degree: '°',
  dag: '†',
  ddag: '‡',
  textdagger: '†',
  checkmark: '✓',
  cmark: '✓',
  xmark: '✗',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  lq: '‘',
  rq: '’',
  guillemotleft: '«',
  guillemotright: '»',
  textbullet: '•',
  textperiodcentered: '·',
  textmu: 'µ',
  texttimes: '×',
  textpm: '±',
  textrightarrow: '→',
  slash: '/',
  textasteriskcentered: '*',
  textunderscore: '_',
  quad: ' ',
  qquad: ' ',
  space: ' ',
  nobreakspace: ' ',
  enspace: ' ',
  thinspace: ' ',
  newline: ' ',
  linebreak: ' ',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  LaTeXe: 'LaTeX2e',
  BibTeX: 'BibTeX',
  today: '',
  ie: 'i.e.',
  eg: 'e.g.',
  etal: 'et al.',
  etc: 'etc.',
  qed: '',
  qedhere: '',
  qedsymbol: '',
  and: ', ',
}

/** @returns What a command stands for; nothing where it is none of these. */
export function characterOf(name: string): string | undefined {
  return Object.hasOwn(characters, name) ? characters[name] : undefined
}

/** @returns Whether a command puts a mark on the letter behind it. */
export function isAccent(name: string): boolean {
  return Object.hasOwn(accents, name)
}

/** `\'e`, `\"{\i}` and `\c c` as one letter. */
export function accented(name: string, letter: string): string {
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter
  const first = [...base][0] ?? ''
  return (first + (accents[name] ?? '')).normalize('NFC') + base.slice(first.length)
}

/** Quotation marks and dashes, as TeX makes them of plain ones. */
export function ligatures(value: string): string {
  return value
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('`', '‘')
    .replaceAll("'", '’')
}

/** Commands that show nothing, whatever they take. */
export const silent: ReadonlySet<string> = new Set(
  (
    'label centering raggedright raggedleft noindent indent vspace hspace vskip hskip smallskip medskip bigskip vfill hfill hfil newpage clearpage cleardoublepage pagebreak nopagebreak linebreak par parskip parindent ' +
    'setlength addtolength setcounter addtocounter small footnotesize scriptsize tiny large Large LARGE huge Huge normalsize normalfont rm sf sl sc selectfont protect relax ignorespaces unskip xspace phantom strut allowbreak sloppy fussy maketitle tableofcontents listoffigures listoftables appendix ' +
    'bibliographystyle pagestyle thispagestyle titlerunning authorrunning usetikzlibrary hypersetup lstset captionsetup graphicspath definecolor color rowcolor cellcolor toprule midrule bottomrule hline cline cmidrule addlinespace arraybackslash balance twocolumn onecolumn ' +
    'newtheorem theoremstyle documentclass usepackage RequirePackage makeatletter makeatother nocite index glossary pdfbookmark phantomsection todo includeonly printbibliography bstctlcite footnotemark leavevmode nobreak linenumbers doublespacing singlespacing onehalfspacing keywords author title date subtitle thanks affiliation institute email affil address IEEEoverridecommandlockouts IEEEpeerreviewmaketitle columnbreak topsep itemsep itemindent leftmargin DeclareGraphicsExtensions setcitestyle citestyle newcommand renewcommand providecommand def let ' +
    'tablehead tablecaption tablenotetext colnumbers em it bf bfseries itshape ttfamily altaffilmark altaffiltext tablenotemark marginpar marginnote addcontentsline newcounter stepcounter refstepcounter arabic facility facilities software startdata enddata tabletypesize tablewidth tablenum dataset IEEEauthorrefmark IEEEcompsocthanksitem thanksref corref fntext cortext ead keyword PACS pacs preprint slugcomment submitted received accepted shorttitle shortauthors email scshape upshape mdseries rmfamily sffamily boldmath unboldmath tt displaystyle textstyle null hrule hrulefill dotfill endgroup begingroup bgroup egroup'
  ).split(' '),
)
