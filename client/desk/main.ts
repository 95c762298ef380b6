import { mountPage } from '../parts/mount.ts'
import './desk.css'
import DeskApp from './DeskApp.vue'

mountPage(DeskApp)
