export { default } from '../../kit/layouts/points.vue'
