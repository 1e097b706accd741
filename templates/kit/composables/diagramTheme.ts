// Mermaid computes with its colours and therefore wants plain hex values: the tokens
// are resolved by the browser and painted once to read them back.

type Rgb = [number, number, number]

const TOKENS = ['ground', 'surface', 'line', 'ink', 'muted', 'accent', 'accent-soft'] as const
type Token = (typeof TOKENS)[number]

const SERIES = 12

/** Mermaid's theme in the tokens' colours as they are at this element. */
export function diagramTheme(element: HTMLElement, fontSize: number) {
  const color = readColors(element)
  const hex = (token: Token) => toHex(color[token])
  const tint = (token: Token, share: number) => toHex(mix(color[token], color.ground, share))
  const { fontFamily } = getComputedStyle(element)

  // One accent: a series is told apart by strength and by warm against grey. All are
  // light enough on the ground for labels in ink.
  const series = [
    tint('accent', 0.5),
    tint('muted', 0.4),
    tint('accent', 0.3),
    tint('muted', 0.24),
    tint('accent', 0.16),
    tint('muted', 0.14),
  ]

  return {
    fontFamily,
    themeVariables: {
      darkMode: luminance(color.ground) < 0.5,
      background: hex('ground'),
      fontFamily,
      fontSize: `${fontSize}px`,
      primaryColor: hex('surface'),
      primaryTextColor: hex('ink'),
      primaryBorderColor: hex('muted'),
      secondaryColor: hex('accent-soft'),
      secondaryTextColor: hex('ink'),
      secondaryBorderColor: hex('accent'),
      tertiaryColor: hex('ground'),
      tertiaryTextColor: hex('ink'),
      tertiaryBorderColor: hex('line'),
      lineColor: hex('accent'),
      textColor: hex('ink'),
      titleColor: hex('ink'),
      mainBkg: hex('surface'),
      nodeBorder: hex('muted'),
      nodeTextColor: hex('ink'),
      clusterBkg: tint('surface', 0.5),
      clusterBorder: hex('line'),
      edgeLabelBackground: hex('ground'),
      noteBkgColor: hex('accent-soft'),
      noteTextColor: hex('ink'),
      noteBorderColor: hex('accent'),
      ...numbered('cScale', () => hex('accent-soft')),
      ...numbered('cScaleLabel', () => hex('ink')),
      ...numbered('cScalePeer', () => hex('line')),
      ...numbered('cScaleInv', () => hex('line')),
      ...numbered('pie', (i) => series[(i - 1) % series.length], 1),
      pieStrokeColor: hex('ground'),
      pieStrokeWidth: '3px',
      pieOuterStrokeWidth: '0px',
      pieOpacity: '1',
      pieTitleTextSize: '20px',
      pieSectionTextSize: '18px',
      pieSectionTextColor: hex('ink'),
      pieLegendTextSize: '18px',
      pieLegendTextColor: hex('ink'),
      pieTitleTextColor: hex('ink'),
      xyChart: {
        backgroundColor: 'transparent',
        titleColor: hex('ink'),
        dataLabelColor: hex('ink'),
        xAxisLabelColor: hex('ink'),
        xAxisTitleColor: hex('muted'),
        xAxisTickColor: hex('line'),
        xAxisLineColor: hex('line'),
        yAxisLabelColor: hex('muted'),
        yAxisTitleColor: hex('muted'),
        yAxisTickColor: hex('line'),
        yAxisLineColor: hex('line'),
        plotColorPalette: [hex('accent'), tint('muted', 0.6), tint('accent', 0.45), hex('ink')].join(', '),
      },
    },
  }
}

function numbered(name: string, value: (i: number) => string, from = 0) {
  return Object.fromEntries(Array.from({ length: SERIES }, (_, i) => [`${name}${i + from}`, value(i + from)]))
}

function readColors(element: HTMLElement) {
  // Beside the element: inside a shadow host nothing has a computed colour.
  const probe = element.parentElement!.appendChild(document.createElement('i'))
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
  const colors = {} as Record<Token, Rgb>
  for (const token of TOKENS) {
    probe.style.color = `var(--talk-${token})`
    context.fillStyle = getComputedStyle(probe).color
    context.fillRect(0, 0, 1, 1)
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data
    colors[token] = [r, g, b]
  }
  probe.remove()
  return colors
}

function mix(color: Rgb, ground: Rgb, share: number): Rgb {
  return color.map((channel, i) => Math.round(channel * share + ground[i] * (1 - share))) as Rgb
}

function luminance([r, g, b]: Rgb) {
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
}

function toHex(color: Rgb) {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
