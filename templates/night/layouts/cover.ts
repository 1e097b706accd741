export { default } from '../../kit/layouts/cover.vue'
