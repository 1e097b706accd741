export { default } from '../../kit/layouts/agenda.vue'
