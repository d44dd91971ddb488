import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'falar',
  canVideo: 'usar a câmera',
  canShareScreen: 'compartilhar a tela',
  canChat: 'usar o chat',
}
const TAKE = {
  canSpeak: 'Retirar o microfone',
  canVideo: 'Retirar a câmera',
  canShareScreen: 'Retirar o compartilhamento de tela',
  canChat: 'Retirar o chat',
}
const ALLOW = {
  canSpeak: 'Permitir falar',
  canVideo: 'Permitir a câmera',
  canShareScreen: 'Permitir compartilhar a tela',
  canChat: 'Permitir o chat',
}
const NOT_DONE = {
  'participant.mute': 'Não silenciado',
  'participant.stopVideo': 'Vídeo não interrompido',
  'participant.stopScreen': 'Compartilhamento não interrompido',
  'participant.remove': 'Não removido',
  'participant.ban': 'Não banido',
  'participant.unban': 'Não readmitido',
  'participant.spotlight': 'Destaque não alterado',
  'host.transfer': 'Anfitrião não alterado',
  'lobby.admit': 'Não admitido',
  'lobby.deny': 'Não recusado',
  'lobby.sendBack': 'Não enviado à sala de espera',
  'participant.askUnmute': 'Pedido não enviado',
  'unmute.accept': 'Sem resposta',
  'unmute.decline': 'Sem resposta',
  'stage.invite': 'Não convidado',
  'stage.accept': 'Não aceito',
  'stage.decline': 'Não recusado',
  'stage.remove': 'Não movido',
  'stage.leave': 'Ainda no palco',
  'stage.ask': 'Pedido não enviado',
  'hand.raise': 'Mão não levantada',
  'hand.lower': 'Mão não abaixada',
  'hand.next': 'Palavra não dada',
  role: 'Função não alterada',
  name: 'Nome não alterado',
}

const REASONS: Record<string, string> = {
  'no-answer': 'sem resposta',
  'not-staff': 'somente a equipe pode fazer isso',
  'rank-too-low': 'sua função não é suficiente',
  'not-yourself': 'não é possível consigo mesmo',
  'not-held': 'você não tem essa permissão',
  'switched-off': 'isso está desativado nesta sala',
  'participant-not-found': 'esta pessoa não está mais na lista',
  'not-in-room': 'esta pessoa não está na sala',
  conflict: 'outra pessoa acabou de mudar isso',
  'observed-room': 'o site define as permissões desta sala',
  'too-many-requests': 'solicitações demais',
  'livekit-unavailable': 'o LiveKit não responde',
  'database-unavailable': 'o servidor está sobrecarregado',
  internal: 'erro no servidor',
}
const STAFF: Record<string, string> = { HOST: 'anfitrião', CO_HOST: 'coanfitrião', MODERATOR: 'moderador' }
const DONE = {
  'participant.mute': 'Silenciados',
  'participant.stopVideo': 'Vídeos parados',
  'participant.remove': 'Removidos',
  'hand.lower': 'Mãos abaixadas',
}

const ROOM_NOT_DONE = {
  'room.lock': 'Sala não trancada',
  'room.unlock': 'Sala não destrancada',
  'room.end': 'Sala não encerrada',
  'room.change': 'Sala não alterada',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale)
  const people = (n: number) => count(n, { one: '# pessoa', other: '# pessoas' })
  const names = (all: readonly string[]) => some(all, (n) => `mais ${number(n)}`)
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'Tentando novamente' : `Nova tentativa em ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => count(n, { one: '# já tinha saído', other: '# já tinham saído' })
  const notDone = (n: number) => count(n, { one: '# falha', other: '# falhas' })
  return {
    panel: {
      title: 'Participantes',
      people: 'Pessoas',
      views: { insights: 'Estatísticas', activity: 'Atividade', 'kept-out': 'Barrados' },
      backToPeople: 'Voltar às pessoas',
      room: 'Sala',
      phases: { ended: 'Encerrada', 'not-started': 'Não iniciada' },
      marks: { locked: 'Trancada', lobby: 'Sala de espera ativa' },
      countsAtEnd: (total, at) => `${number(total)} no total, encerrada às ${time(at)}`,
      status: { live: 'Ao vivo', reconnecting: 'Reconectando', offline: 'Off-line' },
      counts: (online, total) => `${number(online)} on-line, ${number(total)} no total`,
      online: (online) => `${number(online)} on-line`,
      onlineWhile: (online, status) => `${number(online)} on-line, ${status.toLowerCase()}`,
      countsAsOf: (online, asOf) => `${number(online)} on-line às ${time(asOf)}`,
      sections: {
        waiting: 'Aguardando',
        hands: 'Mãos levantadas',
        staff: 'Organização',
        stage: 'No palco',
        room: 'Na sala',
        viewers: 'Espectadores',
        bots: 'Bots',
        invited: 'Com convite',
        left: 'Saíram',
      },
      number,
      peopleCount: people,
      you: '(você)',
      roles: {
        HOST: 'Anfitrião',
        CO_HOST: 'Coanfitrião',
        MODERATOR: 'Moderador',
        SPEAKER: 'Palestrante',
        VIEWER: 'Espectador',
      },
      presence: {
        here: 'Aqui',
        reconnecting: 'Reconectando',
        waiting: 'Aguardando',
        invited: 'Ainda não chegou',
        left: 'Saiu',
      },
      microphone: {
        on: 'Microfone ligado',
        speaking: 'Falando',
        off: 'Microfone desligado',
        'off-by-moderator': 'Silenciado por um moderador',
        'not-allowed': 'Sem permissão para falar',
        unknown: 'Estado do microfone desconhecido',
      },
      camera: {
        on: 'Câmera ligada',
        speaking: 'Câmera ligada',
        off: 'Câmera desligada',
        'off-by-moderator': 'Vídeo interrompido por um moderador',
        'not-allowed': 'Sem permissão para usar a câmera',
        unknown: 'Estado da câmera desconhecido',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state.charAt(0).toLowerCase()}${state.slice(1)})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'Indisponível durante a reconexão', offline: 'Indisponível off-line' },
      beingRemoved: 'Remoção em andamento',
      keptOut: (until, now) => {
        if (until === 'end') return 'Sem acesso até a sala terminar'
        return until === 'open' ? 'Sem acesso' : `Sem acesso até ${moment(until, now)}`
      },
      syncing: 'Sincronizando',
      notInForce: (since) => `Ainda não aplicado desde ${time(since)}`,
      speaking: 'Falando',
      poorConnection: 'Conexão ruim',
      sharingScreen: 'Compartilhando a tela',
      inSpotlight: 'Em destaque para todos',
      notHereYet: 'Ainda não chegou',
      waitingFor: (ms, isGuest) => `${isGuest ? 'Convidado' : 'Com conta'}, ${duration(ms, 'agora mesmo')}`,
      guest: 'Convidado',
      reconnectingFor: (ms) => `Reconectando ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `Vídeo interrompido por ${name}`,
      mutedBy: (name) => `Silenciado por ${name}`,
      notAllowed: (right, until, now) =>
        `Sem permissão para ${ALLOWED_TO[right]}${until === undefined ? '' : ` até ${moment(until, now)}`}`,
      byWhom: (by, reason) => `Por ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `Saiu às ${time(leftAt)}`
          : `Saiu às ${time(leftAt)}, ficou ${duration(stayMs, 'menos de um minuto')}`,
      failed: (right, wanted, reason) =>
        `${wanted ? 'Continua sem permissão' : 'Continua com permissão'} para ${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: '# dispositivo', other: '# dispositivos' }),
      handUp: (ms) => `Mão levantada ${duration(ms, 'agora mesmo')}`,
      handUpShort: (ms) => duration(ms, 'agora mesmo'),
      handPlace: (place) => (place === undefined ? 'Mão levantada' : `Mão levantada, número ${number(place)} na fila`),
      askTo: { microphone: 'Pedir para ativar o microfone', camera: 'Pedir para iniciar o vídeo' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `Microfone pedido ${countdown(ms)}` : `Vídeo pedido ${countdown(ms)}`,
      invitedToStage: (ms) => `Convite para o palco ${countdown(ms)}`,
      asksToSpeak: 'Pede a palavra',
      asksPlace: (place) => `Pede a palavra${place === undefined ? '' : `, número ${number(place)} na fila`}`,
      takeBack: 'Retirar pedido',
      cancel: 'Cancelar',
      select: (name) => `Selecionar ${name}`,
      selected: 'Na seleção',
      actions: {
        'participant.mute': 'Silenciar',
        'participant.stopVideo': 'Parar vídeo',
        'participant.stopScreen': 'Parar compartilhamento',
        'participant.remove': 'Remover',
        'participant.ban': 'Banir…',
        'participant.unban': 'Readmitir',
        'participant.spotlight': 'Destacar para todos',
        'host.transfer': 'Tornar anfitrião…',
        'lobby.admit': 'Admitir',
        'lobby.deny': 'Recusar',
        'lobby.sendBack': 'Enviar à sala de espera',
        'participant.askUnmute': 'Pedir para ativar o microfone',
        'unmute.accept': 'Ativar microfone',
        'unmute.decline': 'Continuar silenciado',
        'stage.invite': 'Convidar para o palco',
        'stage.accept': 'Aceitar',
        'stage.decline': 'Agora não',
        'stage.remove': 'Mover para o público',
        'stage.leave': 'Sair do palco',
        'stage.ask': 'Pedir a palavra',
        'hand.raise': 'Levantar a mão',
        'hand.lower': 'Abaixar a mão',
        'hand.next': 'Dar a palavra',
        role: 'Mudar função',
        name: 'Renomear',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `Ações para ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'Tentar novamente',
      dismiss: 'Dispensar',
      retryFor: (verb, name) => `Tentar novamente. ${verb}: ${name}`,
      dismissFor: (name) => `Dispensar a mensagem sobre ${name}`,
      loading: 'Carregando pessoas',
    },
    list: {
      selected: (n) => count(n, { one: '# selecionado', other: '# selecionados' }),
      joined: (n) => count(n, { one: '# pessoa entrou', other: '# pessoas entraram' }),
      announceJoined: (all) => `${names(all)} ${all.length === 1 ? 'entrou' : 'entraram'}`,
      announceHands: (all) => `${names(all)} ${all.length === 1 ? 'levantou' : 'levantaram'} a mão`,
      announceWaiting: (all) => `${names(all)} ${all.length === 1 ? 'está' : 'estão'} esperando`,
      nobodyWaiting: 'Ninguém esperando',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'pede a palavra' : 'pedem a palavra'}`,
      sectionActions: { 'stage.invite': 'Convidar o próximo', 'lobby.admit': 'Admitir todos', 'hand.lower': 'Abaixar todas' },
    },
    bulk: {
      clear: 'Limpar seleção',
      verb: {
        'lobby.admit': counted('Admitir'),
        'lobby.deny': counted('Recusar'),
        'participant.mute': counted('Silenciar'),
        'participant.stopVideo': counted('Parar vídeo'),
        'participant.remove': counted('Remover'),
        'hand.lower': counted('Abaixar mãos'),
      },
      skip: (verb, skipped) => `${verb}, exceto ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: '# anfitrião', other: '# anfitriões' }),
        CO_HOST: (n) => count(n, { one: '# coanfitrião', other: '# coanfitriões' }),
        MODERATOR: (n) => count(n, { one: '# moderador', other: '# moderadores' }),
        absent: (n) => count(n, { one: '# ausente', other: '# ausentes' }),
        off: (n) => count(n, { one: '# já desligado', other: '# já desligados' }),
      },
      ask: {
        'lobby.admit': { heading: (n) => `Admitir ${people(n)}?`, text: 'Elas entram imediatamente.' },
        'lobby.deny': {
          heading: (n) => `Recusar ${people(n)}?`,
          text: 'Elas não poderão pedir de novo por um tempo. Você pode desfazer nos próximos segundos.',
        },
        'participant.mute': {
          heading: (n) => `Silenciar ${people(n)}?`,
          text: 'Elas podem reativar o microfone a qualquer momento. Ninguém o reativa por elas.',
        },
        'participant.stopVideo': {
          heading: (n) => `Parar o vídeo de ${people(n)}?`,
          text: 'Elas podem iniciá-lo de novo a qualquer momento.',
        },
        'participant.remove': {
          heading: (n) => `Remover ${people(n)}?`,
          text: 'Elas saem em alguns segundos. Até lá, você pode desfazer.',
        },
        'hand.lower': {
          heading: (n) => `Abaixar ${count(n, { one: '# mão', other: '# mãos' })}?`,
          text: 'Elas perdem o lugar na fila.',
        },
      },
      cancel: 'Cancelar',
    },
    menu: {
      permissionsAndRole: 'Permissões e função',
      allowedTo: 'Permissões',
      rights: {
        canSpeak: 'Falar',
        canVideo: 'Usar a câmera',
        canShareScreen: 'Compartilhar a tela',
        canChat: 'Conversar',
      },
      role: 'Função',
      select: 'Selecionar',
      deselect: 'Tirar da seleção',
      rank: (name, role, isLikeYou) => `${name} é ${STAFF[role]}${isLikeYou ? ', como você' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} de ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'Renomear',
      newName: 'Novo nome',
      save: 'Salvar',
      cancel: 'Cancelar',
      blocked: {
        reconnecting: 'Não durante a reconexão',
        offline: 'Não sem conexão',
        left: 'Esta pessoa saiu',
        off: 'Já está desligado',
        'not-held': 'Você não tem essa permissão',
        absent: 'Não está na sala',
        unseen: 'Não pode ser visto nem ouvido',
      },
      removed: (name) => `${name}: remoção feita`,
      demoted: (name, role) => `${name} agora é: ${role}`,
      undo: 'Desfazer',
    },
    door: {
      waiting: {
        title: 'Esperando para entrar',
        text: (ms) =>
          ms < 60_000
            ? `O anfitrião sabe que você está aqui.`
            : `O anfitrião sabe que você está aqui. Você espera há ${duration(ms, '')}.`,
        told: 'Mensagem dos anfitriões',
        leave: 'Sair',
      },
      locked: {
        title: 'Esta sala está trancada',
        text: (by) => `${by ?? 'Um moderador'} trancou a sala. Você entra automaticamente quando ela for aberta.`,
      },
      ended: {
        title: 'A sala foi encerrada',
        text: (by, at) => (by === undefined ? `Terminou às ${at}.` : `${by} encerrou a sala às ${at}.`),
      },
      denied: {
        title: 'Você não foi admitido',
        by: (name, at, reason) =>
          `${name ?? 'Um moderador'} não deixou você entrar${at === undefined ? '' : ` às ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
      },
      banned: {
        title: 'Você não pode entrar nesta sala',
        untilEnd: 'Você está banido até o fim da sala.',
        forGood: 'Você está banido para sempre.',
        mistake: 'Se for um engano, escreva para a organização.',
      },
      ask: {
        until: (until) => `Você pode pedir para entrar de novo às ${until}.`,
        over: 'Você já pode pedir para entrar de novo.',
        action: 'Pedir para entrar',
      },
      knocks: {
        title: (name, n) => (n === 1 ? `${name} está esperando` : `${people(n)} estão esperando`),
        longest: (ms) => `No máximo ${duration(ms, 'menos de um minuto')}`,
        show: 'Mostrar',
      },
      message: {
        item: 'Mensagem para quem espera…',
        heading: 'Mensagem para quem espera',
        reaches: (n) =>
          n === 0
            ? 'Ninguém espera agora. Quem chegar à sala de espera vai ver.'
            : `${n === 1 ? `${people(n)} espera e vê` : `${people(n)} esperam e veem`} na hora, assim como quem chegar depois.`,
        field: 'Mensagem',
        send: 'Enviar',
        clear: 'Retirar',
        cancel: 'Cancelar',
        failed: (reason) => `Não enviada: ${reason}`,
      },
      denial: (name) => `${name}: entrada recusada`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name} já tinha sido admitido`
          : by === undefined
            ? `${name} já tinha sido recusado`
            : `${by} já tinha recusado ${name}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'Admitidos' : 'Recusados'}: ${people(done)}`,
          ...(others > 0 ? [`${number(others)} já decididos por outros`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'Tentar agora',
      notLoaded: {
        title: 'Não foi possível carregar a lista',
        text: (ms) => `O servidor não responde. ${tryingAgain(ms)}.`,
      },
      offline: { title: 'Sem conexão', text: tryingAgain },
      accessEnded: {
        title: 'Faça login para ver quem está aqui',
        text: 'Seu acesso a esta sala expirou.',
        action: 'Recarregar',
      },
      refused: { title: 'Você não pode entrar nesta sala' },
      misconfigured: {
        title: 'A lista não está configurada',
        text: 'O console do navegador indica o que falta.',
      },
      alone: { title: 'Só você está aqui', text: 'As outras pessoas aparecem aqui quando entram.' },
      elsewhere: {
        title: 'Aberto em outra aba',
        text: 'Você entrou por outra aba ou dispositivo. Esta parou.',
        action: 'Usar esta aba',
      },
      removed: {
        title: 'Você foi removido',
        by: (name, at, reason) =>
          `${name ?? 'Um moderador'} removeu você${at === undefined ? '' : ` às ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
        until: (until) => `Você pode voltar às ${until}.`,
        over: 'Você já pode voltar.',
        action: 'Tentar novamente',
      },
      onHold: {
        title: 'Você está sendo removido',
        text: (name, ms) => `${name ?? 'Um moderador'} vai remover você em ${seconds(ms)}. Ninguém ouve nem vê você.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by} silenciou você`,
            'video-stopped': `${by} desligou sua câmera`,
            'screen-stopped': `${by} interrompeu seu compartilhamento de tela`,
          })[what],
        text: 'Você pode ativar de novo quando quiser.',
        action: 'Dispensar',
      },
      roomEnding: {
        title: 'O anfitrião saiu',
        text: (ms) => (ms > 0 ? `A sala será encerrada em ${remaining(ms)}` : 'A sala será encerrada agora'),
      },
      mediaFailed: { title: 'Sem áudio nem vídeo ao vivo' },
      disconnected: { title: 'Não conectado', text: 'Você saiu da lista desta sala.', action: 'Conectar' },
    },
    cards: {
      stage: {
        title: (name) => `${name} convida você para o palco`,
        text: 'Todos poderão ouvir e ver você.',
        no: 'Agora não',
        yes: 'Subir ao palco',
      },
      microphone: {
        title: (name) => `${name} pede que você ative o microfone`,
        text: 'Seu microfone continua desligado até você ativá-lo.',
        no: 'Continuar silenciado',
        yes: 'Ativar microfone',
      },
      camera: {
        title: (name) => `${name} pede que você inicie o vídeo`,
        text: 'Sua câmera continua desligada até você ativá-la.',
        no: 'Agora não',
        yes: 'Iniciar vídeo',
      },
      left: countdown,
      notAnswered: (reason) => `Sem resposta: ${reason}`,
      preview: 'Prévia',
      stopPreview: 'Fechar prévia',
      onlyYou: 'Só você vê e ouve isto',
      picture: 'A imagem da sua câmera',
      noPreview: {
        refused: 'O navegador não permite câmera e microfone nesta página',
        none: 'Nenhuma câmera ou microfone',
        busy: 'A câmera ou o microfone está em uso por outro programa',
        failed: 'A prévia não pôde ser iniciada',
      },
      noCamera: 'Nenhuma câmera',
      told: {
        'ask-declined': (name) => `${name} não chama você ao palco agora`,
        'unmute-declined': (name) => `${name} continua no silencioso`,
        'video-declined': (name) => `${name} deixa a câmera desligada`,
        'stage-declined': (name) => `${name} não sobe ao palco`,
        'unmute-unanswered': (name) => `${name} não respondeu`,
        'video-unanswered': (name) => `${name} não respondeu`,
        'stage-unanswered': (name) => `${name} não respondeu`,
        'stage-over': () => 'O convite para o palco expirou',
        'microphone-over': () => 'Você continua no silencioso',
        'camera-over': () => 'Sua câmera continua desligada',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'Silenciar', off: 'Ativar microfone' },
        camera: { on: 'Parar vídeo', off: 'Iniciar vídeo' },
        screen: { on: 'Parar de compartilhar', off: 'Compartilhar tela' },
      },
      ownDevices: 'Seu microfone, sua câmera e sua tela',
      ownFailed: (device, reason) =>
        `${{ microphone: 'Microfone', camera: 'Câmera', screen: 'Tela' }[device]}: ${reason}`,
    },
    room: {
      rules: 'Regras da sala',
      switches: {
        lobby: 'Sala de espera',
        isLocked: 'Trancar a sala',
        handRaising: 'Espectadores podem levantar a mão',
        autoLower: 'Abaixar a mão de quem recebe a palavra',
        screenSharing: 'Palestrantes podem compartilhar a tela',
        chatting: 'Espectadores podem usar o chat',
        selfRenaming: 'Cada um pode mudar o próprio nome',
        moderatorsInvite: 'Moderadores podem convidar',
        coHostsEnd: 'Coanfitriões podem encerrar a sala',
        talkTime: 'Medir o tempo de fala',
      },
      choices: { mode: 'Tipo de sala', visibility: 'Os espectadores veem', whenHostLeaves: 'Quando o anfitrião sai' },
      mode: {
        meeting: { name: 'Reunião', note: 'Todos podem falar' },
        stage: { name: 'Palco', note: 'Os espectadores assistem e levantam a mão para pedir a palavra' },
      },
      visibility: { everyone: 'Todos', stage: 'Quem está no palco', counts: 'Apenas quantos estão aqui' },
      keep: 'Manter a sala aberta',
      endAfter: (ms) => (ms === 0 ? 'Encerrar na hora' : `Encerrar após ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'Silenciar todos',
        'host.transfer': 'Passar o papel de anfitrião…',
        'room.end': 'Encerrar a sala para todos…',
      },
      blocked: {
        reconnecting: 'Não durante a reconexão',
        offline: 'Não sem conexão',
        ended: 'A sala foi encerrada',
        observed: 'Seu site decide quem entra nesta sala',
        'locked-above': 'Alguém de função superior a trancou',
      },
      ask: {
        letIn: {
          heading: 'Desativar a sala de espera?',
          text: (n) => `${count(n, { one: '# pessoa espera e entra', other: '# pessoas esperam e entram' })} na hora.`,
          verb: 'Desativar',
        },
        end: {
          heading: 'Encerrar a sala para todos?',
          text: (n) => `${count(n, { one: '# pessoa sai', other: '# pessoas saem' })} na hora.`,
          verb: 'Encerrar a sala',
        },
        meeting: {
          heading: 'Transformar a sala em reunião?',
          text: 'Todos poderão falar e usar a câmera.',
          verb: 'Transformar em reunião',
        },
        stage: {
          heading: 'Transformar a sala em palco?',
          text: 'Os espectadores não poderão mais falar nem usar a câmera.',
          verb: 'Transformar em palco',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'Destacar para todos',
      unspotlight: 'Tirar do destaque',
      makeHost: 'Tornar anfitrião…',
      stepDown: 'Deixar a função…',
      limit: 'Restringir…',
      note: 'Nota e etiquetas…',
      ban: 'Banir…',
      cancel: 'Cancelar',
      askHost: {
        heading: (name) => `Tornar ${name} anfitrião?`,
        text: (name) => `${name} passa a ser anfitrião e você, coanfitrião. Só essa pessoa pode devolver.`,
        verb: 'Tornar anfitrião',
      },
      askStepDown: {
        heading: 'Deixar sua função?',
        text: (role) =>
          `Você passa a ser: ${role}. Não dá para desfazer: alguém acima de você precisa devolver a função.`,
        verb: 'Deixar a função',
      },
      howLong: 'Por quanto tempo',
      spans: {
        600: '10 min',
        1800: '30 min',
        3600: '1 hora',
        86400: '1 dia',
        end: 'Até a sala terminar',
        open: 'Até alguém desfazer',
      },
      reason: (name) => `Motivo informado a ${name}`,
      askBan: {
        heading: (name) => `Banir ${name}?`,
        text: (name) => `${name} sai na hora e não pode voltar até o banimento terminar.`,
        verb: (name) => `Banir ${name}`,
      },
      askLimit: {
        heading: (name) => `Restringir ${name}?`,
        what: 'Sem permissão para',
        rights: {
          canSpeak: 'Falar',
          canVideo: 'Usar a câmera',
          canShareScreen: 'Compartilhar a tela',
          canChat: 'Escrever no chat',
        },
        verb: (name) => `Restringir ${name}`,
      },
      askNote: {
        heading: (name) => `Sobre ${name}`,
        text: (name) => `Só a equipe vê isto, ${name} não.`,
        note: 'Nota',
        tags: 'Etiquetas, separadas por vírgulas',
        last: (by, at, now) => `Escrita por último por ${by}, ${moment(at, now)}`,
        verb: 'Salvar',
        changed: (by) => `${by} escreveu nesse meio-tempo:`,
        removed: 'A nota foi retirada nesse meio-tempo.',
        verbAnyway: 'Salvar a minha',
      },
      notDone: (reason) => `Não foi feito: ${reason}`,
    },
    keptOut: {
      nobody: 'Ninguém está sem acesso',
      nobodyText: 'Quem é removido ou banido fica aqui até poder voltar.',
      people: (n) => count(n, { one: '# pessoa sem acesso', other: '# pessoas sem acesso' }),
      search: 'Buscar pessoas sem acesso',
      noMatch: (query) => `Ninguém se chama “${query}”`,
      by: (name) => `Por ${name}`,
      denied: 'Não admitido',
      unban: 'Desbanir',
      unbanWhom: (name) => `Desbanir ${name}`,
      unbanned: 'Pode voltar',
      undo: 'Desfazer',
      undoFor: (name) => `Desfazer. Banir ${name} de novo`,
      notUnbanned: (reason) => `Não desbanido: ${reason}`,
    },
    search: {
      search: 'Buscar pessoas',
      clear: 'Limpar busca',
      filter: 'Filtrar',
      filtersOn: (n) => count(n, { one: 'Filtrar, # filtro ativo', other: 'Filtrar, # filtros ativos' }),
      filters: {
        hand: 'Mão levantada',
        microphone: 'Microfone ligado',
        camera: 'Câmera ligada',
        staff: 'Organização',
        stage: 'No palco',
        viewers: 'Espectadores',
        invited: 'Ainda não chegou',
        left: 'Saíram',
      },
      count: number,
      found: (shown, total) => `${number(shown)} de ${people(total)}`,
      showAll: 'Limpar',
      noOne: (query) => `Ninguém se chama “${query}”`,
      noOneHere: 'Ninguém corresponde',
      searched: (total) => `Busca nos nomes e nomes de usuário de ${people(total)}.`,
      searchedFilters: (filters, total) => `Busca por ${list(filters)} entre ${people(total)}.`,
    },
    sheet: { taller: 'Aumentar', shorter: 'Diminuir', close: 'Fechar' },
  }
}
