export { default } from '../../kit/setup/mermaid.ts'
