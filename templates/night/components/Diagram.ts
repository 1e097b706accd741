export { default } from '../../kit/components/Diagram.vue'
