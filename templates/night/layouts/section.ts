export { default } from '../../kit/layouts/section.vue'
