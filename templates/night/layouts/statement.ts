export { default } from '../../kit/layouts/statement.vue'
