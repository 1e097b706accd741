export { default } from '../../kit/layouts/default.vue'
