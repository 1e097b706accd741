export { default } from '../../kit/components/NumeralBeside.vue'
