import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = { canSpeak: '発言', canVideo: 'カメラの使用', canShareScreen: '画面共有', canChat: 'チャット' }
const TAKE = {
  canSpeak: 'マイクの許可を取り消す',
  canVideo: 'カメラの許可を取り消す',
  canShareScreen: '画面共有の許可を取り消す',
  canChat: 'チャットの許可を取り消す',
}
const ALLOW = {
  canSpeak: '発言を許可',
  canVideo: 'カメラを許可',
  canShareScreen: '画面共有を許可',
  canChat: 'チャットを許可',
}
const NOT_DONE = {
  'participant.mute': 'ミュートできませんでした',
  'participant.stopVideo': 'ビデオを停止できませんでした',
  'participant.stopScreen': '共有を停止できませんでした',
  'participant.remove': '退出させられませんでした',
  'participant.ban': '入室を禁止できませんでした',
  'participant.unban': '再入室を許可できませんでした',
  'participant.spotlight': 'スポットライトを変更できませんでした',
  'host.transfer': 'ホストにできませんでした',
  'lobby.admit': '入室を許可できませんでした',
  'lobby.deny': '拒否できませんでした',
  'lobby.sendBack': '待機室に戻せませんでした',
  'participant.askUnmute': '依頼できませんでした',
  'unmute.accept': '回答できませんでした',
  'unmute.decline': '回答できませんでした',
  'stage.invite': '招待できませんでした',
  'stage.accept': '承認できませんでした',
  'stage.decline': '見送れませんでした',
  'stage.remove': '移動できませんでした',
  'stage.leave': 'まだステージ上です',
  'stage.ask': '依頼できませんでした',
  'hand.raise': '手を挙げられませんでした',
  'hand.lower': '手を下ろせませんでした',
  'hand.next': '指名できませんでした',
  role: '役割を変更できませんでした',
  name: '名前を変更できませんでした',
}

const REASONS: Record<string, string> = {
  'no-answer': '応答がありません',
  'not-staff': 'スタッフのみ操作できます',
  'rank-too-low': 'あなたの役割ではできません',
  'not-yourself': '自分自身にはできません',
  'not-held': 'あなた自身にこの権限がありません',
  'switched-off': 'このルームではオフになっています',
  'participant-not-found': 'この人はもうリストにいません',
  'not-in-room': 'この人はルームにいません',
  conflict: 'ほかの人が先に変更しました',
  'observed-room': 'このルームの権限はサイトが管理しています',
  'too-many-requests': 'リクエストが多すぎます',
  'livekit-unavailable': 'LiveKitが応答しません',
  'database-unavailable': 'サーバーが混み合っています',
  internal: 'サーバーのエラーです',
}
const STAFF: Record<string, string> = { HOST: 'ホスト', CO_HOST: '共同ホスト', MODERATOR: 'モデレーター' }
const DONE = {
  'participant.mute': 'ミュート',
  'participant.stopVideo': 'ビデオ停止',
  'participant.remove': '退出',
  'hand.lower': '手を下ろしました',
}

const ROOM_NOT_DONE = {
  'room.lock': 'ルームをロックできませんでした',
  'room.unlock': 'ルームのロックを解除できませんでした',
  'room.end': 'ルームを終了できませんでした',
  'room.change': 'ルームを変更できませんでした',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, list, some, seconds, countdown, remaining, duration } = formatsOf(locale, { units: 'words' })
  const people = (n: number) => `${number(n)}人`
  const names = (all: readonly string[]) =>
    some(
      all.map((name) => `${name}さん`),
      (n) => `ほか${people(n)}`,
    )
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? '再試行しています' : `${seconds(ms)}後に再試行します`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `${people(n)}は退出済み`
  const notDone = (n: number) => `${people(n)}は失敗`
  return {
    panel: {
      title: '参加者',
      people: '参加者',
      views: { insights: '分析', activity: 'アクティビティ', 'kept-out': '入室制限中' },
      backToPeople: '参加者リストに戻る',
      room: 'ルーム',
      phases: { ended: '終了', 'not-started': '開始前' },
      marks: { locked: 'ロック中', lobby: '待機室オン' },
      countsAtEnd: (total, at) => `全${people(total)}、${time(at)}に終了`,
      status: { live: 'ライブ', reconnecting: '再接続中', offline: 'オフライン' },
      counts: (online, total) => `オンライン${people(online)}、全${people(total)}`,
      online: (online) => `オンライン${people(online)}`,
      onlineWhile: (online, status) => `オンライン${people(online)}、${status}`,
      countsAsOf: (online, asOf) => `${time(asOf)}時点でオンライン${people(online)}`,
      sections: {
        waiting: '待機中',
        hands: '挙手',
        staff: '運営',
        stage: 'ステージ上',
        room: 'ルーム内',
        viewers: '視聴者',
        bots: 'ボット',
        invited: '招待済み',
        left: '退出済み',
      },
      number,
      peopleCount: people,
      you: '(自分)',
      roles: { HOST: 'ホスト', CO_HOST: '共同ホスト', MODERATOR: 'モデレーター', SPEAKER: '登壇者', VIEWER: '視聴者' },
      presence: {
        here: '参加中',
        reconnecting: '再接続中',
        waiting: '待機中',
        invited: '未参加',
        left: '退出済み',
      },
      microphone: {
        on: 'マイクはオン',
        speaking: '発言中',
        off: 'マイクはオフ',
        'off-by-moderator': 'モデレーターがミュートしました',
        'not-allowed': '発言は許可されていません',
        unknown: 'マイクの状態は不明',
      },
      camera: {
        on: 'カメラはオン',
        speaking: 'カメラはオン',
        off: 'カメラはオフ',
        'off-by-moderator': 'モデレーターがビデオを停止しました',
        'not-allowed': 'カメラの使用は許可されていません',
        unknown: 'カメラの状態は不明',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name}（${state}）`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: '再接続中は操作できません', offline: 'オフラインでは操作できません' },
      beingRemoved: '退出処理中',
      keptOut: (until, now) => {
        if (until === 'end') return 'ルームの終了まで参加不可'
        return until === 'open' ? '参加不可' : `${moment(until, now)}まで参加不可`
      },
      syncing: '同期中',
      notInForce: (since) => `${time(since)}から反映待ち`,
      speaking: '発言中',
      poorConnection: '接続が不安定',
      sharingScreen: '画面を共有中',
      inSpotlight: 'スポットライト表示中',
      notHereYet: '未参加',
      waitingFor: (ms, isGuest) => `${isGuest ? 'ゲスト' : 'ログイン済み'}、${duration(ms, 'たった今')}`,
      guest: 'ゲスト',
      reconnectingFor: (ms) => `再接続中 ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `${name}さんがビデオを停止`,
      mutedBy: (name) => `${name}さんがミュート`,
      notAllowed: (right, until, now) =>
        `${until === undefined ? '' : `${moment(until, now)}まで`}${ALLOWED_TO[right]}は許可されていません`,
      byWhom: (by, reason) => `${by}による${reason === undefined ? '' : `：${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined ? `${time(leftAt)}に退出` : `${time(leftAt)}に退出、滞在${duration(stayMs, '1分未満')}`,
      failed: (right, wanted, reason) =>
        `${ALLOWED_TO[right]}は${wanted ? '許可されていないまま' : '許可されたまま'}です: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => `${number(n)}台の端末`,
      handUp: (ms) => `挙手中 ${duration(ms, 'たった今')}`,
      handUpShort: (ms) => duration(ms, 'たった今'),
      handPlace: (place) => (place === undefined ? '挙手中' : `挙手中、${number(place)}番目`),
      askTo: { microphone: 'ミュート解除を依頼', camera: 'ビデオ開始を依頼' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `ミュート解除を依頼中 ${countdown(ms)}` : `ビデオ開始を依頼中 ${countdown(ms)}`,
      invitedToStage: (ms) => `ステージに招待中 ${countdown(ms)}`,
      asksToSpeak: '発言を希望',
      asksPlace: (place) => `発言を希望${place === undefined ? '' : `、${number(place)}番目`}`,
      takeBack: '希望を取り消す',
      cancel: 'キャンセル',
      select: (name) => `${name}さんを選択`,
      selected: '選択中',
      actions: {
        'participant.mute': 'ミュート',
        'participant.stopVideo': 'ビデオを停止',
        'participant.stopScreen': '共有を停止',
        'participant.remove': '退出させる',
        'participant.ban': '入室を禁止…',
        'participant.unban': '再入室を許可',
        'participant.spotlight': '全員にスポットライト表示',
        'host.transfer': 'ホストにする…',
        'lobby.admit': '入室を許可',
        'lobby.deny': '拒否',
        'lobby.sendBack': '待機室に戻す',
        'participant.askUnmute': 'ミュート解除を依頼',
        'unmute.accept': 'ミュート解除',
        'unmute.decline': 'ミュートのまま',
        'stage.invite': 'ステージに招待',
        'stage.accept': '承認',
        'stage.decline': '今はしない',
        'stage.remove': '視聴者に移動',
        'stage.leave': 'ステージを降りる',
        'stage.ask': '発言を希望',
        'hand.raise': '手を挙げる',
        'hand.lower': '手を下ろす',
        'hand.next': '指名する',
        role: '役割を変更',
        name: '名前を変更',
      },
      rowLabel: (parts) => parts.join('、'),
      menuFor: (name) => `${name}さんの操作`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: '再試行',
      dismiss: '閉じる',
      retryFor: (verb, name) => `再試行。${verb}: ${name}`,
      dismissFor: (name) => `${name}さんについてのメッセージを閉じる`,
      loading: '参加者を読み込んでいます',
    },
    list: {
      selected: (n) => `${people(n)}を選択中`,
      joined: (n) => `${people(n)}が参加しました`,
      announceJoined: (all) => `${names(all)}が参加しました`,
      announceHands: (all) => `${names(all)}が手を挙げました`,
      announceWaiting: (all) => `${names(all)}が待機しています`,
      nobodyWaiting: '待機中の人はいません',
      announceAsks: (all) => `発言を希望: ${names(all)}`,
      sectionActions: { 'stage.invite': '次の人を招待', 'lobby.admit': '全員許可', 'hand.lower': '全員下ろす' },
    },
    bulk: {
      clear: '選択をクリア',
      verb: {
        'lobby.admit': counted('入室を許可'),
        'lobby.deny': counted('拒否'),
        'participant.mute': counted('ミュート'),
        'participant.stopVideo': counted('ビデオを停止'),
        'participant.remove': counted('退出させる'),
        'hand.lower': counted('手を下ろす'),
      },
      skip: (verb, skipped) => `${verb}、対象外: ${list(skipped)}`,
      skipped: {
        HOST: (n) => `ホスト${people(n)}`,
        CO_HOST: (n) => `共同ホスト${people(n)}`,
        MODERATOR: (n) => `モデレーター${people(n)}`,
        absent: (n) => `不在${people(n)}`,
        off: (n) => `すでにオフの${people(n)}`,
      },
      ask: {
        'lobby.admit': { heading: (n) => `${people(n)}の入室を許可しますか？`, text: 'すぐに入室します。' },
        'lobby.deny': {
          heading: (n) => `${people(n)}の入室を拒否しますか？`,
          text: 'しばらくの間、再び依頼できません。数秒以内なら元に戻せます。',
        },
        'participant.mute': {
          heading: (n) => `${people(n)}をミュートしますか？`,
          text: '本人はいつでもミュートを解除できます。ほかの人が解除することはありません。',
        },
        'participant.stopVideo': {
          heading: (n) => `${people(n)}のビデオを停止しますか？`,
          text: '本人はいつでも再開できます。',
        },
        'participant.remove': {
          heading: (n) => `${people(n)}を退出させますか？`,
          text: '数秒後に退出します。それまでは元に戻せます。',
        },
        'hand.lower': {
          heading: (n) => `${people(n)}の手を下ろしますか？`,
          text: '順番は失われます。',
        },
      },
      cancel: 'キャンセル',
    },
    menu: {
      permissionsAndRole: '許可と役割',
      allowedTo: '許可',
      rights: { canSpeak: '発言', canVideo: 'カメラの使用', canShareScreen: '画面の共有', canChat: 'チャット' },
      role: '役割',
      select: '選択',
      deselect: '選択を解除',
      rank: (name, role, isLikeYou) => `${name}さんは${isLikeYou ? 'あなたと同じ' : ''}${STAFF[role]}です`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} / ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: '名前を変更',
      newName: '新しい名前',
      save: '保存',
      cancel: 'キャンセル',
      blocked: {
        reconnecting: '再接続中はできません',
        offline: 'オフライン中はできません',
        left: 'この人は退出しました',
        off: 'すでにオフです',
        'not-held': 'あなた自身にこの権限がありません',
        absent: 'ルームにいません',
        unseen: '映像も音声も許可されていません',
      },
      removed: (name) => `${name}さんを退出させました`,
      undo: '元に戻す',
    },
    door: {
      waiting: {
        title: '入室の許可を待っています',
        text: (ms) =>
          ms < 60_000 ? `ホストに通知されています。` : `ホストに通知されています。待ち時間: ${duration(ms, '')}。`,
        told: 'ホストからのメッセージ',
        leave: '退出',
      },
      locked: {
        title: 'このルームはロックされています',
        text: (by) => `${by === undefined ? 'モデレーター' : `${by}さん`}がロックしました。開くと自動的に参加します。`,
      },
      ended: {
        title: 'ルームは終了しました',
        text: (by, at) => (by === undefined ? `${at}に終了しました。` : `${by}さんが${at}に終了しました。`),
      },
      denied: {
        title: '入室が許可されませんでした',
        by: (name, at, reason) =>
          `${at === undefined ? '' : `${at}に`}${name === undefined ? 'モデレーター' : `${name}さん`}が入室を許可しませんでした${reason === undefined ? '' : `（理由: ${reason}）`}。`,
      },
      banned: {
        title: 'このルームには参加できません',
        untilEnd: 'ルームが終了するまで参加を禁止されています。',
        forGood: '無期限に参加を禁止されています。',
        mistake: '間違いの場合は主催者にお問い合わせください。',
      },
      ask: {
        until: (until) => `${until}以降に再び依頼できます。`,
        over: '再び入室を依頼できます。',
        action: '入室を依頼',
      },
      knocks: {
        title: (name, n) => `${n === 1 ? `${name}さん` : people(n)}が待機しています`,
        longest: (ms) => `最長 ${duration(ms, '1分未満')}`,
        show: '表示',
      },
      message: {
        item: '待機中の全員へのメッセージ…',
        heading: '待機中の全員へのメッセージ',
        reaches: (n) =>
          n === 0
            ? '今は誰も待機していません。待機室に来た人に表示されます。'
            : `待機中の${people(n)}にすぐ表示され、後から来た人にも表示されます。`,
        field: 'メッセージ',
        send: '送信',
        clear: '取り消す',
        cancel: 'キャンセル',
        failed: (reason) => `送信できませんでした: ${reason}`,
      },
      denial: (name) => `${name}さんの入室を拒否しました`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name}さんはすでに許可されています`
          : by === undefined
            ? `${name}さんはすでに拒否されています`
            : `${by}さんがすでに${name}さんを拒否しました`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? '許可' : '拒否'}: ${people(done)}`,
          ...(others > 0 ? [`${people(others)}はほかの人が対応済み`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: '今すぐ再試行',
      notLoaded: {
        title: 'リストを読み込めませんでした',
        text: (ms) => `サーバーから応答がありません。${tryingAgain(ms)}。`,
      },
      offline: { title: '接続がありません', text: tryingAgain },
      accessEnded: {
        title: 'ログインすると参加者が表示されます',
        text: 'このルームへのアクセス期限が切れました。',
        action: '再読み込み',
      },
      refused: { title: 'このルームには参加できません' },
      misconfigured: {
        title: 'リストが設定されていません',
        text: '足りないものはブラウザーのコンソールに表示されます。',
      },
      alone: { title: '参加者はあなただけです', text: 'ほかの人が参加すると、ここに表示されます。' },
      elsewhere: {
        title: '別のタブで開いています',
        text: '別のタブまたはデバイスから参加したため、このタブは停止しました。',
        action: 'このタブを使う',
      },
      removed: {
        title: 'ルームから退出させられました',
        by: (name, at, reason) =>
          `${at === undefined ? '' : `${at}に`}${name === undefined ? 'モデレーター' : `${name}さん`}があなたを退出させました${reason === undefined ? '' : `（理由: ${reason}）`}。`,
        until: (until) => `${until}以降に戻れます。`,
        over: '今すぐ戻れます。',
        action: 'もう一度参加',
      },
      onHold: {
        title: 'まもなく退出させられます',
        text: (name, ms) =>
          `${seconds(ms)}後に${name === undefined ? 'モデレーター' : `${name}さん`}があなたを退出させます。あなたの音声と映像は誰にも届いていません。`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by}さんがあなたをミュートしました`,
            'video-stopped': `${by}さんがあなたのカメラを停止しました`,
            'screen-stopped': `${by}さんがあなたの画面共有を停止しました`,
          })[what],
        text: 'いつでもオンに戻せます。',
        action: '閉じる',
      },
      roomEnding: {
        title: 'ホストが退出しました',
        text: (ms) => (ms > 0 ? `${remaining(ms)}後にルームを終了します` : 'ルームを終了します'),
      },
      mediaFailed: { title: 'ライブの音声と映像がありません' },
      disconnected: { title: '接続していません', text: 'このルームのリストから退出しました。', action: '接続' },
    },
    cards: {
      stage: {
        title: (name) => `${name}さんがステージに招待しています`,
        text: '全員にあなたの音声と映像が届くようになります。',
        no: '今はしない',
        yes: 'ステージに上がる',
      },
      microphone: {
        title: (name) => `${name}さんがミュート解除を依頼しています`,
        text: '自分でオンにするまで、マイクはオフのままです。',
        no: 'ミュートのまま',
        yes: 'ミュート解除',
      },
      camera: {
        title: (name) => `${name}さんがビデオの開始を依頼しています`,
        text: '自分でオンにするまで、カメラはオフのままです。',
        no: '今はしない',
        yes: 'ビデオを開始',
      },
      left: countdown,
      notAnswered: (reason) => `回答できませんでした: ${reason}`,
      preview: 'プレビュー',
      stopPreview: 'プレビューを終了',
      onlyYou: 'これはあなたにだけ見え、聞こえます',
      picture: 'あなたのカメラ映像',
      noPreview: {
        refused: 'このページではカメラとマイクがブラウザーで許可されていません',
        none: 'カメラもマイクも見つかりません',
        busy: 'カメラまたはマイクは別のプログラムが使用中です',
        failed: 'プレビューを開始できませんでした',
      },
      noCamera: 'カメラが見つかりません',
      told: {
        'ask-declined': (name) => `${name}さんは今はステージに招待しません`,
        'unmute-declined': (name) => `${name}さんはミュートのままです`,
        'video-declined': (name) => `${name}さんはカメラをオフのままにします`,
        'stage-declined': (name) => `${name}さんはステージに上がりません`,
        'unmute-unanswered': (name) => `${name}さんから回答がありませんでした`,
        'video-unanswered': (name) => `${name}さんから回答がありませんでした`,
        'stage-unanswered': (name) => `${name}さんから回答がありませんでした`,
        'stage-over': () => 'ステージへの招待は終了しました',
        'microphone-over': () => 'ミュートのままです',
        'camera-over': () => 'カメラはオフのままです',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'ミュート', off: 'ミュート解除' },
        camera: { on: 'ビデオを停止', off: 'ビデオを開始' },
        screen: { on: '共有を停止', off: '画面を共有' },
      },
      ownDevices: '自分のマイク、カメラ、画面',
      ownFailed: (device, reason) => `${{ microphone: 'マイク', camera: 'カメラ', screen: '画面' }[device]}: ${reason}`,
    },
    room: {
      rules: 'ルームのルール',
      switches: {
        lobby: '待機室',
        isLocked: 'ルームをロック',
        handRaising: '視聴者の挙手を許可',
        autoLower: '発言できるようになったら手を下ろす',
        screenSharing: '登壇者の画面共有を許可',
        chatting: '視聴者のチャットを許可',
        selfRenaming: '名前の変更を全員に許可',
        moderatorsInvite: 'モデレーターの招待を許可',
        coHostsEnd: '共同ホストによるルームの終了を許可',
        talkTime: '発言時間を計測する',
      },
      choices: { mode: 'ルームの種類', visibility: '視聴者に見える人', whenHostLeaves: 'ホストが退出したとき' },
      mode: {
        meeting: { name: 'ミーティング', note: '全員が発言できます' },
        stage: { name: 'ステージ', note: '視聴者は見るだけで、挙手して発言を求めます' },
      },
      visibility: { everyone: '全員', stage: 'ステージ上の人', counts: '人数のみ' },
      keep: 'ルームを開いたままにする',
      endAfter: (ms) => (ms === 0 ? 'すぐに終了する' : `${duration(ms, '')}後に終了する`),
      deeds: {
        'participant.muteAll': '全員をミュート',
        'host.transfer': 'ホストを引き継ぐ…',
        'room.end': '全員に対してルームを終了…',
      },
      blocked: {
        reconnecting: '再接続中は使えません',
        offline: 'オフラインでは使えません',
        ended: 'ルームは終了しました',
        observed: 'このルームへの入室はサイトが管理しています',
        'locked-above': '上位の役割の人がロックしました',
      },
      ask: {
        letIn: {
          heading: '待機室をオフにしますか?',
          text: (n) => `待機中の${people(n)}がすぐに入室します。`,
          verb: 'オフにする',
        },
        end: {
          heading: '全員に対してルームを終了しますか?',
          text: (n) => `${people(n)}がすぐに退出します。`,
          verb: 'ルームを終了',
        },
        meeting: {
          heading: 'ルームをミーティングに変更しますか?',
          text: '全員が発言し、カメラを使えるようになります。',
          verb: 'ミーティングに変更',
        },
        stage: {
          heading: 'ルームをステージに変更しますか?',
          text: '視聴者は発言もカメラの使用もできなくなります。',
          verb: 'ステージに変更',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    search: {
      search: '参加者を検索',
      clear: '検索をクリア',
      filter: 'フィルター',
      filtersOn: (n) => `フィルター、${number(n)}件オン`,
      filters: {
        hand: '挙手中',
        microphone: 'マイクはオン',
        camera: 'カメラはオン',
        staff: '運営',
        stage: 'ステージ上',
        viewers: '視聴者',
        invited: '未参加',
        left: '退出済み',
      },
      count: number,
      found: (shown, total) => `${people(total)}中${people(shown)}`,
      showAll: 'クリア',
      noOne: (query) => `「${query}」という人はいません`,
      noOneHere: '該当する人はいません',
      searched: (total) => `${people(total)}の名前とユーザー名を検索しました。`,
      searchedFilters: (filters, total) => `${people(total)}の中から${list(filters)}を探しました。`,
    },
    sheet: { taller: '高くする', shorter: '低くする', close: '閉じる' },
  }
}
