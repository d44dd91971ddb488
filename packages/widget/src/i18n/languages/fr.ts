import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'parler',
  canVideo: 'utiliser la caméra',
  canShareScreen: 'partager l’écran',
  canChat: 'écrire dans le chat',
}
const TAKE = {
  canSpeak: 'Retirer le micro',
  canVideo: 'Retirer la caméra',
  canShareScreen: 'Retirer le partage d’écran',
  canChat: 'Retirer le chat',
}
const ALLOW = {
  canSpeak: 'Autoriser à parler',
  canVideo: 'Autoriser la caméra',
  canShareScreen: 'Autoriser le partage d’écran',
  canChat: 'Autoriser le chat',
}
const NOT_DONE = {
  'participant.mute': 'Micro non coupé',
  'participant.stopVideo': 'Vidéo non arrêtée',
  'participant.stopScreen': 'Partage non arrêté',
  'participant.remove': 'Non retiré',
  'participant.ban': 'Non banni',
  'participant.unban': 'Non réadmis',
  'participant.spotlight': 'Mise en avant non modifiée',
  'host.transfer': 'Hôte non changé',
  'lobby.admit': 'Non admis',
  'lobby.deny': 'Non refusé',
  'lobby.sendBack': 'Non renvoyé en salle d’attente',
  'participant.askUnmute': 'Demande non envoyée',
  'unmute.accept': 'Sans réponse',
  'unmute.decline': 'Sans réponse',
  'stage.invite': 'Non invité',
  'stage.accept': 'Non accepté',
  'stage.decline': 'Non refusé',
  'stage.remove': 'Non déplacé',
  'stage.leave': 'Toujours sur scène',
  'stage.ask': 'Demande non envoyée',
  'hand.raise': 'Main non levée',
  'hand.lower': 'Main non baissée',
  'hand.next': 'Parole non donnée',
  role: 'Rôle non modifié',
  name: 'Non renommé',
}

const REASONS: Record<string, string> = {
  'no-answer': 'pas de réponse',
  'not-staff': 'réservé à l’équipe',
  'rank-too-low': 'votre rôle ne le permet pas',
  'not-yourself': 'impossible pour soi-même',
  'not-held': 'vous n’avez pas ce droit vous-même',
  'switched-off': 'c’est désactivé dans cette salle',
  'participant-not-found': 'cette personne n’est plus dans la liste',
  'not-in-room': 'cette personne n’est pas dans la salle',
  conflict: 'quelqu’un d’autre vient de le modifier',
  'observed-room': 'le site gère les droits de cette salle',
  'too-many-requests': 'trop de demandes à la fois',
  'livekit-unavailable': 'LiveKit ne répond pas',
  'database-unavailable': 'le serveur est surchargé',
  internal: 'erreur du serveur',
}
const STAFF: Record<string, string> = { HOST: 'hôte', CO_HOST: 'co-hôte', MODERATOR: 'modérateur' }
const DONE = {
  'participant.mute': 'Micros coupés',
  'participant.stopVideo': 'Vidéos arrêtées',
  'participant.remove': 'Retirés',
  'hand.lower': 'Mains baissées',
}

const ROOM_NOT_DONE = {
  'room.lock': 'Salle non verrouillée',
  'room.unlock': 'Salle non déverrouillée',
  'room.end': 'Salle non fermée',
  'room.change': 'Salle non modifiée',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale)
  const people = (n: number) => count(n, { one: '# personne', other: '# personnes' })
  const names = (all: readonly string[]) => some(all, (n) => `${number(n)} autres`)
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'Nouvelle tentative en cours' : `Nouvelle tentative dans ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => count(n, { one: '# déjà parti', other: '# déjà partis' })
  const notDone = (n: number) => count(n, { one: '# échec', other: '# échecs' })
  return {
    panel: {
      title: 'Participants',
      people: 'Personnes',
      views: { insights: 'Statistiques', activity: 'Activité', 'kept-out': 'Exclus' },
      backToPeople: 'Revenir aux personnes',
      room: 'Salle',
      phases: { ended: 'Terminée', 'not-started': 'Pas commencée' },
      marks: { locked: 'Verrouillée', lobby: 'Salle d’attente active' },
      countsAtEnd: (total, at) => `${number(total)} au total, terminée à ${time(at)}`,
      status: { live: 'En direct', reconnecting: 'Reconnexion', offline: 'Hors ligne' },
      counts: (online, total) => `${number(online)} en ligne, ${number(total)} au total`,
      online: (online) => `${number(online)} en ligne`,
      onlineWhile: (online, status) => `${number(online)} en ligne, ${status.toLowerCase()}`,
      countsAsOf: (online, asOf) => `${number(online)} en ligne à ${time(asOf)}`,
      sections: {
        waiting: 'En attente',
        hands: 'Mains levées',
        staff: 'Équipe',
        stage: 'Sur scène',
        room: 'Dans la salle',
        viewers: 'Spectateurs',
        bots: 'Bots',
        invited: 'Invités',
        left: 'Partis',
      },
      number,
      peopleCount: people,
      you: '(vous)',
      roles: {
        HOST: 'Hôte',
        CO_HOST: 'Co-hôte',
        MODERATOR: 'Modérateur',
        SPEAKER: 'Intervenant',
        VIEWER: 'Spectateur',
      },
      presence: {
        here: 'Présent',
        reconnecting: 'Reconnexion',
        waiting: 'En attente',
        invited: 'Pas encore là',
        left: 'Parti',
      },
      microphone: {
        on: 'Micro activé',
        speaking: 'Parle',
        off: 'Micro coupé',
        'off-by-moderator': 'Micro coupé par un modérateur',
        'not-allowed': 'Non autorisé à parler',
        unknown: 'État du micro inconnu',
      },
      camera: {
        on: 'Caméra activée',
        speaking: 'Caméra activée',
        off: 'Caméra désactivée',
        'off-by-moderator': 'Vidéo arrêtée par un modérateur',
        'not-allowed': 'Non autorisé à utiliser la caméra',
        unknown: 'État de la caméra inconnu',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb} : ${name} (${state.charAt(0).toLowerCase()}${state.slice(1)})`,
      slotTip: (verb, name) => `${verb} : ${name}`,
      blocked: { reconnecting: 'Impossible pendant la reconnexion', offline: 'Impossible hors ligne' },
      beingRemoved: 'Exclusion en cours',
      keptOut: (until, now) => {
        if (until === 'end') return 'Exclu jusqu’à la fin de la salle'
        return until === 'open' ? 'Exclu' : `Exclu jusqu’à ${moment(until, now)}`
      },
      syncing: 'Synchronisation',
      notInForce: (since) => `Pas encore appliqué depuis ${time(since)}`,
      speaking: 'Parle',
      poorConnection: 'Mauvaise connexion',
      sharingScreen: 'Partage son écran',
      inSpotlight: 'Mis en avant pour tous',
      notHereYet: 'Pas encore là',
      waitingFor: (ms, isGuest) => `${isGuest ? 'Invité' : 'Connecté'}, ${duration(ms, 'à l’instant')}`,
      guest: 'Invité',
      reconnectingFor: (ms) => `Reconnexion ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `Vidéo arrêtée par ${name}`,
      mutedBy: (name) => `Micro coupé par ${name}`,
      notAllowed: (right, until, now) =>
        `Non autorisé à ${ALLOWED_TO[right]}${until === undefined ? '' : ` jusqu’à ${moment(until, now)}`}`,
      byWhom: (by, reason) => `Par ${by}${reason === undefined ? '' : `\u00a0: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `Parti à ${time(leftAt)}`
          : `Parti à ${time(leftAt)}, présent ${duration(stayMs, 'moins d’une minute')}`,
      failed: (right, wanted, reason) =>
        `${wanted ? 'Toujours non autorisé' : 'Toujours autorisé'} à ${ALLOWED_TO[right]} : ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: '# appareil', other: '# appareils' }),
      handUp: (ms) => `Main levée ${duration(ms, 'à l’instant')}`,
      handUpShort: (ms) => duration(ms, 'à l’instant'),
      handPlace: (place) => (place === undefined ? 'Main levée' : `Main levée, numéro ${number(place)} dans la file`),
      askTo: { microphone: 'Demander d’activer le micro', camera: 'Demander d’activer la vidéo' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `Micro demandé ${countdown(ms)}` : `Vidéo demandée ${countdown(ms)}`,
      invitedToStage: (ms) => `Invitation sur scène ${countdown(ms)}`,
      asksToSpeak: 'Demande la parole',
      asksPlace: (place) => `Demande la parole${place === undefined ? '' : `, numéro ${number(place)} dans la file`}`,
      takeBack: 'Retirer la demande',
      cancel: 'Annuler',
      select: (name) => `Sélectionner ${name}`,
      selected: 'Sélection',
      actions: {
        'participant.mute': 'Couper le micro',
        'participant.stopVideo': 'Arrêter la vidéo',
        'participant.stopScreen': 'Arrêter le partage',
        'participant.remove': 'Retirer',
        'participant.ban': 'Bannir…',
        'participant.unban': 'Réadmettre',
        'participant.spotlight': 'Mettre en avant pour tous',
        'host.transfer': 'Nommer hôte…',
        'lobby.admit': 'Admettre',
        'lobby.deny': 'Refuser',
        'lobby.sendBack': 'Renvoyer en salle d’attente',
        'participant.askUnmute': 'Demander d’activer le micro',
        'unmute.accept': 'Activer le micro',
        'unmute.decline': 'Rester muet',
        'stage.invite': 'Inviter sur scène',
        'stage.accept': 'Accepter',
        'stage.decline': 'Pas maintenant',
        'stage.remove': 'Déplacer vers le public',
        'stage.leave': 'Quitter la scène',
        'stage.ask': 'Demander la parole',
        'hand.raise': 'Lever la main',
        'hand.lower': 'Baisser la main',
        'hand.next': 'Donner la parole',
        role: 'Changer le rôle',
        name: 'Renommer',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `Actions pour ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'Réessayer',
      dismiss: 'Ignorer',
      retryFor: (verb, name) => `Réessayer. ${verb} : ${name}`,
      dismissFor: (name) => `Ignorer le message concernant ${name}`,
      loading: 'Chargement des personnes',
    },
    list: {
      selected: (n) => count(n, { one: '# sélectionné', other: '# sélectionnés' }),
      joined: (n) => count(n, { one: '# personne est arrivée', other: '# personnes sont arrivées' }),
      announceJoined: (all) => `Arrivée de ${names(all)}`,
      announceHands: (all) => `${names(all)} ${all.length === 1 ? 'lève' : 'lèvent'} la main`,
      announceWaiting: (all) => `${names(all)} ${all.length === 1 ? 'attend' : 'attendent'} d’entrer`,
      nobodyWaiting: 'Personne n’attend',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'demande la parole' : 'demandent la parole'}`,
      sectionActions: { 'stage.invite': 'Inviter le suivant', 'lobby.admit': 'Tout admettre', 'hand.lower': 'Tout baisser' },
    },
    bulk: {
      clear: 'Effacer la sélection',
      verb: {
        'lobby.admit': counted('Admettre'),
        'lobby.deny': counted('Refuser'),
        'participant.mute': counted('Couper le micro'),
        'participant.stopVideo': counted('Arrêter la vidéo'),
        'participant.remove': counted('Retirer'),
        'hand.lower': counted('Baisser les mains'),
      },
      skip: (verb, skipped) => `${verb}, sauf ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: '# hôte', other: '# hôtes' }),
        CO_HOST: (n) => count(n, { one: '# co-hôte', other: '# co-hôtes' }),
        MODERATOR: (n) => count(n, { one: '# modérateur', other: '# modérateurs' }),
        absent: (n) => count(n, { one: '# absent', other: '# absents' }),
        off: (n) => count(n, { one: '# déjà désactivé', other: '# déjà désactivés' }),
      },
      ask: {
        'lobby.admit': { heading: (n) => `Admettre ${people(n)} ?`, text: 'Elles entrent aussitôt.' },
        'lobby.deny': {
          heading: (n) => `Refuser ${people(n)} ?`,
          text: 'Elles ne pourront pas redemander pendant un moment. Vous pouvez annuler dans les prochaines secondes.',
        },
        'participant.mute': {
          heading: (n) => `Couper le micro de ${people(n)} ?`,
          text: 'Elles peuvent le réactiver à tout moment. Personne ne le fait à leur place.',
        },
        'participant.stopVideo': {
          heading: (n) => `Arrêter la vidéo de ${people(n)} ?`,
          text: 'Elles peuvent la relancer à tout moment.',
        },
        'participant.remove': {
          heading: (n) => `Retirer ${people(n)} ?`,
          text: 'Elles partent dans quelques secondes. D’ici là, vous pouvez annuler.',
        },
        'hand.lower': {
          heading: (n) => `Baisser ${count(n, { one: '# main', other: '# mains' })} ?`,
          text: 'Leurs places dans la file sont perdues.',
        },
      },
      cancel: 'Annuler',
    },
    menu: {
      permissionsAndRole: 'Autorisations et rôle',
      allowedTo: 'Autorisations',
      rights: {
        canSpeak: 'Parler',
        canVideo: 'Utiliser la caméra',
        canShareScreen: 'Partager l’écran',
        canChat: 'Écrire',
      },
      role: 'Rôle',
      select: 'Sélectionner',
      deselect: 'Désélectionner',
      rank: (name, role, isLikeYou) => `${name} est ${STAFF[role]}${isLikeYou ? ' comme vous' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]} : ${done === asked ? people(done) : `${number(done)} sur ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'Renommer',
      newName: 'Nouveau nom',
      save: 'Enregistrer',
      cancel: 'Annuler',
      blocked: {
        reconnecting: 'Pas pendant la reconnexion',
        offline: 'Pas hors connexion',
        left: 'Cette personne est partie',
        off: 'Déjà désactivé',
        'not-held': 'Vous n’avez pas ce droit vous-même',
        absent: 'Absent de la salle',
        unseen: 'Ne peut être ni vu ni entendu',
      },
      removed: (name) => `${name} : retrait en cours`,
      demoted: (name, role) => `${name} est maintenant : ${role}`,
      undo: 'Rétablir',
    },
    door: {
      waiting: {
        title: 'En attente d’être admis',
        text: (ms) =>
          ms < 60_000
            ? `L’hôte sait que vous êtes là.`
            : `L’hôte sait que vous êtes là. Vous attendez depuis ${duration(ms, '')}.`,
        told: 'Message des hôtes',
        leave: 'Quitter',
      },
      locked: {
        title: 'Cette salle est verrouillée',
        text: (by) =>
          `${by ?? 'Un modérateur'} l’a verrouillée. Vous entrerez automatiquement dès qu’elle sera ouverte.`,
      },
      ended: {
        title: 'La salle est terminée',
        text: (by, at) => (by === undefined ? `Elle s’est terminée à ${at}.` : `${by} l’a terminée à ${at}.`),
      },
      denied: {
        title: 'Vous n’avez pas été admis',
        by: (name, at, reason) =>
          `${name ?? 'Un modérateur'} ne vous a pas admis${at === undefined ? '' : ` à ${at}`}${reason === undefined ? '' : ` : ${reason}`}.`,
      },
      banned: {
        title: 'Vous ne pouvez pas rejoindre cette salle',
        untilEnd: 'Vous êtes banni jusqu’à la fin de la salle.',
        forGood: 'Vous êtes banni définitivement.',
        mistake: 'Si c’est une erreur, écrivez à l’organisateur.',
      },
      ask: {
        until: (until) => `Vous pourrez redemander à entrer à ${until}.`,
        over: 'Vous pouvez redemander à entrer.',
        action: 'Demander à entrer',
      },
      knocks: {
        title: (name, n) => (n === 1 ? `${name} attend d’entrer` : `${people(n)} attendent d’entrer`),
        longest: (ms) => `Au plus ${duration(ms, 'moins d’une minute')}`,
        show: 'Afficher',
      },
      message: {
        item: 'Message à ceux qui attendent…',
        heading: 'Message à ceux qui attendent',
        reaches: (n) =>
          n === 0
            ? 'Personne n’attend pour l’instant. Qui arrive en salle d’attente le verra.'
            : `${n === 1 ? `${people(n)} attend et le voit` : `${people(n)} attendent et le voient`} aussitôt, comme qui arrivera plus tard.`,
        field: 'Message',
        send: 'Envoyer',
        clear: 'Retirer',
        cancel: 'Annuler',
        failed: (reason) => `Non envoyé : ${reason}`,
      },
      denial: (name) => `${name} refusé`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name} a déjà été admis`
          : by === undefined
            ? `${name} a déjà été refusé`
            : `${by} a déjà refusé ${name}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'Admis' : 'Refusés'}: ${people(done)}`,
          ...(others > 0 ? [`${number(others)} déjà décidés par d’autres`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'Réessayer',
      notLoaded: {
        title: 'La liste n’a pas pu être chargée',
        text: (ms) => `Le serveur ne répond pas. ${tryingAgain(ms)}.`,
      },
      offline: { title: 'Pas de connexion', text: tryingAgain },
      accessEnded: {
        title: 'Connectez-vous pour voir qui est là',
        text: 'Votre accès à cette salle a expiré.',
        action: 'Recharger',
      },
      refused: { title: 'Vous ne pouvez pas rejoindre cette salle' },
      misconfigured: {
        title: 'La liste n’est pas configurée',
        text: 'La console du navigateur indique ce qui manque.',
      },
      alone: { title: 'Vous êtes seul ici', text: 'Les autres apparaîtront ici à leur arrivée.' },
      elsewhere: {
        title: 'Ouvert dans un autre onglet',
        text: 'Vous êtes connecté depuis un autre onglet ou appareil. Celui-ci s’est arrêté.',
        action: 'Utiliser cet onglet',
      },
      removed: {
        title: 'Vous avez été exclu',
        by: (name, at, reason) =>
          `${name ?? 'Un modérateur'} vous a exclu${at === undefined ? '' : ` à ${at}`}${reason === undefined ? '' : ` : ${reason}`}.`,
        until: (until) => `Vous pourrez revenir à ${until}.`,
        over: 'Vous pouvez revenir maintenant.',
        action: 'Réessayer',
      },
      onHold: {
        title: 'Vous allez être exclu',
        text: (name, ms) =>
          `${name ?? 'Un modérateur'} vous exclut dans ${seconds(ms)}. Personne ne vous entend ni ne vous voit.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by} a coupé votre micro`,
            'video-stopped': `${by} a arrêté votre caméra`,
            'screen-stopped': `${by} a arrêté votre partage d’écran`,
          })[what],
        text: 'Vous pouvez le réactiver à tout moment.',
        action: 'Ignorer',
      },
      roomEnding: {
        title: 'L’hôte est parti',
        text: (ms) => (ms > 0 ? `La salle ferme dans ${remaining(ms)}` : 'La salle ferme maintenant'),
      },
      mediaFailed: { title: 'Ni son ni vidéo en direct' },
      disconnected: {
        title: 'Non connecté',
        text: 'Vous avez quitté la liste de cette salle.',
        action: 'Se connecter',
      },
    },
    cards: {
      stage: {
        title: (name) => `${name} vous invite sur scène`,
        text: 'Tout le monde pourra vous entendre et vous voir.',
        no: 'Pas maintenant',
        yes: 'Monter sur scène',
      },
      microphone: {
        title: (name) => `${name} vous demande d’activer votre micro`,
        text: 'Votre micro reste coupé tant que vous ne l’activez pas.',
        no: 'Rester muet',
        yes: 'Activer le micro',
      },
      camera: {
        title: (name) => `${name} vous demande d’activer votre vidéo`,
        text: 'Votre caméra reste éteinte tant que vous ne l’activez pas.',
        no: 'Pas maintenant',
        yes: 'Démarrer la vidéo',
      },
      left: countdown,
      notAnswered: (reason) => `Sans réponse : ${reason}`,
      preview: 'Aperçu',
      stopPreview: 'Fermer l’aperçu',
      onlyYou: 'Vous seul voyez et entendez ceci',
      picture: 'L’image de votre caméra',
      noPreview: {
        refused: 'Le navigateur n’autorise ni la caméra ni le micro sur cette page',
        none: 'Ni caméra ni micro',
        busy: 'La caméra ou le micro est utilisé par un autre programme',
        failed: 'L’aperçu n’a pas pu démarrer',
      },
      noCamera: 'Aucune caméra',
      told: {
        'ask-declined': (name) => `${name} ne vous fait pas monter sur scène pour l’instant`,
        'unmute-declined': (name) => `${name} garde le micro coupé`,
        'video-declined': (name) => `${name} laisse la caméra éteinte`,
        'stage-declined': (name) => `${name} ne monte pas sur scène`,
        'unmute-unanswered': (name) => `${name} n’a pas répondu`,
        'video-unanswered': (name) => `${name} n’a pas répondu`,
        'stage-unanswered': (name) => `${name} n’a pas répondu`,
        'stage-over': () => 'L’invitation sur scène a expiré',
        'microphone-over': () => 'Votre micro reste coupé',
        'camera-over': () => 'Votre caméra reste éteinte',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'Couper le micro', off: 'Activer le micro' },
        camera: { on: 'Arrêter la vidéo', off: 'Démarrer la vidéo' },
        screen: { on: 'Arrêter le partage', off: 'Partager l’écran' },
      },
      ownDevices: 'Votre micro, votre caméra et votre écran',
      ownFailed: (device, reason) =>
        `${{ microphone: 'Micro', camera: 'Caméra', screen: 'Écran' }[device]} : ${reason}`,
    },
    room: {
      rules: 'Règles de la salle',
      switches: {
        lobby: 'Salle d’attente',
        isLocked: 'Verrouiller la salle',
        handRaising: 'Les spectateurs peuvent lever la main',
        autoLower: 'Baisser la main de qui reçoit la parole',
        screenSharing: 'Les intervenants peuvent partager leur écran',
        chatting: 'Les spectateurs peuvent écrire dans le chat',
        selfRenaming: 'Chacun peut changer son nom',
        moderatorsInvite: 'Les modérateurs peuvent inviter',
        coHostsEnd: 'Les co-hôtes peuvent fermer la salle',
        talkTime: 'Mesurer le temps de parole',
      },
      choices: { mode: 'Type de salle', visibility: 'Les spectateurs voient', whenHostLeaves: 'Quand l’hôte part' },
      mode: {
        meeting: { name: 'Réunion', note: 'Tout le monde peut parler' },
        stage: { name: 'Scène', note: 'Les spectateurs regardent et lèvent la main pour demander la parole' },
      },
      visibility: {
        everyone: 'Tout le monde',
        stage: 'Les personnes sur scène',
        counts: 'Seulement le nombre de présents',
      },
      keep: 'Laisser la salle ouverte',
      endAfter: (ms) => (ms === 0 ? 'La fermer aussitôt' : `La fermer après ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'Couper tous les micros',
        'host.transfer': 'Transmettre le rôle d’hôte…',
        'room.end': 'Fermer la salle pour tous…',
      },
      blocked: {
        reconnecting: 'Pas pendant la reconnexion',
        offline: 'Pas hors ligne',
        ended: 'La salle est fermée',
        observed: 'Votre site décide qui entre dans cette salle',
        'locked-above': 'Verrouillée par quelqu’un de rang supérieur',
      },
      ask: {
        letIn: {
          heading: 'Désactiver la salle d’attente ?',
          text: (n) =>
            `${count(n, { one: '# personne attend et entre', other: '# personnes attendent et entrent' })} aussitôt.`,
          verb: 'Désactiver',
        },
        end: {
          heading: 'Fermer la salle pour tous ?',
          text: (n) => `${count(n, { one: '# personne part', other: '# personnes partent' })} aussitôt.`,
          verb: 'Fermer la salle',
        },
        meeting: {
          heading: 'Faire de cette salle une réunion ?',
          text: 'Tout le monde pourra parler et utiliser sa caméra.',
          verb: 'En faire une réunion',
        },
        stage: {
          heading: 'Faire de cette salle une scène ?',
          text: 'Les spectateurs ne pourront plus parler ni utiliser leur caméra.',
          verb: 'En faire une scène',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'Mettre en avant pour tous',
      unspotlight: 'Ne plus mettre en avant',
      makeHost: 'Nommer hôte…',
      stepDown: 'Quitter son rôle…',
      limit: 'Restreindre…',
      note: 'Note et étiquettes…',
      ban: 'Bannir…',
      cancel: 'Annuler',
      askHost: {
        heading: (name) => `Nommer ${name} hôte ?`,
        text: (name) => `${name} devient hôte et vous co-hôte. Seule cette personne peut vous le rendre.`,
        verb: 'Nommer hôte',
      },
      askStepDown: {
        heading: 'Quitter votre rôle ?',
        text: (role) =>
          `Vous devenez : ${role}. C’est irréversible : quelqu’un au-dessus de vous doit vous redonner le rôle.`,
        verb: 'Quitter le rôle',
      },
      howLong: 'Pour combien de temps',
      spans: {
        600: '10 min',
        1800: '30 min',
        3600: '1 heure',
        86400: '1 jour',
        end: 'Jusqu’à la fin de la salle',
        open: 'Jusqu’à ce que quelqu’un l’annule',
      },
      reason: (name) => `Motif communiqué à ${name}`,
      askBan: {
        heading: (name) => `Bannir ${name} ?`,
        text: (name) => `${name} sort immédiatement et ne peut pas revenir avant la fin du bannissement.`,
        verb: (name) => `Bannir ${name}`,
      },
      askLimit: {
        heading: (name) => `Restreindre ${name} ?`,
        what: 'Non autorisé à',
        rights: {
          canSpeak: 'Parler',
          canVideo: 'Utiliser la caméra',
          canShareScreen: 'Partager l’écran',
          canChat: 'Écrire dans le chat',
        },
        verb: (name) => `Restreindre ${name}`,
      },
      askNote: {
        heading: (name) => `À propos de ${name}`,
        text: (name) => `Seule l’équipe voit ceci, pas ${name}.`,
        note: 'Note',
        tags: 'Étiquettes, séparées par des virgules',
        last: (by, at, now) => `Dernière version de ${by}, ${moment(at, now)}`,
        verb: 'Enregistrer',
        changed: (by) => `${by} a écrit entre-temps :`,
        removed: 'La note a été retirée entre-temps.',
        verbAnyway: 'Enregistrer la mienne',
      },
      notDone: (reason) => `Non fait : ${reason}`,
    },
    keptOut: {
      nobody: 'Personne n’est exclu',
      nobodyText: 'Qui est retiré ou banni reste ici jusqu’à pouvoir revenir.',
      people: (n) => count(n, { one: '# personne exclue', other: '# personnes exclues' }),
      search: 'Chercher parmi les exclus',
      noMatch: (query) => `Personne ne s’appelle « ${query} »`,
      by: (name) => `Par ${name}`,
      denied: 'Non admis',
      unban: 'Lever',
      unbanWhom: (name) => `Lever l’exclusion de ${name}`,
      unbanned: 'Peut revenir',
      undo: 'Annuler',
      undoFor: (name) => `Annuler. Bannir de nouveau ${name}`,
      notUnbanned: (reason) => `Exclusion non levée : ${reason}`,
    },
    search: {
      search: 'Rechercher',
      clear: 'Effacer la recherche',
      filter: 'Filtrer',
      filtersOn: (n) => count(n, { one: 'Filtrer, # filtre actif', other: 'Filtrer, # filtres actifs' }),
      filters: {
        hand: 'Main levée',
        microphone: 'Micro activé',
        camera: 'Caméra activée',
        staff: 'Équipe',
        stage: 'Sur scène',
        viewers: 'Spectateurs',
        invited: 'Pas encore là',
        left: 'Partis',
      },
      count: number,
      found: (shown, total) => `${number(shown)} sur ${people(total)}`,
      showAll: 'Effacer',
      noOne: (query) => `Personne ne s’appelle « ${query} »`,
      noOneHere: 'Personne ne correspond',
      searched: (total) => `Recherche dans les noms et identifiants de ${people(total)}.`,
      searchedFilters: (filters, total) => `Recherche de ${list(filters)} parmi ${people(total)}.`,
    },
    sheet: { taller: 'Agrandir', shorter: 'Réduire', close: 'Fermer' },
  }
}
