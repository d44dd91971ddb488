import { createApp } from 'vue'
import App from './App.vue'

const place = document.querySelector<HTMLElement>('#page')!
const { server, room } = place.dataset
createApp(App, { server, room }).mount(place)
