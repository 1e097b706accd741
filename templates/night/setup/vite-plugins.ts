export { default } from '../../kit/setup/vite-plugins.ts'
