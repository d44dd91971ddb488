import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'sprechen',
  canVideo: 'die Kamera benutzen',
  canShareScreen: 'den Bildschirm teilen',
  canChat: 'chatten',
}
const TAKE = {
  canSpeak: 'Mikrofon entziehen',
  canVideo: 'Kamera entziehen',
  canShareScreen: 'Bildschirmfreigabe entziehen',
  canChat: 'Chat entziehen',
}
const ALLOW = {
  canSpeak: 'Sprechen erlauben',
  canVideo: 'Kamera erlauben',
  canShareScreen: 'Bildschirmfreigabe erlauben',
  canChat: 'Chat erlauben',
}
const NOT_DONE = {
  'participant.mute': 'Nicht stummgeschaltet',
  'participant.stopVideo': 'Video nicht beendet',
  'participant.stopScreen': 'Freigabe nicht beendet',
  'participant.remove': 'Nicht entfernt',
  'participant.ban': 'Nicht gesperrt',
  'participant.unban': 'Nicht wieder eingelassen',
  'participant.spotlight': 'Rampenlicht nicht geändert',
  'host.transfer': 'Nicht zum Host gemacht',
  'lobby.admit': 'Nicht eingelassen',
  'lobby.deny': 'Nicht abgewiesen',
  'lobby.sendBack': 'Nicht in den Warteraum geschickt',
  'participant.askUnmute': 'Nicht gebeten',
  'unmute.accept': 'Nicht beantwortet',
  'unmute.decline': 'Nicht beantwortet',
  'stage.invite': 'Nicht eingeladen',
  'stage.accept': 'Nicht angenommen',
  'stage.decline': 'Nicht abgelehnt',
  'stage.remove': 'Nicht verschoben',
  'stage.leave': 'Noch auf der Bühne',
  'stage.ask': 'Nicht angefragt',
  'hand.raise': 'Hand nicht gehoben',
  'hand.lower': 'Hand nicht gesenkt',
  'hand.next': 'Nicht aufgerufen',
  role: 'Rolle nicht geändert',
  name: 'Nicht umbenannt',
}

const REASONS: Record<string, string> = {
  'no-answer': 'keine Antwort',
  'not-staff': 'das ist der Leitung vorbehalten',
  'rank-too-low': 'Ihre Rolle reicht dafür nicht aus',
  'not-yourself': 'das geht nicht bei sich selbst',
  'not-held': 'Sie haben dieses Recht selbst nicht',
  'switched-off': 'das ist in diesem Raum ausgeschaltet',
  'participant-not-found': 'diese Person ist nicht mehr auf der Liste',
  'not-in-room': 'diese Person ist nicht im Raum',
  conflict: 'jemand anderes hat das gerade geändert',
  'observed-room': 'die Website vergibt in diesem Raum die Rechte',
  'too-many-requests': 'zu viele Anfragen auf einmal',
  'livekit-unavailable': 'LiveKit antwortet nicht',
  'database-unavailable': 'der Server ist überlastet',
  internal: 'Fehler auf dem Server',
}
const STAFF: Record<string, string> = { HOST: 'Host', CO_HOST: 'Co-Host', MODERATOR: 'Moderation' }
const DONE = {
  'participant.mute': 'Stummgeschaltet',
  'participant.stopVideo': 'Video beendet',
  'participant.remove': 'Entfernt',
  'hand.lower': 'Hände gesenkt',
}

const ROOM_NOT_DONE = {
  'room.lock': 'Raum nicht gesperrt',
  'room.unlock': 'Raum nicht entsperrt',
  'room.end': 'Raum nicht beendet',
  'room.change': 'Raum nicht geändert',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale)
  const people = (n: number) => count(n, { one: '# Person', other: '# Personen' })
  const names = (all: readonly string[]) => some(all, (n) => `${number(n)} weitere`)
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'Neuer Versuch läuft' : `Neuer Versuch in ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `${number(n)} schon gegangen`
  const notDone = (n: number) => `${number(n)} fehlgeschlagen`
  return {
    panel: {
      title: 'Teilnehmende',
      people: 'Personen',
      views: { insights: 'Auswertung', activity: 'Verlauf', 'kept-out': 'Ausgesperrt' },
      backToPeople: 'Zurück zu den Personen',
      room: 'Raum',
      phases: { ended: 'Beendet', 'not-started': 'Noch nicht begonnen' },
      marks: { locked: 'Gesperrt', lobby: 'Warteraum an' },
      countsAtEnd: (total, at) => `${number(total)} insgesamt, beendet um ${time(at)}`,
      status: { live: 'Live', reconnecting: 'Verbindet neu', offline: 'Offline' },
      counts: (online, total) => `${number(online)} online, ${number(total)} insgesamt`,
      online: (online) => `${number(online)} online`,
      onlineWhile: (online, status) => `${number(online)} online, ${status}`,
      countsAsOf: (online, asOf) => `${number(online)} online um ${time(asOf)}`,
      sections: {
        waiting: 'Wartend',
        hands: 'Handzeichen',
        staff: 'Leitung',
        stage: 'Auf der Bühne',
        room: 'Im Raum',
        viewers: 'Publikum',
        bots: 'Bots',
        invited: 'Eingeladen',
        left: 'Gegangen',
      },
      number,
      peopleCount: people,
      you: '(Sie)',
      roles: {
        HOST: 'Host',
        CO_HOST: 'Co-Host',
        MODERATOR: 'Moderation',
        SPEAKER: 'Auf der Bühne',
        VIEWER: 'Publikum',
      },
      presence: {
        here: 'Anwesend',
        reconnecting: 'Verbindet neu',
        waiting: 'Wartet',
        invited: 'Noch nicht da',
        left: 'Gegangen',
      },
      microphone: {
        on: 'Mikrofon an',
        speaking: 'Spricht',
        off: 'Mikrofon aus',
        'off-by-moderator': 'Von der Moderation stummgeschaltet',
        'not-allowed': 'Darf nicht sprechen',
        unknown: 'Mikrofon noch unbekannt',
      },
      camera: {
        on: 'Kamera an',
        speaking: 'Kamera an',
        off: 'Kamera aus',
        'off-by-moderator': 'Video von der Moderation beendet',
        'not-allowed': 'Darf die Kamera nicht benutzen',
        unknown: 'Kamera noch unbekannt',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'Nicht während der Neuverbindung', offline: 'Nicht ohne Verbindung' },
      beingRemoved: 'Wird entfernt',
      keptOut: (until, now) => {
        if (until === 'end') return 'Ausgeschlossen, bis der Raum endet'
        return until === 'open' ? 'Ausgeschlossen' : `Ausgeschlossen bis ${moment(until, now)}`
      },
      syncing: 'Wird übernommen',
      notInForce: (since) => `Seit ${time(since)} noch nicht wirksam`,
      speaking: 'Spricht',
      poorConnection: 'Schlechte Verbindung',
      sharingScreen: 'Teilt den Bildschirm',
      inSpotlight: 'Für alle hervorgehoben',
      notHereYet: 'Noch nicht da',
      waitingFor: (ms, isGuest) => `${isGuest ? 'Gast' : 'Angemeldet'}, ${duration(ms, 'gerade eben')}`,
      guest: 'Gast',
      reconnectingFor: (ms) => `Verbindet neu, ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `Video beendet von ${name}`,
      mutedBy: (name) => `Stummgeschaltet von ${name}`,
      notAllowed: (right, until, now) =>
        `Darf${until === undefined ? '' : ` bis ${moment(until, now)}`} nicht ${ALLOWED_TO[right]}`,
      byWhom: (by, reason) => `Von ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `Gegangen ${time(leftAt)}`
          : `Gegangen ${time(leftAt)}, ${duration(stayMs, 'unter einer Minute')} hier`,
      failed: (right, wanted, reason) =>
        `Darf ${wanted ? 'weiterhin nicht' : 'weiterhin'} ${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: '# Gerät', other: '# Geräte' }),
      handUp: (ms) => `Hand gehoben ${duration(ms, 'gerade eben')}`,
      handUpShort: (ms) => duration(ms, 'gerade eben'),
      handPlace: (place) =>
        place === undefined ? 'Hand gehoben' : `Hand gehoben, Platz ${number(place)} in der Reihe`,
      askTo: { microphone: 'Um Mikrofon bitten', camera: 'Um Video bitten' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `Um Mikrofon gebeten ${countdown(ms)}` : `Um Video gebeten ${countdown(ms)}`,
      invitedToStage: (ms) => `Auf die Bühne eingeladen ${countdown(ms)}`,
      asksToSpeak: 'Bittet um das Wort',
      asksPlace: (place) => `Bittet um das Wort${place === undefined ? '' : `, Platz ${number(place)} in der Reihe`}`,
      takeBack: 'Zurückziehen',
      cancel: 'Abbrechen',
      select: (name) => `${name} auswählen`,
      selected: 'Ausgewählt',
      actions: {
        'participant.mute': 'Stummschalten',
        'participant.stopVideo': 'Video beenden',
        'participant.stopScreen': 'Freigabe beenden',
        'participant.remove': 'Entfernen',
        'participant.ban': 'Sperren …',
        'participant.unban': 'Wieder einlassen',
        'participant.spotlight': 'Für alle hervorheben',
        'host.transfer': 'Zum Host machen …',
        'lobby.admit': 'Einlassen',
        'lobby.deny': 'Abweisen',
        'lobby.sendBack': 'In den Warteraum schicken',
        'participant.askUnmute': 'Um Mikrofon bitten',
        'unmute.accept': 'Stummschaltung aufheben',
        'unmute.decline': 'Stumm bleiben',
        'stage.invite': 'Auf die Bühne einladen',
        'stage.accept': 'Annehmen',
        'stage.decline': 'Nicht jetzt',
        'stage.remove': 'Ins Publikum verschieben',
        'stage.leave': 'Bühne verlassen',
        'stage.ask': 'Um das Wort bitten',
        'hand.raise': 'Hand heben',
        'hand.lower': 'Hand senken',
        'hand.next': 'Aufrufen',
        role: 'Rolle ändern',
        name: 'Umbenennen',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `Aktionen für ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'Erneut versuchen',
      dismiss: 'Schließen',
      retryFor: (verb, name) => `Erneut versuchen. ${verb}: ${name}`,
      dismissFor: (name) => `Meldung zu ${name} schließen`,
      loading: 'Personen werden geladen',
    },
    list: {
      selected: (n) => `${number(n)} ausgewählt`,
      joined: (n) => count(n, { one: '# Person ist beigetreten', other: '# Personen sind beigetreten' }),
      announceJoined: (all) => `${names(all)} ${all.length === 1 ? 'ist' : 'sind'} beigetreten`,
      announceHands: (all) => `${names(all)} ${all.length === 1 ? 'hebt' : 'heben'} die Hand`,
      announceWaiting: (all) => `${names(all)} ${all.length === 1 ? 'wartet' : 'warten'}`,
      nobodyWaiting: 'Niemand wartet',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'bittet um das Wort' : 'bitten um das Wort'}`,
      sectionActions: { 'stage.invite': 'Nächste Person einladen', 'lobby.admit': 'Alle einlassen', 'hand.lower': 'Alle senken' },
    },
    bulk: {
      clear: 'Auswahl aufheben',
      verb: {
        'lobby.admit': counted('Einlassen'),
        'lobby.deny': counted('Abweisen'),
        'participant.mute': counted('Stummschalten'),
        'participant.stopVideo': counted('Video beenden'),
        'participant.remove': counted('Entfernen'),
        'hand.lower': counted('Hände senken'),
      },
      skip: (verb, skipped) => `${verb}, ohne ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: '# Host', other: '# Hosts' }),
        CO_HOST: (n) => count(n, { one: '# Co-Host', other: '# Co-Hosts' }),
        MODERATOR: (n) => count(n, { one: '# Moderation', other: '# Moderationen' }),
        absent: (n) => `${number(n)} nicht anwesend`,
        off: (n) => `${number(n)} schon aus`,
      },
      ask: {
        'lobby.admit': { heading: (n) => `${people(n)} einlassen?`, text: 'Sie kommen sofort herein.' },
        'lobby.deny': {
          heading: (n) => `${people(n)} abweisen?`,
          text: 'Sie können eine Weile nicht wieder fragen. In den nächsten Sekunden können Sie es rückgängig machen.',
        },
        'participant.mute': {
          heading: (n) => `${people(n)} stummschalten?`,
          text: 'Sie können ihr Mikrofon jederzeit wieder einschalten. Niemand schaltet es für sie ein.',
        },
        'participant.stopVideo': {
          heading: (n) => `Video von ${people(n)} beenden?`,
          text: 'Sie können es jederzeit wieder starten.',
        },
        'participant.remove': {
          heading: (n) => `${people(n)} entfernen?`,
          text: 'Sie sind in wenigen Sekunden weg. Bis dahin können Sie es rückgängig machen.',
        },
        'hand.lower': {
          heading: (n) => `${count(n, { one: '# Hand', other: '# Hände' })} senken?`,
          text: 'Ihre Plätze in der Reihe gehen verloren.',
        },
      },
      cancel: 'Abbrechen',
    },
    menu: {
      permissionsAndRole: 'Rechte und Rolle',
      allowedTo: 'Darf',
      rights: {
        canSpeak: 'Sprechen',
        canVideo: 'Kamera benutzen',
        canShareScreen: 'Bildschirm teilen',
        canChat: 'Chatten',
      },
      role: 'Rolle',
      select: 'Auswählen',
      deselect: 'Nicht mehr auswählen',
      rank: (name, role, isLikeYou) => `${name}: ${STAFF[role]}${isLikeYou ? ' wie Sie' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} von ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'Umbenennen',
      newName: 'Neuer Name',
      save: 'Speichern',
      cancel: 'Abbrechen',
      blocked: {
        reconnecting: 'Nicht während der Neuverbindung',
        offline: 'Nicht ohne Verbindung',
        left: 'Diese Person ist gegangen',
        off: 'Schon aus',
        'not-held': 'Sie haben dieses Recht selbst nicht',
        absent: 'Nicht im Raum',
        unseen: 'Darf weder zu sehen noch zu hören sein',
      },
      removed: (name) => `${name} entfernt`,
      demoted: (name, role) => `${name} ist jetzt: ${role}`,
      undo: 'Rückgängig',
    },
    door: {
      waiting: {
        title: 'Sie warten auf Einlass',
        text: (ms) =>
          ms < 60_000
            ? `Die Leitung weiß, dass Sie da sind.`
            : `Die Leitung weiß, dass Sie da sind. Sie warten seit ${duration(ms, '')}.`,
        told: 'Nachricht der Leitung',
        leave: 'Verlassen',
      },
      locked: {
        title: 'Dieser Raum ist geschlossen',
        text: (by) =>
          `${by ?? 'Die Moderation'} hat ihn geschlossen. Sie treten automatisch bei, sobald er geöffnet wird.`,
      },
      ended: {
        title: 'Der Raum wurde beendet',
        text: (by, at) => (by === undefined ? `Er endete um ${at}.` : `${by} hat ihn um ${at} beendet.`),
      },
      denied: {
        title: 'Sie wurden nicht eingelassen',
        by: (name, at, reason) =>
          `${name ?? 'Die Moderation'} hat Sie${at === undefined ? '' : ` um ${at}`} nicht eingelassen${reason === undefined ? '' : `: ${reason}`}.`,
      },
      banned: {
        title: 'Sie können diesem Raum nicht beitreten',
        untilEnd: 'Sie sind gesperrt, bis der Raum endet.',
        forGood: 'Sie sind dauerhaft gesperrt.',
        mistake: 'Wenn das ein Irrtum ist, schreiben Sie an die Veranstalter.',
      },
      ask: {
        until: (until) => `Sie können ab ${until} wieder um Einlass bitten.`,
        over: 'Sie können wieder um Einlass bitten.',
        action: 'Um Einlass bitten',
      },
      knocks: {
        title: (name, n) => (n === 1 ? `${name} wartet` : `${people(n)} warten`),
        longest: (ms) => `Am längsten ${duration(ms, 'unter einer Minute')}`,
        show: 'Zeigen',
      },
      message: {
        item: 'Nachricht an alle Wartenden …',
        heading: 'Nachricht an alle Wartenden',
        reaches: (n) =>
          n === 0
            ? 'Gerade wartet niemand. Wer in den Warteraum kommt, sieht sie.'
            : `${people(n)} ${n === 1 ? 'wartet und sieht' : 'warten und sehen'} sie sofort, ebenso alle, die später kommen.`,
        field: 'Nachricht',
        send: 'Senden',
        clear: 'Zurücknehmen',
        cancel: 'Abbrechen',
        failed: (reason) => `Nicht gesendet: ${reason}`,
      },
      denial: (name) => `${name} abgewiesen`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name} wurde schon eingelassen`
          : by === undefined
            ? `${name} wurde schon abgewiesen`
            : `${by} hat ${name} schon abgewiesen`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'Eingelassen' : 'Abgewiesen'}: ${people(done)}`,
          ...(others > 0 ? [`${number(others)} von anderen entschieden`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'Jetzt versuchen',
      notLoaded: {
        title: 'Die Liste konnte nicht geladen werden',
        text: (ms) => `Der Server antwortet nicht. ${tryingAgain(ms)}.`,
      },
      offline: { title: 'Keine Verbindung', text: tryingAgain },
      accessEnded: {
        title: 'Melden Sie sich an, um zu sehen, wer da ist',
        text: 'Ihr Zugang zu diesem Raum ist abgelaufen.',
        action: 'Neu laden',
      },
      refused: { title: 'Sie können diesem Raum nicht beitreten' },
      misconfigured: { title: 'Die Liste ist nicht eingerichtet', text: 'Die Konsole des Browsers sagt, was fehlt.' },
      alone: { title: 'Sie sind allein hier', text: 'Andere erscheinen hier, sobald sie beitreten.' },
      elsewhere: {
        title: 'In einem anderen Tab geöffnet',
        text: 'Sie sind in einem anderen Tab oder auf einem anderen Gerät beigetreten. Hier ist die Verbindung beendet.',
        action: 'Diesen Tab verwenden',
      },
      removed: {
        title: 'Sie wurden entfernt',
        by: (name, at, reason) =>
          `${name ?? 'Die Moderation'} hat Sie${at === undefined ? '' : ` um ${at}`} entfernt${reason === undefined ? '' : `: ${reason}`}.`,
        until: (until) => `Sie können ab ${until} zurückkommen.`,
        over: 'Sie können jetzt zurückkommen.',
        action: 'Erneut versuchen',
      },
      onHold: {
        title: 'Sie werden gerade entfernt',
        text: (name, ms) => `${name ?? 'Die Moderation'} entfernt Sie in ${seconds(ms)}. Niemand hört oder sieht Sie.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by} hat Sie stummgeschaltet`,
            'video-stopped': `${by} hat Ihre Kamera ausgeschaltet`,
            'screen-stopped': `${by} hat Ihre Bildschirmfreigabe beendet`,
          })[what],
        text: 'Sie können das jederzeit wieder einschalten.',
        action: 'Schließen',
      },
      roomEnding: {
        title: 'Der Host ist gegangen',
        text: (ms) => (ms > 0 ? `Der Raum endet in ${remaining(ms)}` : 'Der Raum endet jetzt'),
      },
      mediaFailed: { title: 'Kein Live-Ton und kein Live-Bild' },
      disconnected: {
        title: 'Nicht verbunden',
        text: 'Sie haben die Liste dieses Raums verlassen.',
        action: 'Verbinden',
      },
    },
    cards: {
      stage: {
        title: (name) => `${name} lädt Sie auf die Bühne ein`,
        text: 'Alle können Sie dann hören und sehen.',
        no: 'Nicht jetzt',
        yes: 'Auf die Bühne gehen',
      },
      microphone: {
        title: (name) => `${name} bittet Sie, das Mikrofon einzuschalten`,
        text: 'Ihr Mikrofon bleibt aus, bis Sie es einschalten.',
        no: 'Stumm bleiben',
        yes: 'Stummschaltung aufheben',
      },
      camera: {
        title: (name) => `${name} bittet Sie, Ihr Video zu starten`,
        text: 'Ihre Kamera bleibt aus, bis Sie sie einschalten.',
        no: 'Nicht jetzt',
        yes: 'Video starten',
      },
      left: countdown,
      notAnswered: (reason) => `Nicht beantwortet: ${reason}`,
      preview: 'Vorschau',
      stopPreview: 'Vorschau beenden',
      onlyYou: 'Nur Sie sehen und hören das',
      picture: 'Ihr Kamerabild',
      noPreview: {
        refused: 'Der Browser erlaubt auf dieser Seite weder Kamera noch Mikrofon',
        none: 'Keine Kamera und kein Mikrofon gefunden',
        busy: 'Kamera oder Mikrofon wird von einem anderen Programm benutzt',
        failed: 'Die Vorschau konnte nicht gestartet werden',
      },
      noCamera: 'Keine Kamera gefunden',
      told: {
        'ask-declined': (name) => `${name} holt Sie jetzt nicht auf die Bühne`,
        'unmute-declined': (name) => `${name} bleibt stumm`,
        'video-declined': (name) => `${name} lässt die Kamera aus`,
        'stage-declined': (name) => `${name} kommt nicht auf die Bühne`,
        'unmute-unanswered': (name) => `${name} hat nicht geantwortet`,
        'video-unanswered': (name) => `${name} hat nicht geantwortet`,
        'stage-unanswered': (name) => `${name} hat nicht geantwortet`,
        'stage-over': () => 'Die Einladung auf die Bühne ist abgelaufen',
        'microphone-over': () => 'Sie bleiben stumm',
        'camera-over': () => 'Ihre Kamera bleibt aus',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'Stummschalten', off: 'Stummschaltung aufheben' },
        camera: { on: 'Video beenden', off: 'Video starten' },
        screen: { on: 'Freigabe beenden', off: 'Bildschirm teilen' },
      },
      ownDevices: 'Ihr Mikrofon, Ihre Kamera und Ihr Bildschirm',
      ownFailed: (device, reason) =>
        `${{ microphone: 'Mikrofon', camera: 'Kamera', screen: 'Bildschirm' }[device]}: ${reason}`,
    },
    room: {
      rules: 'Regeln des Raums',
      switches: {
        lobby: 'Warteraum',
        isLocked: 'Raum sperren',
        handRaising: 'Publikum darf die Hand heben',
        autoLower: 'Hände gehen herunter, wenn jemand sprechen darf',
        screenSharing: 'Vortragende dürfen den Bildschirm teilen',
        chatting: 'Publikum darf chatten',
        selfRenaming: 'Alle dürfen sich umbenennen',
        moderatorsInvite: 'Moderation darf einladen',
        coHostsEnd: 'Co-Hosts dürfen den Raum beenden',
        talkTime: 'Redezeit messen',
      },
      choices: { mode: 'Art des Raums', visibility: 'Das Publikum sieht', whenHostLeaves: 'Wenn der Host geht' },
      mode: {
        meeting: { name: 'Besprechung', note: 'Alle dürfen sprechen' },
        stage: { name: 'Bühne', note: 'Das Publikum sieht zu und meldet sich per Handzeichen' },
      },
      visibility: { everyone: 'Alle', stage: 'Personen auf der Bühne', counts: 'Nur, wie viele da sind' },
      keep: 'Den Raum offen lassen',
      endAfter: (ms) => (ms === 0 ? 'Sofort beenden' : `Nach ${duration(ms, '')} beenden`),
      deeds: {
        'participant.muteAll': 'Alle stummschalten',
        'host.transfer': 'Host-Rolle übergeben…',
        'room.end': 'Raum für alle beenden…',
      },
      blocked: {
        reconnecting: 'Nicht während des Wiederverbindens',
        offline: 'Nicht ohne Verbindung',
        ended: 'Der Raum ist beendet',
        observed: 'Ihre Website lässt die Leute in diesen Raum',
        'locked-above': 'Jemand mit höherer Rolle hat ihn gesperrt',
      },
      ask: {
        letIn: {
          heading: 'Warteraum ausschalten?',
          text: (n) =>
            `${count(n, { one: '# Person wartet und kommt', other: '# Personen warten und kommen' })} sofort herein.`,
          verb: 'Ausschalten',
        },
        end: {
          heading: 'Den Raum für alle beenden?',
          text: (n) => `${count(n, { one: '# Person verlässt', other: '# Personen verlassen' })} ihn sofort.`,
          verb: 'Raum beenden',
        },
        meeting: {
          heading: 'Aus dem Raum eine Besprechung machen?',
          text: 'Alle dürfen sprechen und ihre Kamera benutzen.',
          verb: 'Zur Besprechung machen',
        },
        stage: {
          heading: 'Aus dem Raum eine Bühne machen?',
          text: 'Das Publikum darf nicht mehr sprechen und keine Kamera mehr benutzen.',
          verb: 'Zur Bühne machen',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'Für alle hervorheben',
      unspotlight: 'Nicht mehr hervorheben',
      makeHost: 'Zum Host machen …',
      stepDown: 'Rolle abgeben …',
      limit: 'Einschränken …',
      note: 'Notiz und Tags …',
      ban: 'Sperren …',
      cancel: 'Abbrechen',
      askHost: {
        heading: (name) => `${name} zum Host machen?`,
        text: (name) => `${name} wird Host und Sie Co-Host. Nur diese Person kann es zurückgeben.`,
        verb: 'Zum Host machen',
      },
      askStepDown: {
        heading: 'Ihre Rolle abgeben?',
        text: (role) =>
          `Sie werden: ${role}. Das lässt sich nicht rückgängig machen: Jemand über Ihnen gibt die Rolle wieder.`,
        verb: 'Rolle abgeben',
      },
      howLong: 'Wie lange',
      spans: {
        600: '10 min',
        1800: '30 min',
        3600: '1 Stunde',
        86400: '1 Tag',
        end: 'Bis der Raum endet',
        open: 'Bis jemand es zurücknimmt',
      },
      reason: (name) => `Grund, den ${name} erfährt`,
      askBan: {
        heading: (name) => `${name} sperren?`,
        text: (name) => `${name} verlässt den Raum sofort und kann nicht zurückkommen, bis die Sperre endet.`,
        verb: (name) => `${name} sperren`,
      },
      askLimit: {
        heading: (name) => `${name} einschränken?`,
        what: 'Darf nicht',
        rights: {
          canSpeak: 'Sprechen',
          canVideo: 'Kamera benutzen',
          canShareScreen: 'Bildschirm teilen',
          canChat: 'Chatten',
        },
        verb: (name) => `${name} einschränken`,
      },
      askNote: {
        heading: (name) => `Über ${name}`,
        text: (name) => `Das sieht nur die Leitung, nicht ${name}.`,
        note: 'Notiz',
        tags: 'Tags, mit Kommas getrennt',
        last: (by, at, now) => `Zuletzt von ${by} geschrieben, ${moment(at, now)}`,
        verb: 'Speichern',
        changed: (by) => `${by} hat inzwischen geschrieben:`,
        removed: 'Die Notiz wurde inzwischen entfernt.',
        verbAnyway: 'Meine speichern',
      },
      notDone: (reason) => `Nicht getan: ${reason}`,
    },
    keptOut: {
      nobody: 'Niemand ist ausgeschlossen',
      nobodyText: 'Wer entfernt oder gesperrt wird, steht hier, bis die Rückkehr erlaubt ist.',
      people: (n) => count(n, { one: '# Person ausgeschlossen', other: '# Personen ausgeschlossen' }),
      search: 'Ausgeschlossene suchen',
      noMatch: (query) => `Niemand heißt „${query}“`,
      by: (name) => `Von ${name}`,
      denied: 'Nicht eingelassen',
      unban: 'Entsperren',
      unbanWhom: (name) => `${name} entsperren`,
      unbanned: 'Darf wiederkommen',
      undo: 'Rückgängig',
      undoFor: (name) => `Rückgängig. ${name} wieder sperren`,
      notUnbanned: (reason) => `Nicht entsperrt: ${reason}`,
    },
    search: {
      search: 'Personen suchen',
      clear: 'Suche löschen',
      filter: 'Filter',
      filtersOn: (n) => `Filter, ${number(n)} aktiv`,
      filters: {
        hand: 'Hand gehoben',
        microphone: 'Mikrofon an',
        camera: 'Kamera an',
        staff: 'Leitung',
        stage: 'Auf der Bühne',
        viewers: 'Publikum',
        invited: 'Noch nicht da',
        left: 'Gegangen',
      },
      count: number,
      found: (shown, total) => `${number(shown)} von ${people(total)}`,
      showAll: 'Löschen',
      noOne: (query) => `Niemand heißt „${query}“`,
      noOneHere: 'Niemand passt dazu',
      searched: (total) => `Namen und Benutzernamen von ${people(total)} durchsucht.`,
      searchedFilters: (filters, total) => `Gesucht nach ${list(filters)} unter ${people(total)}.`,
    },
    sheet: { taller: 'Höher', shorter: 'Niedriger', close: 'Schließen' },
  }
}
