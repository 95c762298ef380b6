import { adoptSession } from '../live/session.ts'
import { mountPage } from '../parts/mount.ts'
import PapersApp from './PapersApp.vue'
import './paper-look.ts'

// Opened from another page of the same person it goes in as that person.
adoptSession(['chair', 'setup', 'recorder'])
mountPage(PapersApp)
