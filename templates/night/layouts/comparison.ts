export { default } from '../../kit/layouts/comparison.vue'
