export { default } from '../../kit/layouts/table.vue'
