export { default } from '../../kit/components/FigureBeside.vue'
