import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'parlare',
  canVideo: 'usare la videocamera',
  canShareScreen: 'condividere lo schermo',
  canChat: 'usare la chat',
}
const TAKE = {
  canSpeak: 'Togli il microfono',
  canVideo: 'Togli la videocamera',
  canShareScreen: 'Togli la condivisione dello schermo',
  canChat: 'Togli la chat',
}
const ALLOW = {
  canSpeak: 'Consenti di parlare',
  canVideo: 'Consenti la videocamera',
  canShareScreen: 'Consenti la condivisione dello schermo',
  canChat: 'Consenti la chat',
}
const NOT_DONE = {
  'participant.mute': 'Microfono non disattivato',
  'participant.stopVideo': 'Video non interrotto',
  'participant.stopScreen': 'Condivisione non interrotta',
  'participant.remove': 'Non rimosso',
  'participant.ban': 'Non bloccato',
  'participant.unban': 'Non riammesso',
  'participant.spotlight': 'Primo piano non modificato',
  'host.transfer': 'Organizzatore non cambiato',
  'lobby.admit': 'Non ammesso',
  'lobby.deny': 'Non rifiutato',
  'lobby.sendBack': 'Non rimandato in sala d’attesa',
  'participant.askUnmute': 'Richiesta non inviata',
  'unmute.accept': 'Senza risposta',
  'unmute.decline': 'Senza risposta',
  'stage.invite': 'Non invitato',
  'stage.accept': 'Non accettato',
  'stage.decline': 'Non rifiutato',
  'stage.remove': 'Non spostato',
  'stage.leave': 'Ancora sul palco',
  'stage.ask': 'Richiesta non inviata',
  'hand.raise': 'Mano non alzata',
  'hand.lower': 'Mano non abbassata',
  'hand.next': 'Parola non data',
  role: 'Ruolo non cambiato',
  name: 'Non rinominato',
}

const REASONS: Record<string, string> = {
  'no-answer': 'nessuna risposta',
  'not-staff': 'riservato allo staff',
  'rank-too-low': 'il suo ruolo non è sufficiente',
  'not-yourself': 'non è possibile per sé stessi',
  'not-held': 'non ha questo permesso',
  'switched-off': 'è disattivato in questa stanza',
  'participant-not-found': 'questa persona non è più nell’elenco',
  'not-in-room': 'questa persona non è nella stanza',
  conflict: 'qualcun altro l’ha appena modificato',
  'observed-room': 'il sito gestisce i permessi di questa stanza',
  'too-many-requests': 'troppe richieste',
  'livekit-unavailable': 'LiveKit non risponde',
  'database-unavailable': 'il server è sovraccarico',
  internal: 'errore del server',
}
const STAFF: Record<string, string> = { HOST: 'organizzatore', CO_HOST: 'co-organizzatore', MODERATOR: 'moderatore' }
const DONE = {
  'participant.mute': 'Microfoni disattivati',
  'participant.stopVideo': 'Video interrotti',
  'participant.remove': 'Rimossi',
  'hand.lower': 'Mani abbassate',
}

const ROOM_NOT_DONE = {
  'room.lock': 'Stanza non bloccata',
  'room.unlock': 'Stanza non sbloccata',
  'room.end': 'Stanza non chiusa',
  'room.change': 'Stanza non modificata',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale)
  const people = (n: number) => count(n, { one: '# persona', other: '# persone' })
  const names = (all: readonly string[]) => some(all, (n) => `altre ${number(n)} persone`)
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'Nuovo tentativo in corso' : `Nuovo tentativo tra ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => count(n, { one: '# già uscito', other: '# già usciti' })
  const notDone = (n: number) => `${number(n)} non riusciti`
  return {
    panel: {
      title: 'Partecipanti',
      people: 'Persone',
      views: { insights: 'Statistiche', activity: 'Attività', 'kept-out': 'Esclusi' },
      backToPeople: 'Torna alle persone',
      room: 'Stanza',
      phases: { ended: 'Terminata', 'not-started': 'Non iniziata' },
      marks: { locked: 'Bloccata', lobby: 'Sala d’attesa attiva' },
      countsAtEnd: (total, at) => `${number(total)} in totale, terminata alle ${time(at)}`,
      status: { live: 'In diretta', reconnecting: 'Riconnessione', offline: 'Offline' },
      counts: (online, total) => `${number(online)} online, ${number(total)} in totale`,
      online: (online) => `${number(online)} online`,
      onlineWhile: (online, status) => `${number(online)} online, ${status.toLowerCase()}`,
      countsAsOf: (online, asOf) => `${number(online)} online alle ${time(asOf)}`,
      sections: {
        waiting: 'In attesa',
        hands: 'Mani alzate',
        staff: 'Staff',
        stage: 'Sul palco',
        room: 'Nella stanza',
        viewers: 'Spettatori',
        bots: 'Bot',
        invited: 'Con invito',
        left: 'Usciti',
      },
      number,
      peopleCount: people,
      you: '(tu)',
      roles: {
        HOST: 'Organizzatore',
        CO_HOST: 'Co-organizzatore',
        MODERATOR: 'Moderatore',
        SPEAKER: 'Relatore',
        VIEWER: 'Spettatore',
      },
      presence: {
        here: 'Presente',
        reconnecting: 'Riconnessione',
        waiting: 'In attesa',
        invited: 'Non ancora qui',
        left: 'Uscito',
      },
      microphone: {
        on: 'Microfono attivo',
        speaking: 'Sta parlando',
        off: 'Microfono disattivato',
        'off-by-moderator': 'Disattivato da un moderatore',
        'not-allowed': 'Non può parlare',
        unknown: 'Stato del microfono sconosciuto',
      },
      camera: {
        on: 'Videocamera attiva',
        speaking: 'Videocamera attiva',
        off: 'Videocamera disattivata',
        'off-by-moderator': 'Video interrotto da un moderatore',
        'not-allowed': 'Non può usare la videocamera',
        unknown: 'Stato della videocamera sconosciuto',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state.charAt(0).toLowerCase()}${state.slice(1)})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'Non durante la riconnessione', offline: 'Non disponibile offline' },
      beingRemoved: 'Rimozione in corso',
      keptOut: (until, now) => {
        if (until === 'end') return 'Escluso fino alla fine della stanza'
        return until === 'open' ? 'Escluso' : `Escluso fino alle ${moment(until, now)}`
      },
      syncing: 'Sincronizzazione',
      notInForce: (since) => `Non ancora in vigore dalle ${time(since)}`,
      speaking: 'Sta parlando',
      poorConnection: 'Connessione scarsa',
      sharingScreen: 'Condivide lo schermo',
      inSpotlight: 'In primo piano per tutti',
      notHereYet: 'Non ancora qui',
      waitingFor: (ms, isGuest) => `${isGuest ? 'Ospite' : 'Con account'}, ${duration(ms, 'proprio ora')}`,
      guest: 'Ospite',
      reconnectingFor: (ms) => `Riconnessione ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `Video interrotto da ${name}`,
      mutedBy: (name) => `Microfono disattivato da ${name}`,
      notAllowed: (right, until, now) =>
        `Non può ${ALLOWED_TO[right]}${until === undefined ? '' : ` fino alle ${moment(until, now)}`}`,
      byWhom: (by, reason) => `Da ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `Uscito alle ${time(leftAt)}`
          : `Uscito alle ${time(leftAt)}, presente ${duration(stayMs, 'meno di un minuto')}`,
      failed: (right, wanted, reason) => `${wanted ? 'Ancora non può' : 'Può ancora'} ${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: '# dispositivo', other: '# dispositivi' }),
      handUp: (ms) => `Mano alzata ${duration(ms, 'proprio ora')}`,
      handUpShort: (ms) => duration(ms, 'proprio ora'),
      handPlace: (place) => (place === undefined ? 'Mano alzata' : `Mano alzata, numero ${number(place)} in coda`),
      askTo: { microphone: 'Chiedi di attivare il microfono', camera: 'Chiedi di avviare il video' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `Microfono richiesto ${countdown(ms)}` : `Video richiesto ${countdown(ms)}`,
      invitedToStage: (ms) => `Invito sul palco ${countdown(ms)}`,
      asksToSpeak: 'Chiede la parola',
      asksPlace: (place) => `Chiede la parola${place === undefined ? '' : `, numero ${number(place)} in coda`}`,
      takeBack: 'Ritira richiesta',
      cancel: 'Annulla',
      select: (name) => `Seleziona ${name}`,
      selected: 'Selezionato',
      actions: {
        'participant.mute': 'Disattiva microfono',
        'participant.stopVideo': 'Interrompi video',
        'participant.stopScreen': 'Interrompi condivisione',
        'participant.remove': 'Rimuovi',
        'participant.ban': 'Blocca…',
        'participant.unban': 'Riammetti',
        'participant.spotlight': 'In primo piano per tutti',
        'host.transfer': 'Rendi organizzatore…',
        'lobby.admit': 'Ammetti',
        'lobby.deny': 'Rifiuta',
        'lobby.sendBack': 'Rimanda in sala d’attesa',
        'participant.askUnmute': 'Chiedi di attivare il microfono',
        'unmute.accept': 'Attiva microfono',
        'unmute.decline': 'Resta in silenzio',
        'stage.invite': 'Invita sul palco',
        'stage.accept': 'Accetta',
        'stage.decline': 'Non ora',
        'stage.remove': 'Sposta nel pubblico',
        'stage.leave': 'Lascia il palco',
        'stage.ask': 'Chiedi la parola',
        'hand.raise': 'Alza la mano',
        'hand.lower': 'Abbassa la mano',
        'hand.next': 'Dai la parola',
        role: 'Cambia ruolo',
        name: 'Rinomina',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `Azioni per ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'Riprova',
      dismiss: 'Ignora',
      retryFor: (verb, name) => `Riprova. ${verb}: ${name}`,
      dismissFor: (name) => `Ignora il messaggio su ${name}`,
      loading: 'Caricamento delle persone',
    },
    list: {
      selected: (n) => count(n, { one: '# selezionato', other: '# selezionati' }),
      joined: (n) => count(n, { one: '# persona è entrata', other: '# persone sono entrate' }),
      announceJoined: (all) => `Ingresso di ${names(all)}`,
      announceHands: (all) => `${names(all)} ${all.length === 1 ? 'ha' : 'hanno'} alzato la mano`,
      announceWaiting: (all) => `${names(all)} ${all.length === 1 ? 'attende' : 'attendono'} di entrare`,
      nobodyWaiting: 'Nessuno in attesa',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'chiede la parola' : 'chiedono la parola'}`,
      sectionActions: { 'stage.invite': 'Invita il prossimo', 'lobby.admit': 'Ammetti tutti', 'hand.lower': 'Abbassa tutte' },
    },
    bulk: {
      clear: 'Annulla selezione',
      verb: {
        'lobby.admit': counted('Ammetti'),
        'lobby.deny': counted('Rifiuta'),
        'participant.mute': counted('Disattiva microfono'),
        'participant.stopVideo': counted('Interrompi video'),
        'participant.remove': counted('Rimuovi'),
        'hand.lower': counted('Abbassa le mani'),
      },
      skip: (verb, skipped) => `${verb}, tranne ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: '# organizzatore', other: '# organizzatori' }),
        CO_HOST: (n) => count(n, { one: '# co-organizzatore', other: '# co-organizzatori' }),
        MODERATOR: (n) => count(n, { one: '# moderatore', other: '# moderatori' }),
        absent: (n) => count(n, { one: '# assente', other: '# assenti' }),
        off: (n) => count(n, { one: '# già disattivato', other: '# già disattivati' }),
      },
      ask: {
        'lobby.admit': { heading: (n) => `Ammettere ${people(n)}?`, text: 'Entrano subito.' },
        'lobby.deny': {
          heading: (n) => `Rifiutare ${people(n)}?`,
          text: 'Per un po’ non potranno chiedere di nuovo. Puoi annullare nei prossimi secondi.',
        },
        'participant.mute': {
          heading: (n) => `Disattivare il microfono di ${people(n)}?`,
          text: 'Possono riattivarlo in qualsiasi momento. Nessuno lo fa al posto loro.',
        },
        'participant.stopVideo': {
          heading: (n) => `Interrompere il video di ${people(n)}?`,
          text: 'Possono riavviarlo in qualsiasi momento.',
        },
        'participant.remove': {
          heading: (n) => `Rimuovere ${people(n)}?`,
          text: 'Escono tra pochi secondi. Fino ad allora può annullare.',
        },
        'hand.lower': {
          heading: (n) => `Abbassare ${count(n, { one: '# mano', other: '# mani' })}?`,
          text: 'Perdono il loro posto in coda.',
        },
      },
      cancel: 'Annulla',
    },
    menu: {
      permissionsAndRole: 'Permessi e ruolo',
      allowedTo: 'Permessi',
      rights: {
        canSpeak: 'Parlare',
        canVideo: 'Usare la videocamera',
        canShareScreen: 'Condividere lo schermo',
        canChat: 'Scrivere',
      },
      role: 'Ruolo',
      select: 'Seleziona',
      deselect: 'Deseleziona',
      rank: (name, role, isLikeYou) => `${name} è ${STAFF[role]}${isLikeYou ? ' come lei' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} di ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'Rinomina',
      newName: 'Nuovo nome',
      save: 'Salva',
      cancel: 'Annulla',
      blocked: {
        reconnecting: 'Non durante la riconnessione',
        offline: 'Non senza connessione',
        left: 'Questa persona è uscita',
        off: 'Già disattivato',
        'not-held': 'Non ha questo permesso',
        absent: 'Non è nella stanza',
        unseen: 'Non può essere visto né sentito',
      },
      removed: (name) => `${name}: rimosso`,
      demoted: (name, role) => `${name} ora è: ${role}`,
      undo: 'Ripristina',
    },
    door: {
      waiting: {
        title: 'In attesa di entrare',
        text: (ms) =>
          ms < 60_000
            ? `L’organizzatore sa che sei qui.`
            : `L’organizzatore sa che sei qui. Attendi da ${duration(ms, '')}.`,
        told: 'Messaggio degli organizzatori',
        leave: 'Esci',
      },
      locked: {
        title: 'Questa stanza è bloccata',
        text: (by) => `${by ?? 'Un moderatore'} l’ha bloccata. Entrerai automaticamente quando verrà aperta.`,
      },
      ended: {
        title: 'La stanza è terminata',
        text: (by, at) => (by === undefined ? `È terminata alle ${at}.` : `${by} l’ha terminata alle ${at}.`),
      },
      denied: {
        title: 'Non ti hanno fatto entrare',
        by: (name, at, reason) =>
          `${name ?? 'Un moderatore'} non ti ha fatto entrare${at === undefined ? '' : ` alle ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
      },
      banned: {
        title: 'Non puoi entrare in questa stanza',
        untilEnd: 'Sei escluso fino alla fine della stanza.',
        forGood: 'Sei escluso per sempre.',
        mistake: 'Se è un errore, scrivi all’organizzatore.',
      },
      ask: {
        until: (until) => `Puoi chiedere di nuovo di entrare alle ${until}.`,
        over: 'Ora puoi chiedere di nuovo di entrare.',
        action: 'Chiedi di entrare',
      },
      knocks: {
        title: (name, n) => (n === 1 ? `${name} attende di entrare` : `${people(n)} attendono di entrare`),
        longest: (ms) => `Al massimo ${duration(ms, 'meno di un minuto')}`,
        show: 'Mostra',
      },
      message: {
        item: 'Messaggio a chi attende…',
        heading: 'Messaggio a chi attende',
        reaches: (n) =>
          n === 0
            ? 'Ora non attende nessuno. Lo vedrà chi arriva in sala d’attesa.'
            : `${n === 1 ? `${people(n)} attende e lo vede` : `${people(n)} attendono e lo vedono`} subito, e così chi arriva più tardi.`,
        field: 'Messaggio',
        send: 'Invia',
        clear: 'Ritira',
        cancel: 'Annulla',
        failed: (reason) => `Non inviato: ${reason}`,
      },
      denial: (name) => `${name}: ingresso rifiutato`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name} era già entrato`
          : by === undefined
            ? `${name} era già stato rifiutato`
            : `${by} aveva già rifiutato ${name}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'Ammessi' : 'Rifiutati'}: ${people(done)}`,
          ...(others > 0 ? [`${number(others)} già decisi da altri`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'Riprova ora',
      notLoaded: {
        title: 'Impossibile caricare l’elenco',
        text: (ms) => `Il server non risponde. ${tryingAgain(ms)}.`,
      },
      offline: { title: 'Nessuna connessione', text: tryingAgain },
      accessEnded: {
        title: 'Accedi per vedere chi c’è',
        text: 'Il tuo accesso a questa stanza è scaduto.',
        action: 'Ricarica',
      },
      refused: { title: 'Non puoi entrare in questa stanza' },
      misconfigured: {
        title: 'L’elenco non è configurato',
        text: 'La console del browser indica che cosa manca.',
      },
      alone: { title: 'Ci sei solo tu', text: 'Gli altri appariranno qui quando entrano.' },
      elsewhere: {
        title: 'Aperto in un’altra scheda',
        text: 'Sei entrato da un’altra scheda o da un altro dispositivo. Qui la connessione è terminata.',
        action: 'Usa questa scheda',
      },
      removed: {
        title: 'Sei stato rimosso',
        by: (name, at, reason) =>
          `${name ?? 'Un moderatore'} ti ha rimosso${at === undefined ? '' : ` alle ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
        until: (until) => `Puoi tornare alle ${until}.`,
        over: 'Ora puoi tornare.',
        action: 'Riprova',
      },
      onHold: {
        title: 'Stai per essere rimosso',
        text: (name, ms) => `${name ?? 'Un moderatore'} ti rimuove tra ${seconds(ms)}. Nessuno ti sente o ti vede.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by} ti ha disattivato il microfono`,
            'video-stopped': `${by} ti ha disattivato la videocamera`,
            'screen-stopped': `${by} ha interrotto la tua condivisione dello schermo`,
          })[what],
        text: 'Puoi riattivarlo quando vuoi.',
        action: 'Ignora',
      },
      roomEnding: {
        title: 'L’organizzatore è uscito',
        text: (ms) => (ms > 0 ? `La stanza si chiude tra ${remaining(ms)}` : 'La stanza si chiude ora'),
      },
      mediaFailed: { title: 'Audio e video non disponibili' },
      disconnected: { title: 'Non connesso', text: 'Hai lasciato l’elenco di questa stanza.', action: 'Connetti' },
    },
    cards: {
      stage: {
        title: (name) => `${name} ti invita sul palco`,
        text: 'Tutti potranno sentirti e vederti.',
        no: 'Non ora',
        yes: 'Sali sul palco',
      },
      microphone: {
        title: (name) => `${name} ti chiede di attivare il microfono`,
        text: 'Il microfono resta spento finché non lo attivi tu.',
        no: 'Resta in silenzio',
        yes: 'Attiva microfono',
      },
      camera: {
        title: (name) => `${name} ti chiede di avviare il video`,
        text: 'La videocamera resta spenta finché non la attivi tu.',
        no: 'Non ora',
        yes: 'Avvia video',
      },
      left: countdown,
      notAnswered: (reason) => `Senza risposta: ${reason}`,
      preview: 'Anteprima',
      stopPreview: 'Chiudi anteprima',
      onlyYou: 'Solo tu vedi e senti questo',
      picture: 'L’immagine della tua videocamera',
      noPreview: {
        refused: 'Il browser non consente videocamera e microfono in questa pagina',
        none: 'Nessuna videocamera né microfono',
        busy: 'Videocamera o microfono in uso da un altro programma',
        failed: 'L’anteprima non è partita',
      },
      noCamera: 'Nessuna videocamera',
      told: {
        'ask-declined': (name) => `${name} per ora non ti fa salire sul palco`,
        'unmute-declined': (name) => `${name} resta in silenzio`,
        'video-declined': (name) => `${name} tiene la videocamera spenta`,
        'stage-declined': (name) => `${name} non sale sul palco`,
        'unmute-unanswered': (name) => `${name} non ha risposto`,
        'video-unanswered': (name) => `${name} non ha risposto`,
        'stage-unanswered': (name) => `${name} non ha risposto`,
        'stage-over': () => 'L’invito sul palco è scaduto',
        'microphone-over': () => 'Il tuo microfono resta spento',
        'camera-over': () => 'La tua videocamera resta spenta',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'Disattiva microfono', off: 'Attiva microfono' },
        camera: { on: 'Interrompi video', off: 'Avvia video' },
        screen: { on: 'Interrompi condivisione', off: 'Condividi schermo' },
      },
      ownDevices: 'Il tuo microfono, la tua videocamera e il tuo schermo',
      ownFailed: (device, reason) =>
        `${{ microphone: 'Microfono', camera: 'Videocamera', screen: 'Schermo' }[device]}: ${reason}`,
    },
    room: {
      rules: 'Regole della stanza',
      switches: {
        lobby: 'Sala d’attesa',
        isLocked: 'Blocca la stanza',
        handRaising: 'Gli spettatori possono alzare la mano',
        autoLower: 'Abbassa la mano a chi riceve la parola',
        screenSharing: 'I relatori possono condividere lo schermo',
        chatting: 'Gli spettatori possono scrivere in chat',
        selfRenaming: 'Ognuno può cambiare il proprio nome',
        moderatorsInvite: 'I moderatori possono invitare',
        coHostsEnd: 'I co-organizzatori possono chiudere la stanza',
        talkTime: 'Misura il tempo di parola',
      },
      choices: {
        mode: 'Tipo di stanza',
        visibility: 'Gli spettatori vedono',
        whenHostLeaves: 'Quando l’organizzatore esce',
      },
      mode: {
        meeting: { name: 'Riunione', note: 'Tutti possono parlare' },
        stage: { name: 'Palco', note: 'Gli spettatori guardano e alzano la mano per chiedere la parola' },
      },
      visibility: { everyone: 'Tutti', stage: 'Chi è sul palco', counts: 'Solo quante persone ci sono' },
      keep: 'Lasciare aperta la stanza',
      endAfter: (ms) => (ms === 0 ? 'Chiuderla subito' : `Chiuderla dopo ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'Disattiva tutti i microfoni',
        'host.transfer': 'Cedi il ruolo di organizzatore…',
        'room.end': 'Chiudi la stanza per tutti…',
      },
      blocked: {
        reconnecting: 'Non durante la riconnessione',
        offline: 'Non senza connessione',
        ended: 'La stanza è chiusa',
        observed: 'Il tuo sito decide chi entra in questa stanza',
        'locked-above': 'L’ha bloccata qualcuno di ruolo superiore',
      },
      ask: {
        letIn: {
          heading: 'Disattivare la sala d’attesa?',
          text: (n) =>
            `${count(n, { one: '# persona aspetta ed entra', other: '# persone aspettano ed entrano' })} subito.`,
          verb: 'Disattiva',
        },
        end: {
          heading: 'Chiudere la stanza per tutti?',
          text: (n) => `${count(n, { one: '# persona esce', other: '# persone escono' })} subito.`,
          verb: 'Chiudi la stanza',
        },
        meeting: {
          heading: 'Trasformare la stanza in una riunione?',
          text: 'Tutti potranno parlare e usare la videocamera.',
          verb: 'Trasforma in riunione',
        },
        stage: {
          heading: 'Trasformare la stanza in un palco?',
          text: 'Gli spettatori non potranno più parlare né usare la videocamera.',
          verb: 'Trasforma in palco',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'In primo piano per tutti',
      unspotlight: 'Togli dal primo piano',
      makeHost: 'Rendi organizzatore…',
      stepDown: 'Lascia il ruolo…',
      limit: 'Limita…',
      note: 'Nota ed etichette…',
      ban: 'Blocca…',
      cancel: 'Annulla',
      askHost: {
        heading: (name) => `Rendere ${name} organizzatore?`,
        text: (name) => `${name} diventa organizzatore e Lei co-organizzatore. Solo questa persona può restituirlo.`,
        verb: 'Rendi organizzatore',
      },
      askStepDown: {
        heading: 'Lasciare il Suo ruolo?',
        text: (role) => `Lei diventa: ${role}. Non si può annullare: qualcuno al di sopra di Lei deve ridare il ruolo.`,
        verb: 'Lascia il ruolo',
      },
      howLong: 'Per quanto tempo',
      spans: {
        600: '10 min',
        1800: '30 min',
        3600: '1 ora',
        86400: '1 giorno',
        end: 'Fino alla fine della stanza',
        open: 'Finché qualcuno non lo revoca',
      },
      reason: (name) => `Motivo comunicato a ${name}`,
      askBan: {
        heading: (name) => `Bloccare ${name}?`,
        text: (name) => `${name} esce subito e non può tornare finché il blocco non finisce.`,
        verb: (name) => `Blocca ${name}`,
      },
      askLimit: {
        heading: (name) => `Limitare ${name}?`,
        what: 'Non può',
        rights: {
          canSpeak: 'Parlare',
          canVideo: 'Usare la fotocamera',
          canShareScreen: 'Condividere lo schermo',
          canChat: 'Scrivere in chat',
        },
        verb: (name) => `Limita ${name}`,
      },
      askNote: {
        heading: (name) => `Su ${name}`,
        text: (name) => `Lo vede solo lo staff, non ${name}.`,
        note: 'Nota',
        tags: 'Etichette, separate da virgole',
        last: (by, at, now) => `Ultima versione di ${by}, ${moment(at, now)}`,
        verb: 'Salva',
        changed: (by) => `Nel frattempo ${by} ha scritto:`,
        removed: 'Nel frattempo la nota è stata tolta.',
        verbAnyway: 'Salva la mia',
      },
      notDone: (reason) => `Non eseguito: ${reason}`,
    },
    keptOut: {
      nobody: 'Nessuno è escluso',
      nobodyText: 'Chi viene rimosso o bloccato resta qui finché può tornare.',
      people: (n) => count(n, { one: '# persona esclusa', other: '# persone escluse' }),
      search: 'Cerca tra gli esclusi',
      noMatch: (query) => `Nessuno si chiama “${query}”`,
      by: (name) => `Da ${name}`,
      denied: 'Non ammesso',
      unban: 'Sblocca',
      unbanWhom: (name) => `Sblocca ${name}`,
      unbanned: 'Può tornare',
      undo: 'Annulla',
      undoFor: (name) => `Annulla. Blocca di nuovo ${name}`,
      notUnbanned: (reason) => `Non sbloccato: ${reason}`,
    },
    search: {
      search: 'Cerca persone',
      clear: 'Cancella ricerca',
      filter: 'Filtra',
      filtersOn: (n) => count(n, { one: 'Filtra, # filtro attivo', other: 'Filtra, # filtri attivi' }),
      filters: {
        hand: 'Mano alzata',
        microphone: 'Microfono attivo',
        camera: 'Videocamera attiva',
        staff: 'Staff',
        stage: 'Sul palco',
        viewers: 'Spettatori',
        invited: 'Non ancora qui',
        left: 'Usciti',
      },
      count: number,
      found: (shown, total) => `${number(shown)} di ${people(total)}`,
      showAll: 'Cancella',
      noOne: (query) => `Nessuno si chiama “${query}”`,
      noOneHere: 'Nessuna corrispondenza',
      searched: (total) => `Ricerca nei nomi e nei nomi utente di ${people(total)}.`,
      searchedFilters: (filters, total) => `Ricerca di ${list(filters)} tra ${people(total)}.`,
    },
    sheet: { taller: 'Ingrandisci', shorter: 'Riduci', close: 'Chiudi' },
  }
}
