export { default } from '../../kit/layouts/backup.vue'
