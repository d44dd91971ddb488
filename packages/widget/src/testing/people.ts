import { NO_RIGHTS, person } from './person.ts'

/** A room as sites know it: a host, speakers and viewers, someone invited and someone who left. */
export const maya = person({ userId: 'maya', name: 'Maya Okafor', username: 'maya', role: 'HOST' })
export const ben = person({ userId: 'ben', name: 'Ben Adler', username: 'ben', role: 'MODERATOR' })
export const ana = person({ userId: 'ana', name: 'Ana Weber', username: 'ana', role: 'SPEAKER' })
export const priya = person({ userId: 'priya', name: 'Priya Raman', username: 'priya', ...NO_RIGHTS })
export const daniel = person({ userId: 'daniel', name: 'Daniel Novak', status: 'INVITED', ...NO_RIGHTS })
export const lucia = person({ userId: 'lucia', name: 'Lucía Ortega', status: 'LEFT', ...NO_RIGHTS })

export const people = [maya, ben, ana, priya, daniel, lucia]

/** Names that break layouts, orders and templates. */
export const hardPeople = [
  person({ userId: 'rtl', name: 'نور الهدى', username: 'nour', ...NO_RIGHTS }),
  person({ userId: 'zero-width', name: '\u200b\u200d\u2060', ...NO_RIGHTS }),
  person({ userId: 'chris-1', name: 'Chris Doe', username: 'chris', ...NO_RIGHTS }),
  person({ userId: 'chris-2', name: 'Chris Doe', username: 'chris_doe', ...NO_RIGHTS }),
  person({ userId: 'long', name: 'Maximiliane '.repeat(22).slice(0, 256), ...NO_RIGHTS }),
  person({ userId: 'html', name: '<img src=x onerror=alert(1)><b>Bob</b>', ...NO_RIGHTS }),
  person({ userId: '__proto__', name: '__proto__', ...NO_RIGHTS }),
]
