import { mountPage } from '../parts/mount.ts'
import TellerApp from './TellerApp.vue'

mountPage(TellerApp)
