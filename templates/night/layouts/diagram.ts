export { default } from '../../kit/layouts/diagram.vue'
