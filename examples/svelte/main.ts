import { mount } from 'svelte'
import App from './App.svelte'

const target = document.querySelector<HTMLElement>('#page')!
const { server = '', room = '' } = target.dataset
mount(App, { target, props: { server, room } })
