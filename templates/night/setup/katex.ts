export { default } from '../../kit/setup/katex.ts'
