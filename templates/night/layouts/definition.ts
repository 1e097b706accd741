export { default } from '../../kit/layouts/definition.vue'
