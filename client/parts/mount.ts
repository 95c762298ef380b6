/** Starts a page: one component, one store, the shared look. */
import { createApp, type Component } from 'vue'
import { createPinia } from 'pinia'
import { languageReady } from '../live/language.ts'
import './base.css'

export async function mountPage(page: Component): Promise<void> {
  await languageReady
  createApp(page).use(createPinia()).mount('#app')
}
