export { default } from '../../kit/layouts/questions.vue'
