export { default } from '../../kit/layouts/takeaways.vue'
