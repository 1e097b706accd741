export { default } from '../../kit/layouts/cards.vue'
