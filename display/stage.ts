import { mountPage } from '../client/parts/mount.ts'
import './display.css'
import StageMonitor from './StageMonitor.vue'

mountPage(StageMonitor)
