import { mountPage } from '../client/parts/mount.ts'
import './display.css'
import './replay/replay.css'
import Replay from './Replay.vue'

mountPage(Replay)
