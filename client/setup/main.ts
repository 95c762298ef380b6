import { mountPage } from '../parts/mount.ts'
import SetupApp from './SetupApp.vue'

mountPage(SetupApp)
