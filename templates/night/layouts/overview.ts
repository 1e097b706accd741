export { default } from '../../kit/layouts/overview.vue'
