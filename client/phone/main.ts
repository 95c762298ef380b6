import { mountPage } from '../parts/mount.ts'
import PhonePage from './PhonePage.vue'
import './phone.css'
import './form/form.css'

mountPage(PhonePage)
