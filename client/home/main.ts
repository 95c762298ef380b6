import { mountPage } from '../parts/mount.ts'
import HomePage from './HomePage.vue'

mountPage(HomePage)
