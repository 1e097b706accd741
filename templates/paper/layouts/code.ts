export { default } from '../../kit/layouts/code.vue'
