export { default } from '../../kit/layouts/figure-right.vue'
