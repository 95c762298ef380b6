import { mountPage } from '../client/parts/mount.ts'
import './display.css'
import Projector from './Projector.vue'

mountPage(Projector)
