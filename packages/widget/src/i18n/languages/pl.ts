import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'mówić',
  canVideo: 'używać kamery',
  canShareScreen: 'udostępniać ekranu',
  canChat: 'pisać na czacie',
}
const TAKE = {
  canSpeak: 'Odbierz mikrofon',
  canVideo: 'Odbierz kamerę',
  canShareScreen: 'Odbierz udostępnianie ekranu',
  canChat: 'Odbierz czat',
}
const ALLOW = {
  canSpeak: 'Pozwól mówić',
  canVideo: 'Pozwól na kamerę',
  canShareScreen: 'Pozwól udostępniać ekran',
  canChat: 'Pozwól na czat',
}
const NOT_DONE = {
  'participant.mute': 'Nie wyciszono',
  'participant.stopVideo': 'Nie zatrzymano wideo',
  'participant.stopScreen': 'Nie zatrzymano udostępniania',
  'participant.remove': 'Nie usunięto',
  'participant.ban': 'Nie zablokowano',
  'participant.unban': 'Nie wpuszczono ponownie',
  'participant.spotlight': 'Nie zmieniono wyróżnienia',
  'host.transfer': 'Nie przekazano roli gospodarza',
  'lobby.admit': 'Nie wpuszczono',
  'lobby.deny': 'Nie odmówiono',
  'lobby.sendBack': 'Nie odesłano do poczekalni',
  'participant.askUnmute': 'Nie poproszono',
  'unmute.accept': 'Nie wysłano odpowiedzi',
  'unmute.decline': 'Nie wysłano odpowiedzi',
  'stage.invite': 'Nie zaproszono',
  'stage.accept': 'Nie zaakceptowano',
  'stage.decline': 'Nie odrzucono',
  'stage.remove': 'Nie przeniesiono',
  'stage.leave': 'Nadal na scenie',
  'stage.ask': 'Nie poproszono',
  'hand.raise': 'Nie podniesiono ręki',
  'hand.lower': 'Nie opuszczono ręki',
  'hand.next': 'Nie udzielono głosu',
  role: 'Nie zmieniono roli',
  name: 'Nie zmieniono nazwy',
}

const REASONS: Record<string, string> = {
  'no-answer': 'brak odpowiedzi',
  'not-staff': 'tylko dla prowadzących',
  'rank-too-low': 'Twoja rola na to nie pozwala',
  'not-yourself': 'nie można tego zrobić wobec siebie',
  'not-held': 'nie masz tego uprawnienia',
  'switched-off': 'to jest wyłączone w tym pokoju',
  'participant-not-found': 'tej osoby nie ma już na liście',
  'not-in-room': 'tej osoby nie ma w pokoju',
  conflict: 'ktoś inny właśnie to zmienił',
  'observed-room': 'uprawnienia w tym pokoju nadaje witryna',
  'too-many-requests': 'zbyt wiele żądań',
  'livekit-unavailable': 'LiveKit nie odpowiada',
  'database-unavailable': 'serwer jest przeciążony',
  internal: 'błąd serwera',
}
const STAFF: Record<string, string> = { HOST: 'gospodarz', CO_HOST: 'współgospodarz', MODERATOR: 'moderator' }
const DONE = {
  'participant.mute': 'Wyciszono',
  'participant.stopVideo': 'Zatrzymano wideo',
  'participant.remove': 'Usunięto',
  'hand.lower': 'Opuszczono ręce',
  'speak.allow': 'Mogą mówić',
  'speak.deny': 'Odebrano mikrofon',
}

const ROOM_NOT_DONE = {
  'room.lock': 'Pokój nie został zamknięty',
  'room.unlock': 'Pokój nie został otwarty',
  'room.end': 'Pokój nie został zakończony',
  'room.change': 'Pokój nie został zmieniony',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale, {
    units: 'words',
  })
  const people = (n: number) => count(n, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osoby' })
  const ofPeople = (n: number) => count(n, { one: '# osoby', other: '# osób' })
  const names = (all: readonly string[]) =>
    some(all, (n) => count(n, { few: '# inne osoby', many: '# innych osób', other: '# innych osób' }))
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'Ponawianie próby' : `Kolejna próba za ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `Nieobecne osoby: ${number(n)}`
  const notDone = (n: number) => `Błędy: ${number(n)}`
  return {
    panel: {
      title: 'Uczestnicy',
      people: 'Osoby',
      views: { insights: 'Statystyki', activity: 'Aktywność', 'kept-out': 'Bez wstępu' },
      backToPeople: 'Wróć do osób',
      room: 'Pokój',
      phases: { ended: 'Zakończony', 'not-started': 'Jeszcze nie rozpoczęty' },
      marks: { locked: 'Zamknięty', lobby: 'Poczekalnia włączona' },
      countsAtEnd: (total, at) => `Łącznie ${number(total)}, koniec o ${time(at)}`,
      status: { live: 'Na żywo', reconnecting: 'Łączenie ponownie', offline: 'Offline' },
      counts: (online, total) => `${number(online)} online, łącznie ${number(total)}`,
      online: (online) => `${number(online)} online`,
      onlineWhile: (online, status) => `${number(online)} online, ${status.toLowerCase()}`,
      countsAsOf: (online, asOf) => `${number(online)} online o ${time(asOf)}`,
      sections: {
        waiting: 'Oczekujący',
        hands: 'Podniesione ręce',
        staff: 'Organizatorzy',
        stage: 'Na scenie',
        room: 'W pokoju',
        viewers: 'Widzowie',
        bots: 'Boty',
        invited: 'Zaproszeni',
        left: 'Wyszli',
      },
      number,
      peopleCount: people,
      you: '(Ty)',
      roles: {
        HOST: 'Gospodarz',
        CO_HOST: 'Współgospodarz',
        MODERATOR: 'Moderator',
        SPEAKER: 'Prelegent',
        VIEWER: 'Widz',
      },
      presence: {
        here: 'W pokoju',
        reconnecting: 'Łączenie ponownie',
        waiting: 'Oczekiwanie',
        invited: 'Jeszcze nie ma',
        left: 'Poza pokojem',
      },
      microphone: {
        on: 'Mikrofon włączony',
        speaking: 'Mówi',
        off: 'Mikrofon wyłączony',
        'off-by-moderator': 'Wyciszenie przez moderatora',
        'not-allowed': 'Nie może mówić',
        unknown: 'Stan mikrofonu nieznany',
      },
      camera: {
        on: 'Kamera włączona',
        speaking: 'Kamera włączona',
        off: 'Kamera wyłączona',
        'off-by-moderator': 'Wideo zatrzymane przez moderatora',
        'not-allowed': 'Nie może używać kamery',
        unknown: 'Stan kamery nieznany',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state.charAt(0).toLowerCase()}${state.slice(1)})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'Nie w trakcie ponownego łączenia', offline: 'Nie w trybie offline' },
      beingRemoved: 'Trwa usuwanie',
      keptOut: (until, now) => {
        if (until === 'end') return 'Bez dostępu do końca spotkania'
        return until === 'open' ? 'Bez dostępu' : `Bez dostępu do ${moment(until, now)}`
      },
      syncing: 'Synchronizacja',
      notInForce: (since) => `Jeszcze nie działa, od ${time(since)}`,
      speaking: 'Mówi',
      poorConnection: 'Słabe połączenie',
      sharingScreen: 'Udostępnia ekran',
      inSpotlight: 'Wyróżnienie dla wszystkich',
      notHereYet: 'Jeszcze nie ma',
      notHereYetReminded: (ms) =>
        ms < 60_000
          ? 'Jeszcze nie ma, przypomniano przed chwilą'
          : `Jeszcze nie ma, przypomniano ${duration(ms, '')} temu`,
      lateBy: (ms) => `${duration(ms, 'mniej niż minuta')} spóźnienia`,
      cameAs: (name) => `Dołączył(a) jako ${name}`,
      waitingFor: (ms, isGuest) => `${isGuest ? 'Gość' : 'Zalogowano'}, ${duration(ms, 'przed chwilą')}`,
      guest: 'Gość',
      reconnectingFor: (ms) => `Łączenie ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `Wideo zatrzymane: ${name}`,
      mutedBy: (name) => `Wyciszenie: ${name}`,
      notAllowed: (right, until, now) =>
        `Nie może ${ALLOWED_TO[right]}${until === undefined ? '' : ` do ${moment(until, now)}`}`,
      byWhom: (by, reason) => `Przez: ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `Wyjście ${time(leftAt)}`
          : `Wyjście ${time(leftAt)}, pobyt ${duration(stayMs, 'poniżej minuty')}`,
      failed: (right, wanted, reason) => `Nadal ${wanted ? 'nie może' : 'może'} ${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: '# urządzenie', few: '# urządzenia', many: '# urządzeń', other: '# urządzenia' }),
      handUp: (ms) => `Ręka w górze ${duration(ms, 'od teraz')}`,
      handUpShort: (ms) => duration(ms, 'od teraz'),
      handPlace: (place) => (place === undefined ? 'Ręka w górze' : `Ręka w górze, numer ${number(place)} w kolejce`),
      askTo: { microphone: 'Poproś o włączenie mikrofonu', camera: 'Poproś o włączenie wideo' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `Prośba o mikrofon ${countdown(ms)}` : `Prośba o wideo ${countdown(ms)}`,
      invitedToStage: (ms) => `Zaproszenie na scenę ${countdown(ms)}`,
      asksToSpeak: 'Prosi o głos',
      asksPlace: (place) => `Prosi o głos${place === undefined ? '' : `, numer ${number(place)} w kolejce`}`,
      timeLeft: countdown,
      takeBack: 'Wycofaj prośbę',
      cancel: 'Anuluj',
      select: (name) => `Zaznacz: ${name}`,
      selected: 'Zaznaczono',
      actions: {
        'participant.mute': 'Wycisz',
        'participant.stopVideo': 'Zatrzymaj wideo',
        'participant.stopScreen': 'Zatrzymaj udostępnianie',
        'participant.remove': 'Usuń',
        'participant.ban': 'Zablokuj…',
        'participant.unban': 'Wpuść ponownie',
        'participant.spotlight': 'Wyróżnij dla wszystkich',
        'host.transfer': 'Przekaż rolę gospodarza…',
        'lobby.admit': 'Wpuść',
        'lobby.deny': 'Odmów',
        'lobby.sendBack': 'Odeślij do poczekalni',
        'participant.askUnmute': 'Poproś o włączenie mikrofonu',
        'unmute.accept': 'Wyłącz wyciszenie',
        'unmute.decline': 'Pozostań wyciszony',
        'stage.invite': 'Zaproś na scenę',
        'stage.accept': 'Zaakceptuj',
        'stage.decline': 'Nie teraz',
        'stage.remove': 'Przenieś do widzów',
        'stage.leave': 'Zejdź ze sceny',
        'stage.ask': 'Poproś o głos',
        'hand.raise': 'Podnieś rękę',
        'hand.lower': 'Opuść rękę',
        'hand.next': 'Udziel głosu',
        role: 'Zmień rolę',
        name: 'Zmień nazwę',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `Działania: ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'Ponów',
      dismiss: 'Odrzuć',
      retryFor: (verb, name) => `Ponów. ${verb}: ${name}`,
      dismissFor: (name) => `Odrzuć komunikat: ${name}`,
      loading: 'Wczytywanie osób',
    },
    expected: {
      expected: 'Oczekiwane osoby',
      states: { here: 'Są', late: 'Spóźnione', notYet: 'Jeszcze nie', unexpected: 'Nieoczekiwane' },
      counts: {
        here: (n) => `${number(n)} jest`,
        late: (n) => `${number(n)} po czasie`,
        notYet: (n) => `${number(n)} jeszcze nie`,
        unexpected: (n) => `${number(n)} spoza listy`,
      },
      remind: 'Przypomnij',
      askRemind: {
        heading: (n) => `Wysłać przypomnienia (${people(n)})?`,
        text: 'Ta witryna wyśle każdej z nich wiadomość.',
        verb: (n) => `Przypomnij (${number(n)})`,
      },
      reminded: (done, one) => `Przypomniano: ${one ?? people(done)}`,
      justReminded: (n) => `${people(n)}: przypomniano przed chwilą`,
      notReminded: (reason) => `Nie przypomniano: ${reason}`,
      isSame: (guest, expected) => `Czy ${guest} to oczekiwana osoba: ${expected}?`,
      not: 'Nie',
      same: 'Ta sama osoba',
      merged: (guest, expected) => `${guest} to ${expected}`,
      unmerge: (expected) => `To nie ${expected}`,
      notMerged: (reason) => `Nie zmieniono: ${reason}`,
      invite: 'Zaproś',
      form: {
        heading: 'Zaproś osoby',
        text: 'Jedna osoba w wierszu: identyfikator, a po przecinku nazwa. Albo wklej tabelę z tymi dwiema kolumnami.',
        field: 'Osoby',
        file: 'Wybierz plik CSV',
        understood: (n) => `Rozpoznano: ${people(n)}`,
        others: (n) => `i jeszcze ${number(n)}`,
        badLine: (line, problem) => `Wiersz ${number(line)} ${problem}`,
        badOthers: (n) => `Nierozpoznane wiersze, jeszcze: ${number(n)}`,
        problems: {
          'no-id': 'nie ma identyfikatora',
          'too-many-fields': 'ma więcej niż identyfikator i nazwę',
          'too-long': 'jest za długi',
          'not-storable': 'ma znaki, których nie da się zapisać',
          twice: 'wymienia kogoś po raz drugi',
          'open-quote': 'otwiera cudzysłów bez końca',
          'too-many': 'jest nadmiarowy',
        },
        send: (n) => (n === 0 ? 'Zaproś' : `Zaproś (${number(n)})`),
        cancel: 'Anuluj',
        failed: (reason) => `Nie zaproszono: ${reason}`,
        copyLink: 'Kopiuj link z zaproszeniem',
        copied: 'Skopiowano',
      },
      invited: (n) => `Zaproszono: ${people(n)}`,
    },
    list: {
      selected: (n) => `Zaznaczono: ${number(n)}`,
      joined: (n) =>
        count(n, {
          one: 'Dołączyła # osoba',
          few: 'Dołączyły # osoby',
          many: 'Dołączyło # osób',
          other: 'Dołączyło # osoby',
        }),
      announceJoined: (all) => `W pokoju: ${names(all)}`,
      announceHands: (all) => `${all.length === 1 ? 'Podniesiona ręka' : 'Podniesione ręce'}: ${names(all)}`,
      announceWaiting: (all) => `${all.length === 1 ? 'Czeka' : 'Czekają'}: ${names(all)}`,
      nobodyWaiting: 'Nikt nie czeka',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'prosi o głos' : 'proszą o głos'}`,
      sectionActions: {
        'stage.invite': 'Zaproś następną',
        'lobby.admit': 'Wpuść wszystkich',
        'hand.lower': 'Opuść wszystkie',
        'participant.remind': 'Przypomnij wszystkim',
      },
    },
    bulk: {
      clear: 'Wyczyść zaznaczenie',
      verb: {
        'lobby.admit': counted('Wpuść'),
        'lobby.deny': counted('Odmów'),
        'participant.mute': counted('Wycisz'),
        'participant.stopVideo': counted('Zatrzymaj wideo'),
        'participant.remove': counted('Usuń'),
        'hand.lower': counted('Opuść ręce'),
        'speak.allow': counted(ALLOW.canSpeak),
        'speak.deny': counted(TAKE.canSpeak),
      },
      skip: (verb, skipped) => `${verb}, bez: ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: '# gospodarz', few: '# gospodarze', many: '# gospodarzy', other: '# gospodarze' }),
        CO_HOST: (n) =>
          count(n, {
            one: '# współgospodarz',
            few: '# współgospodarze',
            many: '# współgospodarzy',
            other: '# współgospodarze',
          }),
        MODERATOR: (n) =>
          count(n, { one: '# moderator', few: '# moderatorzy', many: '# moderatorów', other: '# moderatorzy' }),
        absent: (n) =>
          count(n, {
            one: '# nieobecna osoba',
            few: '# nieobecne osoby',
            many: '# nieobecnych osób',
            other: '# nieobecne osoby',
          }),
        off: (n) => `już wyłączone: ${number(n)}`,
      },
      ask: {
        'lobby.admit': { heading: (n) => `Wpuścić ${n === 1 ? 'tę osobę' : people(n)}?`, text: 'Wejdą od razu.' },
        'lobby.deny': {
          heading: (n) => `Odmówić wejścia: ${people(n)}?`,
          text: 'Przez pewien czas nie będą mogły poprosić ponownie. W ciągu najbliższych sekund możesz to cofnąć.',
        },
        'participant.mute': {
          heading: (n) => `Wyciszyć? ${people(n)}`,
          text: 'Mogą włączyć mikrofon w każdej chwili. Nikt nie włączy go za nie.',
        },
        'participant.stopVideo': {
          heading: (n) => `Zatrzymać wideo? ${people(n)}`,
          text: 'Mogą je włączyć w każdej chwili.',
        },
        'participant.remove': {
          heading: (n) => `Usunąć? ${people(n)}`,
          text: 'Wyjdą za kilka sekund. Do tego czasu można to cofnąć.',
        },
        'speak.allow': { heading: (n) => `${ALLOW.canSpeak}: ${people(n)}?`, text: 'Będą mogły włączyć mikrofon.' },
        'speak.deny': { heading: (n) => `${TAKE.canSpeak}: ${people(n)}?`, text: 'Ich mikrofony od razu się wyłączą.' },
        'hand.lower': {
          heading: (n) => `Opuścić ręce? ${people(n)}`,
          text: 'Stracą swoje miejsca w kolejce.',
        },
      },
      cancel: 'Anuluj',
    },
    many: {
      muteAll: 'Wycisz wszystkich',
      muteAllText: (skip) =>
        `${skip === undefined ? '' : `${skip}. `}Prowadzący zachowują mikrofony. Nikomu nie włącza się mikrofonu za niego.`,
      nobodyHeard: 'Nikt inny nie ma włączonego mikrofonu',
      running: {
        'participant.mute': (behind, total) => `Wyciszanie: ${number(behind)} z ${number(total)}`,
        'participant.stopVideo': (behind, total) => `Zatrzymywanie wideo: ${number(behind)} z ${number(total)}`,
        other: (behind, total) => `Gotowe: ${number(behind)} z ${number(total)}`,
      },
      cancel: 'Anuluj',
      cancelling: 'Anulowanie',
      done: (done, total) => `Zrobiono: ${number(done)} z ${number(total)}`,
      cutShort: (rest) => `Pominięto: ${number(rest)}`,
      show: 'Pokaż',
      selectFound: (n) => `Zaznacz wszystkie (${number(n)})`,
    },
    menu: {
      permissionsAndRole: 'Uprawnienia i rola',
      allowedTo: 'Uprawnienia',
      rights: { canSpeak: 'Mówienie', canVideo: 'Kamera', canShareScreen: 'Udostępnianie ekranu', canChat: 'Czat' },
      role: 'Rola',
      select: 'Zaznacz',
      deselect: 'Odznacz',
      rank: (name, role, isLikeYou) => `${name}: ${STAFF[role]}${isLikeYou ? ', tak jak Ty' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} z ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'Zmień nazwę',
      newName: 'Nowa nazwa',
      save: 'Zapisz',
      cancel: 'Anuluj',
      blocked: {
        reconnecting: 'Nie podczas ponownego łączenia',
        offline: 'Nie bez połączenia',
        left: 'Ta osoba wyszła',
        off: 'Już wyłączone',
        'not-held': 'Nie masz tego uprawnienia',
        absent: 'Nie ma w pokoju',
        unseen: 'Nie może być ani widoczny, ani słyszany',
        reminded: 'Przypomniano przed chwilą',
      },
      removed: (name) => `Usunięto: ${name}`,
      demoted: (name, role) => `${name}, nowa rola: ${role}`,
      undo: 'Cofnij',
    },
    door: {
      waiting: {
        title: 'Czekasz na wpuszczenie',
        text: (ms) =>
          ms < 60_000
            ? `Gospodarz wie, że tu jesteś.`
            : `Gospodarz wie, że tu jesteś. Czas oczekiwania: ${duration(ms, '')}.`,
        told: 'Wiadomość od prowadzących',
        leave: 'Wyjdź',
      },
      locked: {
        title: 'Ten pokój jest zamknięty',
        text: (by) => `Zamknięcie: ${by ?? 'moderator'}. Dołączysz automatycznie, gdy pokój zostanie otwarty.`,
      },
      ended: {
        title: 'Pokój został zakończony',
        text: (by, at) => (by === undefined ? `Zakończono o ${at}.` : `Zakończenie: ${by}, ${at}.`),
      },
      denied: {
        title: 'Nie wpuszczono Cię',
        by: (name, at, reason) =>
          `Decyzja: ${name ?? 'moderator'}${at === undefined ? '' : `, ${at}`}${reason === undefined ? '' : `. Powód: ${reason}`}.`,
      },
      banned: {
        title: 'Nie możesz dołączyć do tego pokoju',
        untilEnd: 'Masz blokadę do końca pokoju.',
        forGood: 'Masz stałą blokadę.',
        mistake: 'Jeśli to pomyłka, napisz do organizatora.',
      },
      ask: {
        until: (until) => `O ${until} możesz ponownie poprosić o wejście.`,
        over: 'Możesz ponownie poprosić o wejście.',
        action: 'Poproś o wejście',
      },
      knocks: {
        title: (name, n) => `${n === 1 ? `Czeka: ${name}` : `Czekają: ${people(n)}`}`,
        longest: (ms) => `Najdłużej ${duration(ms, 'krócej niż minutę')}`,
        show: 'Pokaż',
      },
      message: {
        item: 'Wiadomość do oczekujących…',
        heading: 'Wiadomość do oczekujących',
        reaches: (n) =>
          n === 0
            ? 'Teraz nikt nie czeka. Zobaczy ją, kto wejdzie do poczekalni.'
            : `Od razu zobaczą ją oczekujący (${people(n)}), a także ci, którzy przyjdą później.`,
        field: 'Wiadomość',
        send: 'Wyślij',
        clear: 'Wycofaj',
        cancel: 'Anuluj',
        failed: (reason) => `Nie wysłano: ${reason}`,
      },
      denial: (name) => `Odmówiono wejścia: ${name}`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name}: wpuszczono już wcześniej`
          : by === undefined
            ? `${name}: odmówiono już wcześniej`
            : `${name}: wcześniej wejścia odmówił(a) ${by}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'Wpuszczono' : 'Odmówiono'}: ${people(done)}`,
          ...(others > 0 ? [`Decyzje innych: ${number(others)}`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'Spróbuj teraz',
      notLoaded: {
        title: 'Nie udało się wczytać listy',
        text: (ms) => `Serwer nie odpowiada. ${tryingAgain(ms)}.`,
      },
      offline: { title: 'Brak połączenia', text: tryingAgain },
      accessEnded: {
        title: 'Zaloguj się, aby zobaczyć, kto tu jest',
        text: 'Twój dostęp do tego pokoju wygasł.',
        action: 'Odśwież',
      },
      refused: { title: 'Nie możesz dołączyć do tego pokoju' },
      misconfigured: { title: 'Lista nie jest skonfigurowana', text: 'Konsola przeglądarki wskaże, czego brakuje.' },
      alone: { title: 'Nie ma tu nikogo więcej', text: 'Inni pojawią się tutaj, gdy dołączą.' },
      elsewhere: {
        title: 'Otwarte w innej karcie',
        text: 'Łączysz się z innej karty lub urządzenia. Tutaj połączenie zostało zakończone.',
        action: 'Użyj tej karty',
      },
      removed: {
        title: 'Usunięto Cię z pokoju',
        by: (name, at, reason) =>
          `Przez: ${name ?? 'moderator'}${at === undefined ? '' : `, ${at}`}${reason === undefined ? '' : `. Powód: ${reason}`}.`,
        until: (until) => `Możesz wrócić o ${until}.`,
        over: 'Możesz już wrócić.',
        action: 'Spróbuj ponownie',
      },
      onHold: {
        title: 'Trwa usuwanie Cię z pokoju',
        text: (name, ms) => `${name ?? 'Moderator'} usunie Cię za ${seconds(ms)}. Nikt Cię nie słyszy ani nie widzi.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by} wycisza Twój mikrofon`,
            'video-stopped': `${by} wyłącza Twoją kamerę`,
            'screen-stopped': `${by} zatrzymuje udostępnianie Twojego ekranu`,
          })[what],
        text: 'Możesz włączyć ponownie w każdej chwili.',
        action: 'Odrzuć',
      },
      roomEnding: {
        title: 'Gospodarz wyszedł',
        text: (ms) => (ms > 0 ? `Koniec pokoju za ${remaining(ms)}` : 'Pokój właśnie się kończy'),
      },
      mediaFailed: { title: 'Brak dźwięku i obrazu na żywo' },
      disconnected: { title: 'Brak połączenia', text: 'Lista tego pokoju została zamknięta.', action: 'Połącz' },
    },
    cards: {
      stage: {
        title: (name) => `${name} zaprasza Cię na scenę`,
        text: 'Wszyscy będą Cię słyszeć i widzieć.',
        no: 'Nie teraz',
        yes: 'Wejdź na scenę',
      },
      microphone: {
        title: (name) => `${name} prosi o włączenie mikrofonu`,
        text: 'Mikrofon pozostaje wyłączony, dopóki go nie włączysz.',
        no: 'Pozostań wyciszony',
        yes: 'Wyłącz wyciszenie',
      },
      camera: {
        title: (name) => `${name} prosi o włączenie wideo`,
        text: 'Kamera pozostaje wyłączona, dopóki jej nie włączysz.',
        no: 'Nie teraz',
        yes: 'Uruchom wideo',
      },
      notAnswered: (reason) => `Nie wysłano odpowiedzi: ${reason}`,
      preview: 'Podgląd',
      stopPreview: 'Zakończ podgląd',
      onlyYou: 'Tylko Ty to widzisz i słyszysz',
      picture: 'Obraz z Twojej kamery',
      noPreview: {
        refused: 'Przeglądarka nie pozwala na użycie kamery i mikrofonu na tej stronie',
        none: 'Nie znaleziono kamery ani mikrofonu',
        busy: 'Kamera lub mikrofon są używane przez inny program',
        failed: 'Nie udało się uruchomić podglądu',
      },
      noCamera: 'Nie znaleziono kamery',
      told: {
        'ask-declined': (name) => `${name} nie zaprasza Cię teraz na scenę`,
        'unmute-declined': (name) => `${name}: mikrofon pozostaje wyciszony`,
        'video-declined': (name) => `${name}: kamera pozostaje wyłączona`,
        'stage-declined': (name) => `${name} nie wchodzi na scenę`,
        'unmute-unanswered': (name) => `${name}: brak odpowiedzi`,
        'video-unanswered': (name) => `${name}: brak odpowiedzi`,
        'stage-unanswered': (name) => `${name}: brak odpowiedzi`,
        'stage-over': () => 'Zaproszenie na scenę wygasło',
        'microphone-over': () => 'Twój mikrofon pozostaje wyciszony',
        'camera-over': () => 'Twoja kamera pozostaje wyłączona',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'Wycisz', off: 'Wyłącz wyciszenie' },
        camera: { on: 'Zatrzymaj wideo', off: 'Uruchom wideo' },
        screen: { on: 'Zakończ udostępnianie', off: 'Udostępnij ekran' },
      },
      ownDevices: 'Twój mikrofon, kamera i ekran',
      ownFailed: (device, reason) =>
        `${{ microphone: 'Mikrofon', camera: 'Kamera', screen: 'Ekran' }[device]}: ${reason}`,
    },
    room: {
      rules: 'Zasady pokoju',
      switches: {
        lobby: 'Poczekalnia',
        isLocked: 'Zamknij pokój',
        handRaising: 'Widzowie mogą podnosić rękę',
        autoLower: 'Opuszczaj rękę, gdy ktoś dostanie głos',
        screenSharing: 'Mówcy mogą udostępniać ekran',
        chatting: 'Widzowie mogą pisać na czacie',
        selfRenaming: 'Każdy może zmienić swoją nazwę',
        moderatorsInvite: 'Moderatorzy mogą zapraszać',
        coHostsEnd: 'Współgospodarze mogą zakończyć pokój',
        talkTime: 'Mierz czas mówienia',
      },
      choices: { mode: 'Rodzaj pokoju', visibility: 'Widzowie widzą', whenHostLeaves: 'Gdy gospodarz wyjdzie' },
      mode: {
        meeting: { name: 'Spotkanie', note: 'Każdy może mówić' },
        stage: { name: 'Scena', note: 'Widzowie oglądają i proszą o głos, podnosząc rękę' },
      },
      visibility: { everyone: 'Wszystkich', stage: 'Osoby na scenie', counts: 'Tylko liczbę obecnych' },
      keep: 'Zostaw pokój otwarty',
      endAfter: (ms) => (ms === 0 ? 'Zakończ od razu' : `Zakończ po ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'Wycisz wszystkich',
        'host.transfer': 'Przekaż rolę gospodarza…',
        'room.end': 'Zakończ pokój dla wszystkich…',
      },
      blocked: {
        reconnecting: 'Nie podczas ponownego łączenia',
        offline: 'Nie bez połączenia',
        ended: 'Pokój jest zakończony',
        observed: 'O wejściu do tego pokoju decyduje Twoja strona',
        'locked-above': 'Zamknął go ktoś o wyższej roli',
      },
      ask: {
        letIn: {
          heading: 'Wyłączyć poczekalnię?',
          text: (n) =>
            `${count(n, { one: '# osoba czeka i wejdzie', few: '# osoby czekają i wejdą', many: '# osób czeka i wejdzie', other: '# osoby czeka i wejdzie' })} od razu.`,
          verb: 'Wyłącz',
        },
        end: {
          heading: 'Zakończyć pokój dla wszystkich?',
          text: (n) =>
            `${count(n, { one: '# osoba wyjdzie', few: '# osoby wyjdą', many: '# osób wyjdzie', other: '# osoby wyjdzie' })} od razu.`,
          verb: 'Zakończ pokój',
        },
        meeting: {
          heading: 'Zmienić pokój w spotkanie?',
          text: 'Każdy będzie mógł mówić i używać kamery.',
          verb: 'Zmień w spotkanie',
        },
        stage: {
          heading: 'Zmienić pokój w scenę?',
          text: 'Widzowie nie będą już mogli mówić ani używać kamery.',
          verb: 'Zmień w scenę',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'Wyróżnij dla wszystkich',
      unspotlight: 'Zakończ wyróżnienie',
      makeHost: 'Przekaż rolę gospodarza…',
      stepDown: 'Oddaj rolę…',
      limit: 'Ogranicz…',
      note: 'Notatka i etykiety…',
      ban: 'Zablokuj…',
      cancel: 'Anuluj',
      askHost: {
        heading: (name) => `Przekazać rolę gospodarza? ${name}`,
        text: (name) => `Gospodarzem zostaje ${name}, a Ty współgospodarzem. Tylko ta osoba może oddać rolę.`,
        verb: 'Przekaż rolę',
      },
      askStepDown: {
        heading: 'Oddać swoją rolę?',
        text: (role) => `Twoja nowa rola: ${role}. Nie można tego cofnąć: rolę musi przywrócić ktoś wyższy rangą.`,
        verb: 'Oddaj rolę',
      },
      howLong: 'Na jak długo',
      spans: {
        600: '10 min',
        1800: '30 min',
        3600: '1 godzina',
        86400: '1 dzień',
        end: 'Do końca spotkania',
        open: 'Dopóki ktoś tego nie cofnie',
      },
      reason: (name) => `Powód, który zobaczy ${name}`,
      askBan: {
        heading: (name) => `Zablokować? ${name}`,
        text: (name) => `${name} natychmiast wychodzi i nie może wrócić, dopóki blokada trwa.`,
        verb: (name) => `Zablokuj: ${name}`,
      },
      askLimit: {
        heading: (name) => `Ograniczyć? ${name}`,
        what: 'Nie może',
        rights: {
          canSpeak: 'Mówić',
          canVideo: 'Używać kamery',
          canShareScreen: 'Udostępniać ekranu',
          canChat: 'Pisać na czacie',
        },
        verb: (name) => `Ogranicz: ${name}`,
      },
      askNote: {
        heading: (name) => `O osobie: ${name}`,
        text: (name) => `Widzą to tylko prowadzący, ${name} nie.`,
        note: 'Notatka',
        tags: 'Etykiety rozdzielone przecinkami',
        last: (by, at, now) => `Ostatnio napisane przez: ${by}, ${moment(at, now)}`,
        verb: 'Zapisz',
        changed: (by) => `W międzyczasie napisane przez: ${by}`,
        removed: 'W międzyczasie notatka została usunięta.',
        verbAnyway: 'Zapisz moją',
      },
      notDone: (reason) => `Nie wykonano: ${reason}`,
    },
    keptOut: {
      nobody: 'Nikt nie jest zablokowany',
      nobodyText: 'Osoby usunięte lub zablokowane są tutaj, dopóki nie mogą wrócić.',
      people: (n) =>
        count(n, {
          one: '# osoba bez dostępu',
          few: '# osoby bez dostępu',
          many: '# osób bez dostępu',
          other: '# osoby bez dostępu',
        }),
      search: 'Szukaj osób bez dostępu',
      noMatch: (query) => `Nikt nie nazywa się „${query}”`,
      by: (name) => `Przez: ${name}`,
      denied: 'Nie wpuszczono',
      unban: 'Odblokuj',
      unbanWhom: (name) => `Odblokuj: ${name}`,
      unbanned: 'Może wrócić',
      undo: 'Cofnij',
      undoFor: (name) => `Cofnij. Zablokuj ponownie: ${name}`,
      notUnbanned: (reason) => `Nie odblokowano: ${reason}`,
    },
    search: {
      search: 'Szukaj osób',
      clear: 'Wyczyść wyszukiwanie',
      filter: 'Filtruj',
      filtersOn: (n) => `Filtruj, włączone: ${number(n)}`,
      filters: {
        hand: 'Ręka w górze',
        microphone: 'Mikrofon włączony',
        camera: 'Kamera włączona',
        staff: 'Organizatorzy',
        stage: 'Na scenie',
        viewers: 'Widzowie',
        invited: 'Jeszcze nie ma',
        left: 'Wyszli',
      },
      count: number,
      found: (shown, total) => `${number(shown)} z ${ofPeople(total)}`,
      showAll: 'Wyczyść',
      noOne: (query) => `Brak osoby „${query}”`,
      noOneHere: 'Nikt nie pasuje',
      searched: (total) => `Przeszukano nazwy ${ofPeople(total)}.`,
      searchedFilters: (filters, total) => `Szukano wśród ${ofPeople(total)}: ${list(filters)}.`,
    },
    sheet: { taller: 'Powiększ', shorter: 'Pomniejsz', close: 'Zamknij' },
  }
}
