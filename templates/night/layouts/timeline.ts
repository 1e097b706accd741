export { default } from '../../kit/layouts/timeline.vue'
