import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'spreken',
  canVideo: 'de camera gebruiken',
  canShareScreen: 'het scherm delen',
  canChat: 'chatten',
}
const TAKE = {
  canSpeak: 'Microfoon intrekken',
  canVideo: 'Camera intrekken',
  canShareScreen: 'Scherm delen intrekken',
  canChat: 'Chat intrekken',
}
const ALLOW = {
  canSpeak: 'Laten spreken',
  canVideo: 'Camera toestaan',
  canShareScreen: 'Scherm delen toestaan',
  canChat: 'Chat toestaan',
}
const NOT_DONE = {
  'participant.mute': 'Niet gedempt',
  'participant.stopVideo': 'Video niet gestopt',
  'participant.stopScreen': 'Delen niet gestopt',
  'participant.remove': 'Niet verwijderd',
  'participant.ban': 'Niet geblokkeerd',
  'participant.unban': 'Niet weer toegelaten',
  'participant.spotlight': 'Spotlight niet gewijzigd',
  'host.transfer': 'Geen host gemaakt',
  'lobby.admit': 'Niet toegelaten',
  'lobby.deny': 'Niet geweigerd',
  'lobby.sendBack': 'Niet naar de wachtkamer gestuurd',
  'participant.askUnmute': 'Niet gevraagd',
  'unmute.accept': 'Niet beantwoord',
  'unmute.decline': 'Niet beantwoord',
  'stage.invite': 'Niet uitgenodigd',
  'stage.accept': 'Niet geaccepteerd',
  'stage.decline': 'Niet afgewezen',
  'stage.remove': 'Niet verplaatst',
  'stage.leave': 'Nog op het podium',
  'stage.ask': 'Niet gevraagd',
  'hand.raise': 'Hand niet opgestoken',
  'hand.lower': 'Hand niet omlaag',
  'hand.next': 'Woord niet gegeven',
  role: 'Rol niet gewijzigd',
  name: 'Naam niet gewijzigd',
}

const REASONS: Record<string, string> = {
  'no-answer': 'geen antwoord',
  'not-staff': 'alleen voor het team',
  'rank-too-low': 'uw rol is niet hoog genoeg',
  'not-yourself': 'dat kan niet bij uzelf',
  'not-held': 'u hebt dit recht zelf niet',
  'switched-off': 'dat staat in deze ruimte uit',
  'participant-not-found': 'deze persoon staat niet meer op de lijst',
  'not-in-room': 'deze persoon is niet in de ruimte',
  conflict: 'iemand anders heeft dit net gewijzigd',
  'observed-room': 'de site beheert de rechten van deze ruimte',
  'too-many-requests': 'te veel verzoeken tegelijk',
  'livekit-unavailable': 'LiveKit antwoordt niet',
  'database-unavailable': 'de server is overbelast',
  internal: 'fout op de server',
}
const STAFF: Record<string, string> = { HOST: 'host', CO_HOST: 'co-host', MODERATOR: 'moderator' }
const DONE = {
  'participant.mute': 'Gedempt',
  'participant.stopVideo': 'Video gestopt',
  'participant.remove': 'Verwijderd',
  'hand.lower': 'Handen omlaag',
}

const ROOM_NOT_DONE = {
  'room.lock': 'Ruimte niet vergrendeld',
  'room.unlock': 'Ruimte niet ontgrendeld',
  'room.end': 'Ruimte niet beëindigd',
  'room.change': 'Ruimte niet gewijzigd',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale, {
    units: 'words',
  })
  const people = (n: number) => count(n, { one: '# persoon', other: '# personen' })
  const names = (all: readonly string[]) => some(all, (n) => `${number(n)} anderen`)
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'Nieuwe poging' : `Nieuwe poging over ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `${number(n)} al vertrokken`
  const notDone = (n: number) => `${number(n)} mislukt`
  return {
    panel: {
      title: 'Deelnemers',
      people: 'Personen',
      views: { insights: 'Inzichten', activity: 'Activiteit', 'kept-out': 'Buitengesloten' },
      backToPeople: 'Terug naar de personen',
      room: 'Ruimte',
      phases: { ended: 'Beëindigd', 'not-started': 'Nog niet begonnen' },
      marks: { locked: 'Vergrendeld', lobby: 'Wachtruimte aan' },
      countsAtEnd: (total, at) => `${number(total)} totaal, beëindigd om ${time(at)}`,
      status: { live: 'Live', reconnecting: 'Verbinding herstellen', offline: 'Offline' },
      counts: (online, total) => `${number(online)} online, ${number(total)} totaal`,
      online: (online) => `${number(online)} online`,
      onlineWhile: (online, status) => `${number(online)} online, ${status.toLowerCase()}`,
      countsAsOf: (online, asOf) => `${number(online)} online om ${time(asOf)}`,
      sections: {
        waiting: 'Wachtend',
        hands: 'Opgestoken handen',
        staff: 'Leiding',
        stage: 'Op het podium',
        room: 'In de ruimte',
        viewers: 'Kijkers',
        bots: 'Bots',
        invited: 'Uitgenodigd',
        left: 'Vertrokken',
      },
      number,
      peopleCount: people,
      you: '(jij)',
      roles: { HOST: 'Host', CO_HOST: 'Co-host', MODERATOR: 'Moderator', SPEAKER: 'Spreker', VIEWER: 'Kijker' },
      presence: {
        here: 'Aanwezig',
        reconnecting: 'Verbinding herstellen',
        waiting: 'Wacht',
        invited: 'Nog niet hier',
        left: 'Vertrokken',
      },
      microphone: {
        on: 'Microfoon aan',
        speaking: 'Spreekt',
        off: 'Microfoon uit',
        'off-by-moderator': 'Gedempt door een moderator',
        'not-allowed': 'Mag niet spreken',
        unknown: 'Microfoon nog onbekend',
      },
      camera: {
        on: 'Camera aan',
        speaking: 'Camera aan',
        off: 'Camera uit',
        'off-by-moderator': 'Video gestopt door een moderator',
        'not-allowed': 'Mag de camera niet gebruiken',
        unknown: 'Camera nog onbekend',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state.charAt(0).toLowerCase()}${state.slice(1)})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'Niet tijdens het herstellen van de verbinding', offline: 'Niet zonder verbinding' },
      beingRemoved: 'Wordt verwijderd',
      keptOut: (until, now) => {
        if (until === 'end') return 'Geen toegang tot de ruimte eindigt'
        return until === 'open' ? 'Geen toegang' : `Geen toegang tot ${moment(until, now)}`
      },
      syncing: 'Synchroniseren',
      notInForce: (since) => `Sinds ${time(since)} nog niet van kracht`,
      speaking: 'Spreekt',
      poorConnection: 'Slechte verbinding',
      sharingScreen: 'Deelt scherm',
      inSpotlight: 'Uitgelicht voor iedereen',
      notHereYet: 'Nog niet hier',
      waitingFor: (ms, isGuest) => `${isGuest ? 'Gast' : 'Aangemeld'}, ${duration(ms, 'zojuist')}`,
      guest: 'Gast',
      reconnectingFor: (ms) => `Herstelt ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `Video gestopt door ${name}`,
      mutedBy: (name) => `Gedempt door ${name}`,
      notAllowed: (right, until, now) =>
        `Mag${until === undefined ? '' : ` tot ${moment(until, now)}`} niet ${ALLOWED_TO[right]}`,
      byWhom: (by, reason) => `Door ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `Vertrokken ${time(leftAt)}`
          : `Vertrokken ${time(leftAt)}, ${duration(stayMs, 'minder dan een minuut')} hier`,
      failed: (right, wanted, reason) => `Mag nog steeds ${wanted ? 'niet ' : ''}${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: '# apparaat', other: '# apparaten' }),
      handUp: (ms) => `Hand opgestoken ${duration(ms, 'zojuist')}`,
      handUpShort: (ms) => duration(ms, 'zojuist'),
      handPlace: (place) =>
        place === undefined ? 'Hand opgestoken' : `Hand opgestoken, nummer ${number(place)} in de rij`,
      askTo: { microphone: 'Vragen om microfoon', camera: 'Vragen om video' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `Gevraagd om microfoon ${countdown(ms)}` : `Gevraagd om video ${countdown(ms)}`,
      invitedToStage: (ms) => `Uitgenodigd op het podium ${countdown(ms)}`,
      asksToSpeak: 'Vraagt het woord',
      asksPlace: (place) => `Vraagt het woord${place === undefined ? '' : `, nummer ${number(place)} in de rij`}`,
      takeBack: 'Intrekken',
      cancel: 'Annuleren',
      select: (name) => `${name} selecteren`,
      selected: 'Geselecteerd',
      actions: {
        'participant.mute': 'Dempen',
        'participant.stopVideo': 'Video stoppen',
        'participant.stopScreen': 'Delen stoppen',
        'participant.remove': 'Verwijderen',
        'participant.ban': 'Blokkeren…',
        'participant.unban': 'Weer toelaten',
        'participant.spotlight': 'Uitlichten voor iedereen',
        'host.transfer': 'Host maken…',
        'lobby.admit': 'Toelaten',
        'lobby.deny': 'Weigeren',
        'lobby.sendBack': 'Naar wachtkamer sturen',
        'participant.askUnmute': 'Vragen om microfoon',
        'unmute.accept': 'Dempen opheffen',
        'unmute.decline': 'Gedempt blijven',
        'stage.invite': 'Uitnodigen op het podium',
        'stage.accept': 'Accepteren',
        'stage.decline': 'Niet nu',
        'stage.remove': 'Naar het publiek',
        'stage.leave': 'Podium verlaten',
        'stage.ask': 'Het woord vragen',
        'hand.raise': 'Hand opsteken',
        'hand.lower': 'Hand omlaag',
        'hand.next': 'Het woord geven',
        role: 'Rol wijzigen',
        name: 'Naam wijzigen',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `Acties voor ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'Opnieuw',
      dismiss: 'Sluiten',
      retryFor: (verb, name) => `Opnieuw. ${verb}: ${name}`,
      dismissFor: (name) => `Melding over ${name} sluiten`,
      loading: 'Personen laden',
    },
    list: {
      selected: (n) => `${number(n)} geselecteerd`,
      joined: (n) => count(n, { one: '# persoon erbij gekomen', other: '# personen erbij gekomen' }),
      announceJoined: (all) => `${names(all)} ${all.length === 1 ? 'neemt' : 'nemen'} deel`,
      announceHands: (all) => `${names(all)} ${all.length === 1 ? 'steekt' : 'steken'} een hand op`,
      announceWaiting: (all) => `${names(all)} ${all.length === 1 ? 'wacht' : 'wachten'}`,
      nobodyWaiting: 'Niemand wacht',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'vraagt het woord' : 'vragen het woord'}`,
      sectionActions: { 'stage.invite': 'Volgende uitnodigen', 'lobby.admit': 'Allen toelaten', 'hand.lower': 'Alle omlaag' },
    },
    bulk: {
      clear: 'Selectie wissen',
      verb: {
        'lobby.admit': counted('Toelaten'),
        'lobby.deny': counted('Weigeren'),
        'participant.mute': counted('Dempen'),
        'participant.stopVideo': counted('Video stoppen'),
        'participant.remove': counted('Verwijderen'),
        'hand.lower': counted('Handen omlaag'),
      },
      skip: (verb, skipped) => `${verb}, zonder ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: '# host', other: '# hosts' }),
        CO_HOST: (n) => count(n, { one: '# co-host', other: '# co-hosts' }),
        MODERATOR: (n) => count(n, { one: '# moderator', other: '# moderators' }),
        absent: (n) => `${number(n)} niet aanwezig`,
        off: (n) => `${number(n)} al uit`,
      },
      ask: {
        'lobby.admit': { heading: (n) => `${people(n)} toelaten?`, text: 'Ze komen meteen binnen.' },
        'lobby.deny': {
          heading: (n) => `${people(n)} weigeren?`,
          text: 'Ze kunnen een tijd niet opnieuw vragen. De komende seconden kun je het ongedaan maken.',
        },
        'participant.mute': {
          heading: (n) => `${people(n)} dempen?`,
          text: 'Ze kunnen hun microfoon altijd weer aanzetten. Niemand doet dat voor hen.',
        },
        'participant.stopVideo': {
          heading: (n) => `Video van ${people(n)} stoppen?`,
          text: 'Ze kunnen die altijd weer starten.',
        },
        'participant.remove': {
          heading: (n) => `${people(n)} verwijderen?`,
          text: 'Ze zijn over enkele seconden weg. Tot dan kunt u het ongedaan maken.',
        },
        'hand.lower': {
          heading: (n) => `${count(n, { one: '# hand', other: '# handen' })} omlaag?`,
          text: 'Ze verliezen hun plaats in de rij.',
        },
      },
      cancel: 'Annuleren',
    },
    menu: {
      permissionsAndRole: 'Rechten en rol',
      allowedTo: 'Mag',
      rights: { canSpeak: 'Spreken', canVideo: 'Camera gebruiken', canShareScreen: 'Scherm delen', canChat: 'Chatten' },
      role: 'Rol',
      select: 'Selecteren',
      deselect: 'Deselecteren',
      rank: (name, role, isLikeYou) => `${name} is ${STAFF[role]}${isLikeYou ? ', net als u' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} van ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'Naam wijzigen',
      newName: 'Nieuwe naam',
      save: 'Opslaan',
      cancel: 'Annuleren',
      blocked: {
        reconnecting: 'Niet tijdens het opnieuw verbinden',
        offline: 'Niet zonder verbinding',
        left: 'Deze persoon is vertrokken',
        off: 'Al uit',
        'not-held': 'U hebt dit recht zelf niet',
        absent: 'Niet in de ruimte',
        unseen: 'Mag niet worden gezien of gehoord',
      },
      removed: (name) => `${name} verwijderd`,
      demoted: (name, role) => `${name} is nu: ${role}`,
      undo: 'Ongedaan maken',
    },
    door: {
      waiting: {
        title: 'Je wacht om binnen te komen',
        text: (ms) =>
          ms < 60_000
            ? `De host weet dat je er bent.`
            : `De host weet dat je er bent. Je wacht al ${duration(ms, '')}.`,
        told: 'Bericht van de hosts',
        leave: 'Verlaten',
      },
      locked: {
        title: 'Deze ruimte is vergrendeld',
        text: (by) =>
          `${by ?? 'Een moderator'} heeft de ruimte vergrendeld. Je komt vanzelf binnen zodra die opengaat.`,
      },
      ended: {
        title: 'De ruimte is beëindigd',
        text: (by, at) =>
          by === undefined ? `De ruimte eindigde om ${at}.` : `${by} heeft de ruimte om ${at} beëindigd.`,
      },
      denied: {
        title: 'Je bent niet toegelaten',
        by: (name, at, reason) =>
          `${name ?? 'Een moderator'} heeft je${at === undefined ? '' : ` om ${at}`} niet toegelaten${reason === undefined ? '' : `: ${reason}`}.`,
      },
      banned: {
        title: 'Je kunt niet deelnemen aan deze ruimte',
        untilEnd: 'Je bent geblokkeerd tot de ruimte eindigt.',
        forGood: 'Je bent voorgoed geblokkeerd.',
        mistake: 'Is dit een vergissing, schrijf dan de organisator.',
      },
      ask: {
        until: (until) => `Je kunt om ${until} opnieuw vragen om binnen te komen.`,
        over: 'Je kunt opnieuw vragen om binnen te komen.',
        action: 'Vragen om binnen te komen',
      },
      knocks: {
        title: (name, n) => (n === 1 ? `${name} wacht` : `${people(n)} wachten`),
        longest: (ms) => `Langst ${duration(ms, 'minder dan een minuut')}`,
        show: 'Tonen',
      },
      message: {
        item: 'Bericht aan wie wacht…',
        heading: 'Bericht aan wie wacht',
        reaches: (n) =>
          n === 0
            ? 'Er wacht nu niemand. Wie in de wachtkamer komt, ziet het.'
            : `${n === 1 ? `${people(n)} wacht en ziet` : `${people(n)} wachten en zien`} het meteen, net als wie later komt.`,
        field: 'Bericht',
        send: 'Versturen',
        clear: 'Intrekken',
        cancel: 'Annuleren',
        failed: (reason) => `Niet verstuurd: ${reason}`,
      },
      denial: (name) => `${name} geweigerd`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name} was al toegelaten`
          : by === undefined
            ? `${name} was al geweigerd`
            : `${by} had ${name} al geweigerd`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'Toegelaten' : 'Geweigerd'}: ${people(done)}`,
          ...(others > 0 ? [`${number(others)} al door anderen beslist`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'Nu proberen',
      notLoaded: {
        title: 'De lijst kon niet worden geladen',
        text: (ms) => `De server antwoordt niet. ${tryingAgain(ms)}.`,
      },
      offline: { title: 'Geen verbinding', text: tryingAgain },
      accessEnded: {
        title: 'Log in om te zien wie er is',
        text: 'Je toegang tot deze ruimte is verlopen.',
        action: 'Opnieuw laden',
      },
      refused: { title: 'Je kunt niet deelnemen aan deze ruimte' },
      misconfigured: { title: 'De lijst is niet ingesteld', text: 'De console van de browser zegt wat er ontbreekt.' },
      alone: { title: 'Je bent hier alleen', text: 'Anderen verschijnen hier zodra ze deelnemen.' },
      elsewhere: {
        title: 'Geopend in een ander tabblad',
        text: 'Je neemt deel via een ander tabblad of apparaat. Dit is gestopt.',
        action: 'Dit tabblad gebruiken',
      },
      removed: {
        title: 'Je bent verwijderd',
        by: (name, at, reason) =>
          `${name ?? 'Een moderator'} heeft je${at === undefined ? '' : ` om ${at}`} verwijderd${reason === undefined ? '' : `: ${reason}`}.`,
        until: (until) => `Je kunt om ${until} terugkomen.`,
        over: 'Je kunt nu terugkomen.',
        action: 'Opnieuw proberen',
      },
      onHold: {
        title: 'Je wordt verwijderd',
        text: (name, ms) => `${name ?? 'Een moderator'} verwijdert je over ${seconds(ms)}. Niemand hoort of ziet je.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by} heeft je gedempt`,
            'video-stopped': `${by} heeft je camera uitgezet`,
            'screen-stopped': `${by} heeft het delen van je scherm gestopt`,
          })[what],
        text: 'Je kunt het altijd weer aanzetten.',
        action: 'Sluiten',
      },
      roomEnding: {
        title: 'De host is weg',
        text: (ms) => (ms > 0 ? `De ruimte sluit over ${remaining(ms)}` : 'De ruimte sluit nu'),
      },
      mediaFailed: { title: 'Geen live geluid of beeld' },
      disconnected: {
        title: 'Niet verbonden',
        text: 'Je hebt de lijst van deze ruimte verlaten.',
        action: 'Verbinden',
      },
    },
    cards: {
      stage: {
        title: (name) => `${name} nodigt je uit op het podium`,
        text: 'Iedereen kan je dan horen en zien.',
        no: 'Niet nu',
        yes: 'Het podium op',
      },
      microphone: {
        title: (name) => `${name} vraagt je het dempen op te heffen`,
        text: 'Je microfoon blijft uit tot je hem aanzet.',
        no: 'Gedempt blijven',
        yes: 'Dempen opheffen',
      },
      camera: {
        title: (name) => `${name} vraagt je je video te starten`,
        text: 'Je camera blijft uit tot je hem aanzet.',
        no: 'Niet nu',
        yes: 'Video starten',
      },
      left: countdown,
      notAnswered: (reason) => `Niet beantwoord: ${reason}`,
      preview: 'Voorbeeld',
      stopPreview: 'Voorbeeld sluiten',
      onlyYou: 'Alleen jij ziet en hoort dit',
      picture: 'Je camerabeeld',
      noPreview: {
        refused: 'De browser staat camera en microfoon op deze pagina niet toe',
        none: 'Geen camera of microfoon gevonden',
        busy: 'Camera of microfoon is in gebruik door een ander programma',
        failed: 'Het voorbeeld is niet gestart',
      },
      noCamera: 'Geen camera gevonden',
      told: {
        'ask-declined': (name) => `${name} haalt je nu niet op het podium`,
        'unmute-declined': (name) => `${name} blijft gedempt`,
        'video-declined': (name) => `${name} laat de camera uit`,
        'stage-declined': (name) => `${name} komt niet op het podium`,
        'unmute-unanswered': (name) => `${name} heeft niet geantwoord`,
        'video-unanswered': (name) => `${name} heeft niet geantwoord`,
        'stage-unanswered': (name) => `${name} heeft niet geantwoord`,
        'stage-over': () => 'De uitnodiging voor het podium is verlopen',
        'microphone-over': () => 'Je blijft gedempt',
        'camera-over': () => 'Je camera blijft uit',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'Dempen', off: 'Dempen opheffen' },
        camera: { on: 'Video stoppen', off: 'Video starten' },
        screen: { on: 'Stoppen met delen', off: 'Scherm delen' },
      },
      ownDevices: 'Je microfoon, camera en scherm',
      ownFailed: (device, reason) =>
        `${{ microphone: 'Microfoon', camera: 'Camera', screen: 'Scherm' }[device]}: ${reason}`,
    },
    room: {
      rules: 'Regels van de ruimte',
      switches: {
        lobby: 'Wachtruimte',
        isLocked: 'Ruimte vergrendelen',
        handRaising: 'Kijkers mogen hun hand opsteken',
        autoLower: 'Handen omlaag zodra iemand mag spreken',
        screenSharing: 'Sprekers mogen hun scherm delen',
        chatting: 'Kijkers mogen chatten',
        selfRenaming: 'Iedereen mag de eigen naam wijzigen',
        moderatorsInvite: 'Moderators mogen uitnodigen',
        coHostsEnd: 'Co-hosts mogen de ruimte beëindigen',
        talkTime: 'Spreektijd meten',
      },
      choices: { mode: 'Soort ruimte', visibility: 'Kijkers zien', whenHostLeaves: 'Als de host weggaat' },
      mode: {
        meeting: { name: 'Vergadering', note: 'Iedereen mag spreken' },
        stage: { name: 'Podium', note: 'Kijkers kijken toe en vragen met hun hand het woord' },
      },
      visibility: { everyone: 'Iedereen', stage: 'Personen op het podium', counts: 'Alleen hoeveel er zijn' },
      keep: 'De ruimte open laten',
      endAfter: (ms) => (ms === 0 ? 'Meteen beëindigen' : `Beëindigen na ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'Iedereen dempen',
        'host.transfer': 'Host overdragen…',
        'room.end': 'Ruimte voor iedereen beëindigen…',
      },
      blocked: {
        reconnecting: 'Niet tijdens opnieuw verbinden',
        offline: 'Niet zonder verbinding',
        ended: 'De ruimte is beëindigd',
        observed: 'Uw site laat mensen in deze ruimte toe',
        'locked-above': 'Iemand met een hogere rol heeft hem vergrendeld',
      },
      ask: {
        letIn: {
          heading: 'Wachtruimte uitzetten?',
          text: (n) =>
            `${count(n, { one: '# persoon wacht en komt', other: '# personen wachten en komen' })} meteen binnen.`,
          verb: 'Uitzetten',
        },
        end: {
          heading: 'De ruimte voor iedereen beëindigen?',
          text: (n) => `${count(n, { one: '# persoon vertrekt', other: '# personen vertrekken' })} meteen.`,
          verb: 'Ruimte beëindigen',
        },
        meeting: {
          heading: 'Van deze ruimte een vergadering maken?',
          text: 'Iedereen mag spreken en de camera gebruiken.',
          verb: 'Vergadering maken',
        },
        stage: {
          heading: 'Van deze ruimte een podium maken?',
          text: 'Kijkers mogen niet meer spreken en hun camera niet meer gebruiken.',
          verb: 'Podium maken',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'Uitlichten voor iedereen',
      unspotlight: 'Niet meer uitlichten',
      makeHost: 'Host maken…',
      stepDown: 'Rol teruggeven…',
      limit: 'Beperken…',
      note: 'Notitie en labels…',
      ban: 'Blokkeren…',
      cancel: 'Annuleren',
      askHost: {
        heading: (name) => `${name} host maken?`,
        text: (name) => `${name} wordt host en u co-host. Alleen deze persoon kan dat teruggeven.`,
        verb: 'Host maken',
      },
      askStepDown: {
        heading: 'Uw rol teruggeven?',
        text: (role) => `U wordt: ${role}. Dit is niet ongedaan te maken: iemand boven u moet de rol weer geven.`,
        verb: 'Rol teruggeven',
      },
      howLong: 'Hoe lang',
      spans: {
        600: '10 min',
        1800: '30 min',
        3600: '1 uur',
        86400: '1 dag',
        end: 'Tot de ruimte eindigt',
        open: 'Tot iemand het terugneemt',
      },
      reason: (name) => `Reden die ${name} te horen krijgt`,
      askBan: {
        heading: (name) => `${name} blokkeren?`,
        text: (name) => `${name} gaat er meteen uit en kan pas terugkomen als de blokkade eindigt.`,
        verb: (name) => `${name} blokkeren`,
      },
      askLimit: {
        heading: (name) => `${name} beperken?`,
        what: 'Mag niet',
        rights: {
          canSpeak: 'Spreken',
          canVideo: 'Camera gebruiken',
          canShareScreen: 'Scherm delen',
          canChat: 'Chatten',
        },
        verb: (name) => `${name} beperken`,
      },
      askNote: {
        heading: (name) => `Over ${name}`,
        text: (name) => `Alleen de leiding ziet dit, ${name} niet.`,
        note: 'Notitie',
        tags: 'Labels, gescheiden door komma’s',
        last: (by, at, now) => `Laatst geschreven door ${by}, ${moment(at, now)}`,
        verb: 'Opslaan',
        changed: (by) => `${by} schreef intussen:`,
        removed: 'De notitie is intussen verwijderd.',
        verbAnyway: 'Mijn versie opslaan',
      },
      notDone: (reason) => `Niet gedaan: ${reason}`,
    },
    keptOut: {
      nobody: 'Niemand wordt geweerd',
      nobodyText: 'Wie verwijderd of geblokkeerd is, staat hier tot terugkomen weer mag.',
      people: (n) => count(n, { one: '# persoon zonder toegang', other: '# personen zonder toegang' }),
      search: 'Zoeken in personen zonder toegang',
      noMatch: (query) => `Niemand heet “${query}”`,
      by: (name) => `Door ${name}`,
      denied: 'Niet toegelaten',
      unban: 'Deblokkeren',
      unbanWhom: (name) => `${name} deblokkeren`,
      unbanned: 'Mag terugkomen',
      undo: 'Ongedaan maken',
      undoFor: (name) => `Ongedaan maken. ${name} weer blokkeren`,
      notUnbanned: (reason) => `Niet gedeblokkeerd: ${reason}`,
    },
    search: {
      search: 'Personen zoeken',
      clear: 'Zoekopdracht wissen',
      filter: 'Filter',
      filtersOn: (n) => `Filter, ${number(n)} aan`,
      filters: {
        hand: 'Hand opgestoken',
        microphone: 'Microfoon aan',
        camera: 'Camera aan',
        staff: 'Leiding',
        stage: 'Op het podium',
        viewers: 'Kijkers',
        invited: 'Nog niet hier',
        left: 'Vertrokken',
      },
      count: number,
      found: (shown, total) => `${number(shown)} van ${people(total)}`,
      showAll: 'Wissen',
      noOne: (query) => `Niemand heet ‘${query}’`,
      noOneHere: 'Niemand gevonden',
      searched: (total) => `Gezocht in namen en gebruikersnamen van ${people(total)}.`,
      searchedFilters: (filters, total) => `Gezocht naar ${list(filters)} onder ${people(total)}.`,
    },
    sheet: { taller: 'Hoger', shorter: 'Lager', close: 'Sluiten' },
  }
}
