import { assertArticle, clean, read, analyze } from '../scripts/index.ts'
import { behaviours, messageLines } from './harness.ts'
import { showArticle } from './show-article.ts'

behaviours('analyze', async (file) => {
  const article = analyze(clean(await read(file), file), file)
  assertArticle(article)
  const messages = messageLines(file)
  return { 'output.txt': showArticle(article), ...(messages ? { 'messages.txt': messages } : {}) }
})
