export { default } from '../../kit/layouts/rationale.vue'
