export { default } from '../../kit/layouts/figure.vue'
