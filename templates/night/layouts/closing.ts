export { default } from '../../kit/layouts/closing.vue'
