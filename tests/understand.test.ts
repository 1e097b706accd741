import { assertArticle, clean, read, understand } from '../scripts/index.ts'
import { behaviours, messageLines } from './harness.ts'
import { showArticle } from './show-article.ts'

behaviours('understand', async (file) => {
  const article = understand(clean(await read(file), file), file)
  assertArticle(article)
  const messages = messageLines(file)
  return { 'output.txt': showArticle(article), ...(messages ? { 'messages.txt': messages } : {}) }
})
