export { default } from '../../kit/setup/transformers.ts'
