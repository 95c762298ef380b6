import { mountPage } from '../parts/mount.ts'
import RecorderApp from './RecorderApp.vue'

mountPage(RecorderApp)
