export { default } from '../../kit/layouts/chart.vue'
