import { mountPage } from '../parts/mount.ts'
import ChairApp from './ChairApp.vue'

mountPage(ChairApp)
