import { mountPage } from '../parts/mount.ts'
import ArchivePage from './ArchivePage.vue'

mountPage(ArchivePage)
