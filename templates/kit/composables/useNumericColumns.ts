import type { Ref } from 'vue'
import { onMounted } from 'vue'

// A number with sign, unit or per cent; "—" and an empty cell say "no value".
const NUMBER = /^([<>≈~±+\-−]?\s*[$€¥]?\d[\d,.\s]*\s*(%|[a-zA-Zµ×]{0,3}|[万亿])|[—–-]|)$/

/** Aligns the columns of a table that hold only numbers to the right. */
export function useNumericColumns(root: Readonly<Ref<HTMLElement | null>>) {
  onMounted(() => {
    for (const table of root.value?.querySelectorAll('table') ?? []) alignNumbers(table)
  })
}

function alignNumbers(table: HTMLTableElement) {
  const rows = [...table.rows]
  const body = rows.slice(1)
  for (const column of rows[0]?.cells ?? []) {
    const index = column.cellIndex
    const texts = body.map((row) => row.cells[index]?.textContent?.trim() ?? '')
    if (texts.every((text) => NUMBER.test(text)) && texts.some((text) => /\d/.test(text)))
      rows.forEach((row) => row.cells[index]?.classList.add('numeric'))
  }
}
