/** Random pages: elements where no person puts them, tags that never end, hazards in between. */

import * as fc from 'fast-check'

/** Elements that become something, and those around which parsers have rules of their own. */
const names =
  'a abbr article aside audio b base blockquote body br button caption cite code col colgroup dd del details div dl dt em embed fieldset figcaption figure font footer form frameset h1 h2 h3 h6 head header hr html i iframe img input ins kbd li link main mark math meta nav noscript object ol optgroup option p param picture plaintext pre q rp rt ruby samp script section select small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr track tt u ul var video wbr xmp md-node x-y'.split(
    ' ',
  )

const attributes = [
  '',
  '',
  '',
  ' class="content"',
  ' class="language-js"',
  ' class="MathJax"',
  ' class=katex',
  ' role="presentation"',
  ' role=main',
  ' hidden',
  ' style="display:none"',
  ' href="javascript:window.__pwn=1"',
  ' href="https://e.example/{{x}}"',
  ' src="https://evil.example/x.png" alt="{{ 1 }} <b>"',
  ' src=x onerror=window.__pwn=1',
  ' src="data:image/svg+xml,<svg onload=window.__pwn=1>"',
  ' colspan=3 rowspan=2',
  ' colspan=99999999',
  ' start=-7',
  ' start=x',
  ' type=checkbox checked',
  ' data-at=0',
  ' data-lang="{.x}"',
  ' v-html="window.__pwn=2"',
  ' lang=zh',
  ' open',
  ' value="$x$"',
  ' display',
  ' cite="{{ q }}"',
]

/** What stands between tags: words, white space, and what Slidev or Markdown read as something else. */
const texts = [
  'a word',
  'A sentence that is long enough to be one, as articles have them. ',
  '中文，一句话。',
  ' ',
  '\n\n',
  '\t',
  '&nbsp;',
  '{{ window.__pwn=3 }}',
  '&lbrace;&lbrace; x }}',
  '&lt;script&gt;window.__pwn=4&lt;/script&gt;',
  '---',
  '\n---\n',
  '\n- item\n',
  '\n1. item\n',
  '\n# heading\n',
  '\n| a | b |\n| - | - |\n',
  '```',
  '$x^2$',
  String.raw`\(x\)`,
  '$$',
  '::right::',
  '<!-- comment -->',
  '<!-- open',
  '-->',
  '<![CDATA[x]]>',
  '<!doctype html>',
  '<?php x ?>',
  '<',
  '</',
  '<>',
  '&#0;&#xD800;',
  '[x](y)',
  '![x](/etc/passwd)',
  '[^1]',
  'v-drag',
  '&amp;#123;&amp;#123;',
  '\u202E',
  'bg-[url(https://evil.example)]',
]

const attribute = fc.constantFrom(...attributes)
const text = fc.constantFrom(...texts)
const name = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  // Those that may stand in one place only.
  fc.constantFrom('li', 'td', 'th', 'tr', 'tbody', 'caption', 'dd', 'dt', 'p', 'table', 'ul', 'h2'),
)

/** Tags in any order, most of them never ended. */
const tags = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: text },
      { weight: 4, arbitrary: fc.tuple(name, attribute).map(([tag, more]) => `<${tag}${more}>`) },
      { weight: 3, arbitrary: name.map((tag) => `</${tag}>`) },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.join(''))

/** Elements that end, within one another. */
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { depthSize: 'medium' },
    { weight: 3, arbitrary: text },
    {
      weight: 4,
      arbitrary: fc
        .tuple(name, attribute, fc.array(tie('element'), { maxLength: 4 }))
        .map(([tag, more, inner]) => `<${tag}${more}>${inner.join('')}</${tag}>`),
    },
  ),
}))

const content = fc.oneof(
  tags,
  fc.array(element, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
)

/** A page, or a piece of one: with what an article has around it, or without. */
export const pages: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: content.map((inner) => `<!doctype html><html><body>${inner}</body></html>`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(content, content)
      .map(
        ([head, inner]) =>
          `<!doctype html><html lang=en><head><title>A page</title><meta name=author content="{{ x }}">${head}</head><body><nav><a href=/>Home</a></nav><main><article><h1>A page</h1><p>It opens with a sentence that is long enough to be read as prose.</p>${inner}<p>It ends with another sentence that is long enough, too.</p></article></main></body></html>`,
      ),
  },
  content,
)
