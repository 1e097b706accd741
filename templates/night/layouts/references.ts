export { default } from '../../kit/layouts/references.vue'
