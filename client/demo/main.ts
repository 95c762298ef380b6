import { mountPage } from '../parts/mount.ts'
import DemoPage from './DemoPage.vue'

mountPage(DemoPage)
