export { default } from '../../kit/layouts/rows.vue'
