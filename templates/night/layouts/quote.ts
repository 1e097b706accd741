export { default } from '../../kit/layouts/quote.vue'
