import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'hablar',
  canVideo: 'usar la cámara',
  canShareScreen: 'compartir pantalla',
  canChat: 'usar el chat',
}
const TAKE = {
  canSpeak: 'Quitar el micrófono',
  canVideo: 'Quitar la cámara',
  canShareScreen: 'Quitar el uso compartido de pantalla',
  canChat: 'Quitar el chat',
}
const ALLOW = {
  canSpeak: 'Permitir hablar',
  canVideo: 'Permitir la cámara',
  canShareScreen: 'Permitir compartir pantalla',
  canChat: 'Permitir el chat',
}
const NOT_DONE = {
  'participant.mute': 'No silenciado',
  'participant.stopVideo': 'Vídeo no detenido',
  'participant.stopScreen': 'No se dejó de compartir',
  'participant.remove': 'No expulsado',
  'participant.ban': 'No vetado',
  'participant.unban': 'No readmitido',
  'participant.spotlight': 'Foco no cambiado',
  'host.transfer': 'Anfitrión no cambiado',
  'lobby.admit': 'No admitido',
  'lobby.deny': 'No rechazado',
  'lobby.sendBack': 'No enviado a la sala de espera',
  'participant.askUnmute': 'Petición no enviada',
  'unmute.accept': 'Sin responder',
  'unmute.decline': 'Sin responder',
  'stage.invite': 'No invitado',
  'stage.accept': 'No aceptado',
  'stage.decline': 'No rechazado',
  'stage.remove': 'No movido',
  'stage.leave': 'Aún en el escenario',
  'stage.ask': 'Petición no enviada',
  'hand.raise': 'Mano no levantada',
  'hand.lower': 'Mano no bajada',
  'hand.next': 'No se dio la palabra',
  role: 'Rol sin cambiar',
  name: 'Nombre sin cambiar',
}

const REASONS: Record<string, string> = {
  'no-answer': 'sin respuesta',
  'not-staff': 'solo puede hacerlo el equipo',
  'rank-too-low': 'su rol no es suficiente',
  'not-yourself': 'no es posible consigo mismo',
  'not-held': 'usted no tiene este permiso',
  'switched-off': 'está desactivado en esta sala',
  'participant-not-found': 'esta persona ya no está en la lista',
  'not-in-room': 'esta persona no está en la sala',
  conflict: 'otra persona lo cambió antes',
  'observed-room': 'el sitio asigna los permisos de esta sala',
  'too-many-requests': 'demasiadas solicitudes',
  'livekit-unavailable': 'LiveKit no responde',
  'database-unavailable': 'el servidor está saturado',
  internal: 'error en el servidor',
}
const STAFF: Record<string, string> = { HOST: 'anfitrión', CO_HOST: 'coanfitrión', MODERATOR: 'moderador' }
const DONE = {
  'participant.mute': 'Silenciados',
  'participant.stopVideo': 'Vídeos detenidos',
  'participant.remove': 'Expulsados',
  'hand.lower': 'Manos bajadas',
}

const ROOM_NOT_DONE = {
  'room.lock': 'Sala no bloqueada',
  'room.unlock': 'Sala no desbloqueada',
  'room.end': 'Sala no terminada',
  'room.change': 'Sala no cambiada',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale)
  const people = (n: number) => count(n, { one: '# persona', other: '# personas' })
  const names = (all: readonly string[]) => some(all, (n) => `${number(n)} más`)
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'Reintentando' : `Nuevo intento en ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `${number(n)} ya no estaban`
  const notDone = (n: number) => `${number(n)} con error`
  return {
    panel: {
      title: 'Participantes',
      people: 'Personas',
      views: { insights: 'Estadísticas', activity: 'Actividad', 'kept-out': 'Expulsados' },
      backToPeople: 'Volver a las personas',
      room: 'Sala',
      phases: { ended: 'Terminada', 'not-started': 'Sin empezar' },
      marks: { locked: 'Bloqueada', lobby: 'Sala de espera activa' },
      countsAtEnd: (total, at) => `${number(total)} en total, terminó a las ${time(at)}`,
      status: { live: 'En directo', reconnecting: 'Reconectando', offline: 'Sin conexión' },
      counts: (online, total) => `${number(online)} en línea, ${number(total)} en total`,
      online: (online) => `${number(online)} en línea`,
      onlineWhile: (online, status) => `${number(online)} en línea, ${status.toLowerCase()}`,
      countsAsOf: (online, asOf) => `${number(online)} en línea a las ${time(asOf)}`,
      sections: {
        waiting: 'En espera',
        hands: 'Manos levantadas',
        staff: 'Organización',
        stage: 'En el escenario',
        room: 'En la sala',
        viewers: 'Espectadores',
        bots: 'Bots',
        invited: 'Con invitación',
        left: 'Se fueron',
      },
      number,
      peopleCount: people,
      you: '(tú)',
      roles: {
        HOST: 'Anfitrión',
        CO_HOST: 'Coanfitrión',
        MODERATOR: 'Moderador',
        SPEAKER: 'Ponente',
        VIEWER: 'Espectador',
      },
      presence: {
        here: 'Aquí',
        reconnecting: 'Reconectando',
        waiting: 'En espera',
        invited: 'Aún no ha llegado',
        left: 'Se fue',
      },
      microphone: {
        on: 'Micrófono activado',
        speaking: 'Hablando',
        off: 'Micrófono desactivado',
        'off-by-moderator': 'Silenciado por un moderador',
        'not-allowed': 'Sin permiso para hablar',
        unknown: 'Estado del micrófono desconocido',
      },
      camera: {
        on: 'Cámara activada',
        speaking: 'Cámara activada',
        off: 'Cámara desactivada',
        'off-by-moderator': 'Vídeo detenido por un moderador',
        'not-allowed': 'Sin permiso para usar la cámara',
        unknown: 'Estado de la cámara desconocido',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state.charAt(0).toLowerCase()}${state.slice(1)})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'No disponible durante la reconexión', offline: 'No disponible sin conexión' },
      beingRemoved: 'Expulsión en curso',
      keptOut: (until, now) => {
        if (until === 'end') return 'Sin acceso hasta que termine la sala'
        return until === 'open' ? 'Sin acceso' : `Sin acceso hasta las ${moment(until, now)}`
      },
      syncing: 'Sincronizando',
      notInForce: (since) => `Aún sin aplicar desde las ${time(since)}`,
      speaking: 'Hablando',
      poorConnection: 'Mala conexión',
      sharingScreen: 'Compartiendo pantalla',
      inSpotlight: 'Destacado para todos',
      notHereYet: 'Aún no ha llegado',
      waitingFor: (ms, isGuest) => `${isGuest ? 'Invitado' : 'Con cuenta'}, ${duration(ms, 'ahora mismo')}`,
      guest: 'Invitado',
      reconnectingFor: (ms) => `Reconectando ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `Vídeo detenido por ${name}`,
      mutedBy: (name) => `Silenciado por ${name}`,
      notAllowed: (right, until, now) =>
        `Sin permiso para ${ALLOWED_TO[right]}${until === undefined ? '' : ` hasta las ${moment(until, now)}`}`,
      byWhom: (by, reason) => `Por ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `Se fue a las ${time(leftAt)}`
          : `Se fue a las ${time(leftAt)}, estuvo ${duration(stayMs, 'menos de un minuto')}`,
      failed: (right, wanted, reason) =>
        `${wanted ? 'Sigue sin permiso' : 'Sigue con permiso'} para ${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: '# dispositivo', other: '# dispositivos' }),
      handUp: (ms) => `Mano levantada ${duration(ms, 'ahora mismo')}`,
      handUpShort: (ms) => duration(ms, 'ahora mismo'),
      handPlace: (place) =>
        place === undefined ? 'Mano levantada' : `Mano levantada, número ${number(place)} en la cola`,
      askTo: { microphone: 'Pedir que active el micrófono', camera: 'Pedir que inicie el vídeo' },
      askedTo: (source, ms) =>
        source === 'microphone'
          ? `Se le pidió activar el micrófono ${countdown(ms)}`
          : `Se le pidió iniciar el vídeo ${countdown(ms)}`,
      invitedToStage: (ms) => `Con invitación al escenario ${countdown(ms)}`,
      asksToSpeak: 'Pide la palabra',
      asksPlace: (place) => `Pide la palabra${place === undefined ? '' : `, número ${number(place)} en la cola`}`,
      takeBack: 'Retirar petición',
      cancel: 'Cancelar',
      select: (name) => `Seleccionar a ${name}`,
      selected: 'Seleccionado',
      actions: {
        'participant.mute': 'Silenciar',
        'participant.stopVideo': 'Detener vídeo',
        'participant.stopScreen': 'Dejar de compartir',
        'participant.remove': 'Expulsar',
        'participant.ban': 'Vetar…',
        'participant.unban': 'Readmitir',
        'participant.spotlight': 'Destacar para todos',
        'host.transfer': 'Convertir en anfitrión…',
        'lobby.admit': 'Admitir',
        'lobby.deny': 'Rechazar',
        'lobby.sendBack': 'Enviar a la sala de espera',
        'participant.askUnmute': 'Pedir que active el micrófono',
        'unmute.accept': 'Activar micrófono',
        'unmute.decline': 'Seguir en silencio',
        'stage.invite': 'Invitar al escenario',
        'stage.accept': 'Aceptar',
        'stage.decline': 'Ahora no',
        'stage.remove': 'Pasar al público',
        'stage.leave': 'Salir del escenario',
        'stage.ask': 'Pedir la palabra',
        'hand.raise': 'Levantar la mano',
        'hand.lower': 'Bajar la mano',
        'hand.next': 'Dar la palabra',
        role: 'Cambiar rol',
        name: 'Cambiar nombre',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `Acciones para ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'Reintentar',
      dismiss: 'Descartar',
      retryFor: (verb, name) => `Reintentar. ${verb}: ${name}`,
      dismissFor: (name) => `Descartar el mensaje sobre ${name}`,
      loading: 'Cargando personas',
    },
    list: {
      selected: (n) => count(n, { one: '# seleccionado', other: '# seleccionados' }),
      joined: (n) => count(n, { one: 'Se unió # persona', other: 'Se unieron # personas' }),
      announceJoined: (all) => `${all.length === 1 ? 'Se unió' : 'Se unieron'} ${names(all)}`,
      announceHands: (all) => `${names(all)} ${all.length === 1 ? 'levantó' : 'levantaron'} la mano`,
      announceWaiting: (all) => `${names(all)} ${all.length === 1 ? 'espera' : 'esperan'} para entrar`,
      nobodyWaiting: 'Nadie espera',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'pide la palabra' : 'piden la palabra'}`,
      sectionActions: { 'stage.invite': 'Invitar al siguiente', 'lobby.admit': 'Admitir a todos', 'hand.lower': 'Bajar todas' },
    },
    bulk: {
      clear: 'Borrar selección',
      verb: {
        'lobby.admit': counted('Admitir'),
        'lobby.deny': counted('Rechazar'),
        'participant.mute': counted('Silenciar'),
        'participant.stopVideo': counted('Detener vídeo'),
        'participant.remove': counted('Expulsar'),
        'hand.lower': counted('Bajar manos'),
      },
      skip: (verb, skipped) => `${verb}, salvo ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: '# anfitrión', other: '# anfitriones' }),
        CO_HOST: (n) => count(n, { one: '# coanfitrión', other: '# coanfitriones' }),
        MODERATOR: (n) => count(n, { one: '# moderador', other: '# moderadores' }),
        absent: (n) => count(n, { one: '# ausente', other: '# ausentes' }),
        off: (n) => count(n, { one: '# ya apagado', other: '# ya apagados' }),
      },
      ask: {
        'lobby.admit': { heading: (n) => `¿Admitir a ${people(n)}?`, text: 'Entran enseguida.' },
        'lobby.deny': {
          heading: (n) => `¿Rechazar a ${people(n)}?`,
          text: 'No podrán volver a pedirlo durante un tiempo. Puedes deshacerlo en los próximos segundos.',
        },
        'participant.mute': {
          heading: (n) => `¿Silenciar a ${people(n)}?`,
          text: 'Pueden activar su micrófono en cualquier momento. Nadie lo activa por ellas.',
        },
        'participant.stopVideo': {
          heading: (n) => `¿Detener el vídeo de ${people(n)}?`,
          text: 'Pueden volver a iniciarlo en cualquier momento.',
        },
        'participant.remove': {
          heading: (n) => `¿Expulsar a ${people(n)}?`,
          text: 'Saldrán en unos segundos. Hasta entonces puede deshacerlo.',
        },
        'hand.lower': {
          heading: (n) => `¿Bajar ${count(n, { one: '# mano', other: '# manos' })}?`,
          text: 'Pierden su lugar en la cola.',
        },
      },
      cancel: 'Cancelar',
    },
    menu: {
      permissionsAndRole: 'Permisos y rol',
      allowedTo: 'Permisos',
      rights: {
        canSpeak: 'Hablar',
        canVideo: 'Usar la cámara',
        canShareScreen: 'Compartir pantalla',
        canChat: 'Chatear',
      },
      role: 'Rol',
      select: 'Seleccionar',
      deselect: 'Quitar de la selección',
      rank: (name, role, isLikeYou) => `${name} es ${STAFF[role]}${isLikeYou ? ', igual que usted' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} de ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'Cambiar nombre',
      newName: 'Nuevo nombre',
      save: 'Guardar',
      cancel: 'Cancelar',
      blocked: {
        reconnecting: 'No durante la reconexión',
        offline: 'No sin conexión',
        left: 'Esta persona se ha ido',
        off: 'Ya está apagado',
        'not-held': 'Usted no tiene este permiso',
        absent: 'No está en la sala',
        unseen: 'No puede verse ni oírse',
      },
      removed: (name) => `Se expulsó a ${name}`,
      demoted: (name, role) => `${name} ahora es: ${role}`,
      undo: 'Deshacer',
    },
    door: {
      waiting: {
        title: 'Esperando a que te dejen entrar',
        text: (ms) =>
          ms < 60_000
            ? `El anfitrión sabe que estás aquí.`
            : `El anfitrión sabe que estás aquí. Esperas desde hace ${duration(ms, '')}.`,
        told: 'Mensaje de los anfitriones',
        leave: 'Salir',
      },
      locked: {
        title: 'Esta sala está cerrada',
        text: (by) => `${by ?? 'Un moderador'} la cerró. Entrarás automáticamente cuando se abra.`,
      },
      ended: {
        title: 'La sala ha terminado',
        text: (by, at) => (by === undefined ? `Terminó a las ${at}.` : `${by} la terminó a las ${at}.`),
      },
      denied: {
        title: 'No te han dejado entrar',
        by: (name, at, reason) =>
          `${name ?? 'Un moderador'} no te dejó entrar${at === undefined ? '' : ` a las ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
      },
      banned: {
        title: 'No puedes unirte a esta sala',
        untilEnd: 'Tienes el acceso bloqueado hasta que termine la sala.',
        forGood: 'Tienes el acceso bloqueado de forma permanente.',
        mistake: 'Si es un error, escribe a la organización.',
      },
      ask: {
        until: (until) => `Podrás volver a pedir entrar a las ${until}.`,
        over: 'Ya puedes volver a pedir entrar.',
        action: 'Pedir entrar',
      },
      knocks: {
        title: (name, n) => (n === 1 ? `${name} espera para entrar` : `${people(n)} esperan para entrar`),
        longest: (ms) => `Máximo: ${duration(ms, 'menos de un minuto')}`,
        show: 'Mostrar',
      },
      message: {
        item: 'Mensaje a quienes esperan…',
        heading: 'Mensaje a quienes esperan',
        reaches: (n) =>
          n === 0
            ? 'Ahora no espera nadie. Lo verá quien llegue a la sala de espera.'
            : `${n === 1 ? `${people(n)} espera y lo ve` : `${people(n)} esperan y lo ven`} enseguida, y también quien llegue después.`,
        field: 'Mensaje',
        send: 'Enviar',
        clear: 'Retirar',
        cancel: 'Cancelar',
        failed: (reason) => `No enviado: ${reason}`,
      },
      denial: (name) => `${name}: entrada rechazada`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name} ya había entrado`
          : by === undefined
            ? `Ya habían rechazado a ${name}`
            : `${by} ya rechazó a ${name}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'Admitidos' : 'Rechazados'}: ${people(done)}`,
          ...(others > 0 ? [`${number(others)} ya decididos por otros`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'Reintentar ahora',
      notLoaded: {
        title: 'No se pudo cargar la lista',
        text: (ms) => `El servidor no responde. ${tryingAgain(ms)}.`,
      },
      offline: { title: 'Sin conexión', text: tryingAgain },
      accessEnded: {
        title: 'Inicia sesión para ver quién está',
        text: 'Tu acceso a esta sala ha caducado.',
        action: 'Recargar',
      },
      refused: { title: 'No puedes unirte a esta sala' },
      misconfigured: {
        title: 'La lista no está configurada',
        text: 'La consola del navegador indica lo que falta.',
      },
      alone: { title: 'No hay nadie más aquí', text: 'Los demás aparecerán aquí cuando se unan.' },
      elsewhere: {
        title: 'Abierto en otra pestaña',
        text: 'Te uniste desde otra pestaña o dispositivo. Aquí se ha detenido.',
        action: 'Usar esta pestaña',
      },
      removed: {
        title: 'Te han expulsado',
        by: (name, at, reason) =>
          `${name ?? 'Un moderador'} te expulsó${at === undefined ? '' : ` a las ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
        until: (until) => `Podrás volver a las ${until}.`,
        over: 'Ya puedes volver.',
        action: 'Reintentar',
      },
      onHold: {
        title: 'Te están expulsando',
        text: (name, ms) => `${name ?? 'Un moderador'} te expulsará en ${seconds(ms)}. Nadie te oye ni te ve.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by} te ha silenciado`,
            'video-stopped': `${by} ha detenido tu cámara`,
            'screen-stopped': `${by} ha detenido tu pantalla compartida`,
          })[what],
        text: 'Puedes volver a activarlo cuando quieras.',
        action: 'Descartar',
      },
      roomEnding: {
        title: 'El anfitrión se ha ido',
        text: (ms) => (ms > 0 ? `La sala termina en ${remaining(ms)}` : 'La sala termina ahora'),
      },
      mediaFailed: { title: 'Sin audio ni vídeo en directo' },
      disconnected: { title: 'Sin conectar', text: 'Has salido de la lista de esta sala.', action: 'Conectar' },
    },
    cards: {
      stage: {
        title: (name) => `${name} te invita al escenario`,
        text: 'Todos podrán oírte y verte.',
        no: 'Ahora no',
        yes: 'Subir al escenario',
      },
      microphone: {
        title: (name) => `${name} te pide que actives el micrófono`,
        text: 'Tu micrófono sigue apagado hasta que lo actives.',
        no: 'Seguir en silencio',
        yes: 'Activar micrófono',
      },
      camera: {
        title: (name) => `${name} te pide que inicies el vídeo`,
        text: 'Tu cámara sigue apagada hasta que la actives.',
        no: 'Ahora no',
        yes: 'Iniciar vídeo',
      },
      left: countdown,
      notAnswered: (reason) => `Sin responder: ${reason}`,
      preview: 'Vista previa',
      stopPreview: 'Cerrar vista previa',
      onlyYou: 'Solo tú ves y oyes esto',
      picture: 'La imagen de tu cámara',
      noPreview: {
        refused: 'El navegador no permite la cámara ni el micrófono en esta página',
        none: 'No se encontró cámara ni micrófono',
        busy: 'Otro programa está usando la cámara o el micrófono',
        failed: 'No se pudo iniciar la vista previa',
      },
      noCamera: 'No se encontró ninguna cámara',
      told: {
        'ask-declined': (name) => `${name} no te sube al escenario por ahora`,
        'unmute-declined': (name) => `${name} sigue en silencio`,
        'video-declined': (name) => `${name} deja la cámara apagada`,
        'stage-declined': (name) => `${name} no sube al escenario`,
        'unmute-unanswered': (name) => `${name} no respondió`,
        'video-unanswered': (name) => `${name} no respondió`,
        'stage-unanswered': (name) => `${name} no respondió`,
        'stage-over': () => 'La invitación al escenario ha terminado',
        'microphone-over': () => 'Sigues en silencio',
        'camera-over': () => 'Tu cámara sigue apagada',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'Silenciar', off: 'Activar micrófono' },
        camera: { on: 'Detener vídeo', off: 'Iniciar vídeo' },
        screen: { on: 'Dejar de compartir', off: 'Compartir pantalla' },
      },
      ownDevices: 'Tu micrófono, tu cámara y tu pantalla',
      ownFailed: (device, reason) =>
        `${{ microphone: 'Micrófono', camera: 'Cámara', screen: 'Pantalla' }[device]}: ${reason}`,
    },
    room: {
      rules: 'Reglas de la sala',
      switches: {
        lobby: 'Sala de espera',
        isLocked: 'Bloquear la sala',
        handRaising: 'Los espectadores pueden levantar la mano',
        autoLower: 'Bajar la mano de quien recibe la palabra',
        screenSharing: 'Los ponentes pueden compartir pantalla',
        chatting: 'Los espectadores pueden escribir en el chat',
        selfRenaming: 'Cada cual puede cambiar su nombre',
        moderatorsInvite: 'Los moderadores pueden invitar',
        coHostsEnd: 'Los coanfitriones pueden terminar la sala',
        talkTime: 'Medir el tiempo de palabra',
      },
      choices: {
        mode: 'Tipo de sala',
        visibility: 'Los espectadores ven',
        whenHostLeaves: 'Cuando se va el anfitrión',
      },
      mode: {
        meeting: { name: 'Reunión', note: 'Todos pueden hablar' },
        stage: { name: 'Escenario', note: 'Los espectadores miran y levantan la mano para pedir la palabra' },
      },
      visibility: { everyone: 'A todos', stage: 'A quienes están en el escenario', counts: 'Solo cuántos hay' },
      keep: 'Mantener la sala abierta',
      endAfter: (ms) => (ms === 0 ? 'Terminarla al momento' : `Terminarla después de ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'Silenciar a todos',
        'host.transfer': 'Ceder el papel de anfitrión…',
        'room.end': 'Terminar la sala para todos…',
      },
      blocked: {
        reconnecting: 'No durante la reconexión',
        offline: 'No sin conexión',
        ended: 'La sala ha terminado',
        observed: 'Su sitio decide quién entra en esta sala',
        'locked-above': 'La bloqueó alguien de rango superior',
      },
      ask: {
        letIn: {
          heading: '¿Desactivar la sala de espera?',
          text: (n) =>
            `${count(n, { one: '# persona espera y entra', other: '# personas esperan y entran' })} al momento.`,
          verb: 'Desactivar',
        },
        end: {
          heading: '¿Terminar la sala para todos?',
          text: (n) => `${count(n, { one: '# persona sale', other: '# personas salen' })} al momento.`,
          verb: 'Terminar la sala',
        },
        meeting: {
          heading: '¿Convertir la sala en una reunión?',
          text: 'Todos podrán hablar y usar la cámara.',
          verb: 'Convertir en reunión',
        },
        stage: {
          heading: '¿Convertir la sala en un escenario?',
          text: 'Los espectadores ya no podrán hablar ni usar la cámara.',
          verb: 'Convertir en escenario',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'Destacar para todos',
      unspotlight: 'Dejar de destacar',
      makeHost: 'Convertir en anfitrión…',
      stepDown: 'Dejar el rol…',
      limit: 'Restringir…',
      note: 'Nota y etiquetas…',
      ban: 'Vetar…',
      cancel: 'Cancelar',
      askHost: {
        heading: (name) => `¿Convertir a ${name} en anfitrión?`,
        text: (name) => `${name} pasa a ser anfitrión y usted coanfitrión. Solo esa persona puede devolverlo.`,
        verb: 'Convertir en anfitrión',
      },
      askStepDown: {
        heading: '¿Dejar su rol?',
        text: (role) =>
          `Usted pasa a ser: ${role}. No se puede deshacer: alguien por encima de usted tiene que devolverle el rol.`,
        verb: 'Dejar el rol',
      },
      howLong: 'Durante cuánto tiempo',
      spans: {
        600: '10 min',
        1800: '30 min',
        3600: '1 hora',
        86400: '1 día',
        end: 'Hasta que termine la sala',
        open: 'Hasta que alguien lo retire',
      },
      reason: (name) => `Motivo que se comunica a ${name}`,
      askBan: {
        heading: (name) => `¿Vetar a ${name}?`,
        text: (name) => `${name} sale de inmediato y no puede volver hasta que termine el veto.`,
        verb: (name) => `Vetar a ${name}`,
      },
      askLimit: {
        heading: (name) => `¿Restringir a ${name}?`,
        what: 'Sin permiso para',
        rights: {
          canSpeak: 'Hablar',
          canVideo: 'Usar la cámara',
          canShareScreen: 'Compartir pantalla',
          canChat: 'Chatear',
        },
        verb: (name) => `Restringir a ${name}`,
      },
      askNote: {
        heading: (name) => `Sobre ${name}`,
        text: (name) => `Solo lo ve el equipo, ${name} no.`,
        note: 'Nota',
        tags: 'Etiquetas, separadas por comas',
        last: (by, at, now) => `Última versión de ${by}, ${moment(at, now)}`,
        verb: 'Guardar',
        changed: (by) => `${by} escribió entretanto:`,
        removed: 'Entretanto se quitó la nota.',
        verbAnyway: 'Guardar la mía',
      },
      notDone: (reason) => `No se ha hecho: ${reason}`,
    },
    keptOut: {
      nobody: 'Nadie está sin acceso',
      nobodyText: 'Quien es expulsado o vetado aparece aquí hasta que pueda volver.',
      people: (n) => count(n, { one: '# persona sin acceso', other: '# personas sin acceso' }),
      search: 'Buscar personas sin acceso',
      noMatch: (query) => `Nadie se llama «${query}»`,
      by: (name) => `Por ${name}`,
      denied: 'No admitido',
      unban: 'Levantar veto',
      unbanWhom: (name) => `Levantar el veto a ${name}`,
      unbanned: 'Puede volver',
      undo: 'Deshacer',
      undoFor: (name) => `Deshacer. Vetar de nuevo a ${name}`,
      notUnbanned: (reason) => `No se levantó el veto: ${reason}`,
    },
    search: {
      search: 'Buscar personas',
      clear: 'Borrar búsqueda',
      filter: 'Filtrar',
      filtersOn: (n) => count(n, { one: 'Filtrar, # filtro activo', other: 'Filtrar, # filtros activos' }),
      filters: {
        hand: 'Mano levantada',
        microphone: 'Micrófono activado',
        camera: 'Cámara activada',
        staff: 'Organización',
        stage: 'En el escenario',
        viewers: 'Espectadores',
        invited: 'Aún sin llegar',
        left: 'Se fueron',
      },
      count: number,
      found: (shown, total) => `${number(shown)} de ${people(total)}`,
      showAll: 'Borrar',
      noOne: (query) => `Nadie se llama «${query}»`,
      noOneHere: 'Nadie coincide',
      searched: (total) => `Se buscó en los nombres y usuarios de ${people(total)}.`,
      searchedFilters: (filters, total) => `Se buscó ${list(filters)} entre ${people(total)}.`,
    },
    sheet: { taller: 'Agrandar', shorter: 'Reducir', close: 'Cerrar' },
  }
}
