/** What Word documents hold, and how it is read. The documents are made here. */

import { strToU8 } from 'fflate'
import { renderToString } from 'katex'
import type { Heading, List, ListItem, Nodes, Root } from 'mdast'
import type { InlineMath, Math } from 'mdast-util-math'
import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { read } from '../scripts/index.ts'
import { visit } from '../scripts/tree/visit.ts'
import { item, p, r, style, word } from './word.ts'

interface Result {
  tree: Root
  /** A line for each block: `# Title`, `- item`, `1. item`, `[x] done`, `| table`, or its text. */
  lines: string[]
  messages: string[]
  file: VFile
}

async function run(...[body, more]: Parameters<typeof word>): Promise<Result> {
  const file = new VFile({ path: 'report.docx', value: word(body, more) })
  const tree = await read(file)
  return {
    tree,
    file,
    // The only heading of its rank is the title of a page, too.
    lines: tree.children.flatMap((node) => line(node)).filter((row) => !/^--- title: [^|]*$/.test(row)),
    messages: file.messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`),
  }
}

function line(node: Nodes, indent = ''): string[] {
  if (node.type === 'heading') return [`${'#'.repeat(node.depth)} ${toString(node)}`]
  if (node.type === 'list') return node.children.flatMap((child, at) => listItem(child, node, at, indent))
  if (node.type === 'math') return [`$$ ${node.value}`]
  if (node.type === 'footnoteDefinition') return [`[^${node.label}]: ${toString(node)}`]
  if (node.type === 'yaml') return [`--- ${node.value.replaceAll('\n', ' | ')}`]
  if (node.type === 'table')
    return node.children.map((row) => `| ${row.children.map((cell) => toString(cell).trim()).join(' | ')}`)
  return [indent + words(node)]
}

function listItem(child: ListItem, list: List, at: number, indent: string): string[] {
  const sign =
    child.checked === true
      ? '[x]'
      : child.checked === false
        ? '[ ]'
        : list.ordered
          ? `${(list.start ?? 1) + at}.`
          : '-'
  return child.children.flatMap((inner, index) =>
    inner.type === 'list'
      ? line(inner, `${indent}  `)
      : [`${indent}${index === 0 ? `${sign} ` : ''}${words(inner)}`],
  )
}

function words(node: Nodes): string {
  let text = ''
  visit(node, (inner) => {
    if (inner.type === 'inlineMath') text += `$${inner.value}$`
    else if (inner.type === 'footnoteReference') text += `[^${inner.label}]`
    else if (inner.type === 'image') text += `![${inner.alt}]`
    else if ('value' in inner) text += inner.value
  })
  return text
}

/** Text that is long enough to be a paragraph. */
const text = 'The queue holds requests until a worker is free to take them, and each machine has two queues.'
const chinese =
  '队列里的请求要等到有空的工作程序才会被处理，每一台机器有两个队列，我们用一天的时间计算了它们。'

const t = (value: string) => `<m:r><m:t>${value}</m:t></m:r>`
const e = (content: string, name = 'e') => `<m:${name}>${content}</m:${name}>`
const chr = (name: string, value: string) => `<m:${name} m:val="${value}"/>`

describe('formulas become TeX', () => {
  const cases: [name: string, omml: string, tex: string][] = [
    ['a fraction', `<m:f>${e(t('n'), 'num')}${e(t('r'), 'den')}</m:f>`, '\\frac{n}{r}'],
    [
      'a slanted fraction',
      `<m:f><m:fPr>${chr('type', 'lin')}</m:fPr>${e(t('a'), 'num')}${e(t('b+1'), 'den')}</m:f>`,
      '{a}/{b+1}',
    ],
    [
      'scripts',
      `<m:sSub>${e(t('x'))}${e(t('i'), 'sub')}</m:sSub><m:sSup>${e(t('ab'))}${e(t('n+1'), 'sup')}</m:sSup>`,
      'x_i{ab}^{n+1}',
    ],
    ['both scripts', `<m:sSubSup>${e(t('x'))}${e(t('i'), 'sub')}${e(t('2'), 'sup')}</m:sSubSup>`, 'x_i^2'],
    [
      'scripts in front',
      `<m:sPre>${e(t('6'), 'sub')}${e(t('14'), 'sup')}${e(t('C'))}</m:sPre>`,
      '{}_6^{14}C',
    ],
    [
      'a sum',
      `<m:nary><m:naryPr>${chr('chr', '∑')}</m:naryPr>${e(t('i=1'), 'sub')}${e(t('n'), 'sup')}${e(t('i'))}</m:nary>`,
      '\\sum_{i=1}^n i',
    ],
    [
      'an integral, which is Word’s default',
      `<m:nary>${e('', 'sub')}${e('', 'sup')}${e(t('f'))}</m:nary>`,
      '\\int f',
    ],
    ['a root', `<m:rad><m:radPr>${chr('degHide', '1')}</m:radPr><m:deg/>${e(t('2'))}</m:rad>`, '\\sqrt{2}'],
    ['a cube root', `<m:rad>${e(t('3'), 'deg')}${e(t('x'))}</m:rad>`, '\\sqrt[3]{x}'],
    [
      'a matrix',
      `<m:d><m:dPr>${chr('begChr', '[')}${chr('endChr', ']')}</m:dPr>${e(`<m:m><m:mr>${e(t('a'))}${e(t('b'))}</m:mr><m:mr>${e(t('c'))}${e(t('d'))}</m:mr></m:m>`)}</m:d>`,
      '\\begin{bmatrix}a & b\\\\ c & d\\end{bmatrix}',
    ],
    ['brackets', `<m:d>${e(t('a'))}${e(t('b'))}</m:d>`, '\\left(a\\middle|b\\right)'],
    [
      'cases',
      `<m:d><m:dPr>${chr('begChr', '{')}${chr('endChr', '')}</m:dPr>${e(`<m:eqArr>${e(t('1,&amp;x&gt;0'))}${e(t('0,&amp;x≤0'))}</m:eqArr>`)}</m:d>`,
      '\\begin{cases}1,&x>0\\\\ 0,&x\\leq0\\end{cases}',
    ],
    [
      'accents',
      `<m:acc>${e(t('x'))}</m:acc><m:acc><m:accPr>${chr('chr', '⃗')}</m:accPr>${e(t('AB'))}</m:acc>`,
      '\\hat{x}\\overrightarrow{AB}',
    ],
    ['bars', `<m:bar><m:barPr>${chr('pos', 'top')}</m:barPr>${e(t('x'))}</m:bar>`, '\\overline{x}'],
    [
      'a limit',
      `<m:func>${e(`<m:limLow>${e(t('lim'))}${e(t('n→∞'), 'lim')}</m:limLow>`, 'fName')}${e(t('a'))}</m:func>`,
      '\\lim_{n\\to\\infty}a',
    ],
    [
      'a function',
      `<m:func>${e('<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>sin</m:t></m:r>', 'fName')}${e(t('θ'))}</m:func>`,
      '\\sin\\theta',
    ],
    [
      'a brace',
      `<m:limLow>${e(`<m:groupChr>${e(t('a+b'))}</m:groupChr>`)}${e(t('n'), 'lim')}</m:limLow>`,
      '\\underbrace{a+b}_n',
    ],
    ['letters of other alphabets', t('𝑥∈ℝ, ℒ, 𝐯'), 'x\\in\\mathbb{R}, \\mathcal{L}, \\mathbf{v}'],
    ['words', t('v=路程/时间'), 'v=\\text{路程}/\\text{时间}'],
    ['plain text', '<m:r><m:rPr><m:nor/></m:rPr><m:t>if 5% of x_i</m:t></m:r>', '\\text{if 5\\% of x\\_i}'],
    ['signs', t('a∓b⊙c≲d⋯100%'), 'a\\mp b\\odot c\\lesssim d\\cdots100\\%'],
    [
      'rows',
      `<m:eqArr>${e(t('w&amp;=2'))}${e(t('&amp;=3'))}</m:eqArr>`,
      '\\begin{aligned}w&=2\\\\ &=3\\end{aligned}',
    ],
    [
      'a number behind its sign',
      `<m:eqArr>${e(`${t('E=m#')}<m:d>${e(t('3'))}</m:d>`)}</m:eqArr>`,
      'E=m\\tag{3}',
    ],
    ['a deleted part', `${t('a')}<w:del>${t('b')}</w:del>`, 'a'],
  ]
  for (const [name, omml, tex] of cases)
    test(name, async () => {
      const { tree } = await run(
        p('Rates', 'Heading1') + p(text) + `<w:p><m:oMathPara><m:oMath>${omml}</m:oMath></m:oMathPara></w:p>`,
      )
      const math = tree.children.find((node): node is Math => node.type === 'math')
      expect(math?.value).toBe(tex)
      expect(() =>
        renderToString(tex, { displayMode: true, throwOnError: true, strict: 'ignore' }),
      ).not.toThrow()
    })

  test('of a sentence within it, alone or with a number on lines of their own', async () => {
    const formula = `<m:oMath>${t('x&lt;"y"')}</m:oMath>`
    const { lines, tree } = await run(
      p('Rates', 'Heading1') +
        p(`${r('where ')}${formula}${r(' is the wait.')}`) +
        p(`${formula}<w:r><w:tab/></w:r>${r('（2.1）')}`) +
        p(formula) +
        `<w:tbl><w:tr><w:tc>${p('rate')}</w:tc><w:tc>${p('wait')}</w:tc></w:tr><w:tr><w:tc>${p(formula)}</w:tc><w:tc>${p('3')}</w:tc></w:tr></w:tbl>`,
    )
    expect(lines.slice(1, 4)).toEqual(['where $x<"y"$ is the wait.', '$$ x<"y"\\tag{2.1}', '$$ x<"y"'])
    const values: string[] = []
    visit(tree.children.at(-1)!, 'inlineMath', (node: InlineMath) => void values.push(node.value))
    expect(values).toEqual(['x<"y"'])
  })
})

describe('headings', () => {
  const levels = async (...given: Parameters<typeof word>) =>
    (await run(...given)).tree.children
      .filter((node): node is Heading => node.type === 'heading')
      .map((node) => `${node.depth} ${toString(node)}`)

  test('are styles based on a heading, or with an outline level, and paragraphs with one', async () => {
    const styles =
      style('Mine', 'Chapter head', '<w:basedOn w:val="Heading2"/>') +
      style('Outlined', 'My outline', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
      style('Loop', 'Loop', '<w:basedOn w:val="Loop"/>') +
      style('Body9', 'Body of mine', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    expect(
      await levels(
        p('One', 'Heading1') +
          p('Two', 'Mine') +
          p('Three', 'Outlined') +
          p('Four', '', '<w:outlineLvl w:val="1"/>') +
          p(text, 'Loop') +
          p(text, 'Body9') +
          p(text, 'None'),
        { styles },
      ),
    ).toEqual(['1 One', '2 Two', '3 Three', '2 Four'])
  })

  test('are bold or numbered lines, where a Chinese document has no styles', async () => {
    const centre = '<w:jc w:val="center"/>'
    const big = '<w:b/><w:sz w:val="44"/>'
    const { lines } = await run(
      p(r('队列研究报告', big), '', centre) +
        p(r('——两个数字就够了'), '', centre) +
        p(r('张三　李四'), '', centre) +
        p(r('2024年3月5日'), '', centre) +
        p(r('一、背景', '<w:b/>')) +
        p(chinese) +
        p(r('（一）现状', '<w:b/>')) +
        p(chinese) +
        p(r('（二）问题', '<w:b/>')) +
        p(chinese) +
        p(r('二、结论', '<w:b/>')) +
        p(chinese),
    )
    expect(lines).toEqual([
      '--- subtitle: 两个数字就够了 | authors: |   - 张三 |   - 李四 | date: 2024年3月5日',
      '# 队列研究报告', '# 一、背景', chinese, '## （一）现状', chinese, '## （二）问题', chinese, '# 二、结论', chinese,
    ]) // prettier-ignore
  })

  test('are no emphasis, no items and no captions', async () => {
    const bold = (value: string) => p(r(value, '<w:b/>'))
    expect(await levels(p(text) + bold('Only once') + p(text))).toEqual([])
    expect(
      await levels(p(text) + p('1. open the page') + p('2. press Measure') + p('3. wait') + p(text)),
    ).toEqual([])
    expect(await levels(p(text) + bold('图1 等待时间') + p(text) + bold('图2 请求数') + p(text))).toEqual([])
    expect(await levels(p('Why', 'Heading1') + bold('Speed') + p(text) + bold('Cost') + p(text))).toEqual([
      '1 Why',
    ])
  })
})

describe('the cover', () => {
  const styles = style('Author', 'Author') + style('Date', 'Date')

  test('has the title, subtitle, authors and date of their styles', async () => {
    const { lines } = await run(
      p('Queue study', 'Title') +
        p('What waits', 'Subtitle') +
        p('Ada Example and Bo Sample', 'Author') +
        p('March 5, 2024', 'Date') +
        p('Words', 'Heading1') +
        p(text),
      { styles },
    )
    expect(lines).toEqual([
      '--- subtitle: What waits | authors: |   - Ada Example |   - Bo Sample | date: March 5, 2024',
      '# Queue study', '# Words', text,
    ]) // prettier-ignore
  })

  test('takes no text, no part and no institution for a line of it', async () => {
    const centre = '<w:jc w:val="center"/>'
    const { lines } = await run(
      p(r('Queue study', '<w:b/><w:sz w:val="40"/>'), '', centre) +
        p('Example Institute', '', centre) +
        p('Ada Example', '', centre) +
        p(text) +
        p('Bo Sample') +
        p('2024-03-05') +
        p(text),
    )
    expect(lines).toEqual([
      '--- title: Queue study | authors: |   - Ada Example',
      '# Queue study',
      'Example Institute',
      text,
      'Bo Sample',
      '2024-03-05',
      text,
    ])
    expect((await run(p('Words', 'Heading1') + p('Ada Example') + p(text))).lines).toEqual([
      '# Words',
      'Ada Example',
      text,
    ])
    expect((await run(p(text) + p(text))).lines).toEqual([text, text])
  })
})

describe('lists', () => {
  test('go on behind a paragraph, begin anew where they say so, and nest', async () => {
    const { lines } = await run(
      p('Steps', 'Heading1') +
        item('open', 1) +
        item('choose', 1) +
        p(text) +
        item('press', 1) +
        item('near', 2, 1) +
        item('wait', 3) +
        p(text) +
        item('again', 4) +
        item('end', 4) +
        item('sign', 2) +
        item('deep', 2, 1),
    )
    expect(lines).toEqual([
      '# Steps', '1. open', '2. choose', text, '3. press', '  - near', '4. wait', text, '1. again', '2. end', '- sign', '  - deep',
    ]) // prettier-ignore
  })

  test('are typed bullets and numbers, and have one sign each', async () => {
    const { lines } = await run(
      p('Reasons', 'Heading1') +
        p('• the backlog stays') +
        p('•\u00a0nobody reads it') +
        p('(1) open') +
        p('(2) press') +
        p(text) +
        item('· doubled', 2) +
        p('\uf0b7 of a symbol font') +
        p('1、打开页面') +
        p('2、按下按钮'),
    )
    expect(lines).toEqual([
      '# Reasons', '- the backlog stays', '- nobody reads it', '1. open', '2. press', text, '- doubled', '- of a symbol font', '1. 打开页面', '2. 按下按钮',
    ]) // prettier-ignore
  })

  test('are no dash that begins a remark, no year, no lone number', async () => {
    const lone = [
      '— as Ada said in March',
      '(2) is what we look at',
      '2024. A year of waiting',
      '-5 degrees were measured',
    ]
    expect(
      (
        await run(p('Reasons', 'Heading1') + lone.map((one) => p(one)).join(text ? p(text) : ''))
      ).lines.filter((one) => lone.includes(one)),
    ).toEqual(lone)
  })

  test('keep the state of their boxes: controls, fields, symbols and typed ones', async () => {
    const control = (state: string) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r('☐')}</w:sdtContent></w:sdt>`
    const field = (state: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="${state}"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const symbol = (code: string) => `<w:r><w:sym w:font="Wingdings" w:char="${code}"/></w:r>`
    const { lines } = await run(
      p('To do', 'Heading1') +
        p(control('1') + r(' count')) +
        p(control('0') + r(' write')) +
        p(field('1') + r(' ask')) +
        p(field('0') + r(' call')) +
        p(symbol('F0FE') + r(' send')) +
        p(symbol('F0A8') + r(' read')) +
        p('☑ 完成') +
        p('☐ 未完成') +
        p('The sign ☐ stands for an open one.'),
    )
    expect(lines).toEqual([
      '# To do', '[x] count', '[ ] write', '[x] ask', '[ ] call', '[x] send', '[ ] read', '[x] 完成', '[ ] 未完成', 'The sign ☐ stands for an open one.',
    ]) // prettier-ignore
  })
})

describe('what is no text', () => {
  test('is hidden text, whether by itself, by its style or by a row', async () => {
    const styles =
      style('Secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>') +
      style('Hush', 'Hush', '<w:rPr><w:vanish/></w:rPr>', 'character')
    const { lines, messages, file } = await run(
      p('Words', 'Heading1') +
        p(r(text) + r(' NOT THIS', '<w:vanish/>')) +
        p('NOT THIS', 'Secret') +
        p(r('seen') + r('NOT THIS', '<w:rStyle w:val="Hush"/>') + r(' too', '<w:vanish w:val="0"/>')) +
        `<w:tbl><w:tr><w:tc>${p('a')}</w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p('NOT THIS')}</w:tc></w:tr></w:tbl>`,
      { styles },
    )
    expect(lines.slice(0, 3)).toEqual(['# Words', text, 'seen too'])
    expect(String(file)).not.toContain('NOT THIS')
    expect(messages).toEqual(['read:hidden Left out 33 characters that the document hides'])
  })

  const contents =
    p('Contents', 'TOCHeading') +
    p(`${r('Words')}<w:r><w:tab/></w:r>${r('1')}`, 'TOC1') +
    p(`${r('Rates')}<w:r><w:tab/></w:r>${r('2')}`, 'TOC1')
  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const rest = p('Words', 'Heading1') + p(text)
  const forms: Record<string, string> = {
    'a control': `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${contents}</w:sdtContent></w:sdt>`,
    styles: contents,
    'a field':
      p(r('目　录', '<w:b/>')) +
      p(
        `${mark('begin')}<w:r><w:instrText>TOC \\o "1-3" \\h</w:instrText></w:r>${mark('separate')}${r('Words')}`,
      ) +
      p(r('Rates')) +
      p(mark('end')),
    'typed lines': p('Contents') + p('Words ........ 1') + p('Rates ........ 2') + p('Ends ........ 13'),
  }
  for (const [form, xml] of Object.entries(forms))
    test(`is a table of contents: ${form}`, async () => {
      const { lines, messages } = await run(p('Queue study', 'Title') + xml + rest)
      expect(lines).toEqual(['# Queue study', '# Words', text])
      expect(messages.filter((message) => message.startsWith('read:contents'))).toHaveLength(1)
    })

  test('is no list of prices', async () => {
    const { lines } = await run(`${p('Prices', 'Heading1') + p('Mail ..... 3')}${p('Web ..... 4')}${p(text)}`)
    expect(lines).toEqual(['# Prices', 'Mail ..... 3', 'Web ..... 4', text])
  })
})

describe('drawings', () => {
  const graphic = (uri: string, inner: string, name = '') =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"${name}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/${uri}">${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  const of = (content: string) =>
    strToU8(
      `<x:r xmlns:x="x" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${content}</x:r>`,
    )

  test('that Word draws from data are named in their place', async () => {
    const { lines, file } = await run(
      p('Way', 'Heading1') +
        p(text) +
        p(graphic('chart', '<c:chart r:id="rId7"/>')) +
        p(graphic('diagram', '<dgm:relIds r:dm="rId8"/>')) +
        p(graphic('chart', '<c:chart r:id="rId9"/>', ' descr="Waits of a day"')),
      {
        relations: { rId7: ['chart', 'charts/chart1.xml'], rId8: ['diagramData', 'diagrams/data1.xml'] },
        files: {
          'word/charts/chart1.xml': of('<c:title><a:t>Wait by hour</a:t></c:title>'),
          'word/diagrams/data1.xml': of(
            '<dgm:pt><a:t>Collect</a:t></dgm:pt><dgm:pt type="pres"/><dgm:pt type="node"><a:t>Count</a:t></dgm:pt>',
          ),
        },
      },
    )
    expect(lines.slice(2)).toEqual(['![Wait by hour]', '![Collect · Count]', '![Waits of a day]'])
    expect(Object.values(file.data.lacking ?? {})).toEqual([
      expect.stringContaining('chart “Wait by hour”'),
      expect.stringContaining('diagram (SmartArt) “Collect · Count”'),
      expect.stringContaining('chart “Waits of a day”'),
    ])
  })

  test('of text boxes are paragraphs, once', async () => {
    const box = p('In the box')
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:txbx><w:txbxContent>${box}</w:txbxContent></wps:txbx></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${box}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect((await run(p('Way', 'Heading1') + p(r(text) + both))).lines).toEqual(['# Way', text, 'In the box'])
  })

  test('of a kind that no browser shows keep their words', async () => {
    const picture = (id: string) =>
      graphic(
        'picture',
        `<pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic>`,
        ' descr="A curve"',
      )
    const { lines, file } = await run(p('Way', 'Heading1') + p(picture('rId7')), {
      relations: { rId7: ['image', 'media/a.emf'] },
      files: { 'word/media/a.emf': new Uint8Array(40) },
    })
    expect(lines).toEqual(['# Way', '![A curve]'])
    expect(Object.values(file.data.lacking ?? {})).toEqual([expect.stringContaining('`image/x-emf`')])
  })
})

describe('the rest', () => {
  test('of notes are footnotes, each once', async () => {
    const note = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    const { lines } = await run(
      p('Words', 'Heading1') +
        p(r('A store') + note(2) + r(' and a queue') + note(3) + r('.')) +
        p(r(text) + note(2)),
      {
        footnotes: `<w:footnote w:id="2">${p('Of March.')}</w:footnote><w:footnote w:id="3">${p('Rounded.')}</w:footnote>`,
      },
    )
    expect(lines).toEqual([
      '# Words',
      'A store[^1] and a queue[^2].',
      `${text}[^1]`,
      '[^1]: Of March.',
      '[^2]: Rounded.',
    ])
  })

  test('of a list at the end that has no notes stays a list', async () => {
    expect(
      (await run(p('Words', 'Heading1') + p(text) + item('one', 1) + item('two', 1))).lines.slice(2),
    ).toEqual(['1. one', '2. two'])
  })

  test('goes together: a large first letter, a deleted end, runs of corrections', async () => {
    const drop = p(r('T'), '', '<w:framePr w:dropCap="drop" w:lines="3"/>')
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    const { lines } = await run(
      p('Words', 'Heading1') +
        drop +
        p('he queue waits.') +
        p('One ', '', deleted) +
        p(`${r('line')}<w:del>${r(' no')}</w:del><w:ins>${r(' yes')}</w:ins>`),
    )
    expect(lines).toEqual(['# Words', 'The queue waits.', 'One line yes'])
  })

  test('with other prefixes, a control and a ruby is read alike', async () => {
    const body = `${p('Words', 'Heading1')}<w:sdt><w:sdtPr/><w:sdtContent>${p(text)}</w:sdtContent></w:sdt><w:p><w:r><w:ruby><w:rt>${r('duì')}</w:rt><w:rubyBase>${r('队')}</w:rubyBase></w:ruby></w:r>${r('列')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Click here')}</w:sdtContent></w:sdt></w:p>`
    const main = `<ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body>${body.replaceAll('w:', 'ns0:')}</ns0:body></ns0:document>`
    const expected = ['# Words', text, '队列']
    expect((await run(body)).lines).toEqual(expected)
    expect((await run('', { files: { 'word/document.xml': strToU8(main) } })).lines).toEqual(expected)
  })

  test('that the converter cannot read is named', async () => {
    const { messages } = await run(
      p('Words', 'Heading1') +
        p(`${r(text)}<w:r><w:sym w:font="Odd" w:char="F0FF"/></w:r>`) +
        '<w:altChunk/>',
    )
    expect(messages).toEqual([
      expect.stringMatching(/^read:left-out .*altChunk/),
      expect.stringMatching(/^read:left-out .*F0FF in font Odd/),
    ])
  })
})
