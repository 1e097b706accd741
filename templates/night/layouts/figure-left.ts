export { default } from '../../kit/layouts/figure-left.vue'
