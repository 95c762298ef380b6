/** Starts a page: one component, one store, the shared look. */
import { createApp, type Component } from 'vue'
import { createPinia } from 'pinia'
import './base.css'

export function mountPage(page: Component): void {
  createApp(page).use(createPinia()).mount('#app')
}
