import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = { canSpeak: '发言', canVideo: '使用摄像头', canShareScreen: '共享屏幕', canChat: '聊天' }
const TAKE = {
  canSpeak: '收回麦克风',
  canVideo: '收回摄像头',
  canShareScreen: '收回屏幕共享',
  canChat: '收回聊天',
}
const ALLOW = {
  canSpeak: '允许发言',
  canVideo: '允许使用摄像头',
  canShareScreen: '允许共享屏幕',
  canChat: '允许聊天',
}
const NOT_DONE = {
  'participant.mute': '未能静音',
  'participant.stopVideo': '未能停止视频',
  'participant.stopScreen': '未能停止共享',
  'participant.remove': '未能移出',
  'participant.ban': '未能封禁',
  'participant.unban': '未能重新允许加入',
  'participant.spotlight': '未能更改聚焦',
  'host.transfer': '未能设为主持人',
  'lobby.admit': '未能准许进入',
  'lobby.deny': '未能拒绝',
  'lobby.sendBack': '未能送回等候室',
  'hand.raise': '未能举手',
  'hand.lower': '未能放下手',
  'hand.next': '未能请其发言',
  role: '未能更改角色',
  name: '未能改名',
}

const REASONS: Record<string, string> = {
  'no-answer': '没有响应',
  'not-staff': '仅限工作人员操作',
  'rank-too-low': '您的角色权限不够',
  'not-yourself': '不能对自己执行此操作',
  'not-held': '您自己没有此权限',
  'switched-off': '此房间已关闭该功能',
  'participant-not-found': '此人已不在名单中',
  'not-in-room': '此人不在房间内',
  conflict: '其他人刚刚做了更改',
  'observed-room': '此房间的权限由网站管理',
  'too-many-requests': '请求过多',
  'livekit-unavailable': 'LiveKit 没有响应',
  'database-unavailable': '服务器繁忙',
  internal: '服务器出错',
}
const STAFF: Record<string, string> = { HOST: '主持人', CO_HOST: '联席主持人', MODERATOR: '管理员' }
const DONE = {
  'participant.mute': '已静音',
  'participant.stopVideo': '已停止视频',
  'participant.remove': '已移出',
  'hand.lower': '已放下手',
}

const ROOM_NOT_DONE = {
  'room.lock': '房间未锁定',
  'room.unlock': '房间未解锁',
  'room.end': '房间未结束',
  'room.change': '房间未更改',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, list, some, seconds, remaining, duration } = formatsOf(locale, { units: 'words' })
  const people = (n: number) => `${number(n)} 人`
  const names = (all: readonly string[]) => some(all, (n) => `其他 ${people(n)}`)
  const tryingAgain = (ms: number | undefined) => (ms === undefined || ms <= 0 ? '正在重试' : `${seconds(ms)}后重试`)
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `${people(n)}已离开`
  const notDone = (n: number) => `${people(n)}失败`
  return {
    panel: {
      title: '参会者',
      people: '人员',
      views: { insights: '数据', activity: '动态', 'kept-out': '禁止进入' },
      backToPeople: '返回人员列表',
      room: '房间',
      phases: { ended: '已结束', 'not-started': '未开始' },
      marks: { locked: '已锁定', lobby: '等候室已开启' },
      countsAtEnd: (total, at) => `共 ${people(total)}，${time(at)} 结束`,
      status: { live: '实时', reconnecting: '正在重新连接', offline: '离线' },
      counts: (online, total) => `${people(online)}在线，共 ${people(total)}`,
      online: (online) => `${people(online)}在线`,
      onlineWhile: (online, status) => `${people(online)}在线，${status}`,
      countsAsOf: (online, asOf) => `${time(asOf)} 时 ${people(online)}在线`,
      sections: {
        waiting: '等候中',
        hands: '举手',
        staff: '工作人员',
        stage: '台上',
        room: '房间内',
        viewers: '观众',
        bots: '机器人',
        invited: '已邀请',
        left: '已离开',
      },
      number,
      peopleCount: people,
      you: '（我）',
      roles: { HOST: '主持人', CO_HOST: '联席主持人', MODERATOR: '管理员', SPEAKER: '发言人', VIEWER: '观众' },
      presence: {
        here: '在线',
        reconnecting: '正在重新连接',
        waiting: '等候中',
        invited: '尚未到场',
        left: '已离开',
      },
      microphone: {
        on: '麦克风已开启',
        speaking: '正在发言',
        off: '麦克风已关闭',
        'off-by-moderator': '已被管理员静音',
        'not-allowed': '不允许发言',
        unknown: '麦克风状态未知',
      },
      camera: {
        on: '摄像头已开启',
        speaking: '摄像头已开启',
        off: '摄像头已关闭',
        'off-by-moderator': '视频已被管理员停止',
        'not-allowed': '不允许使用摄像头',
        unknown: '摄像头状态未知',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}：${name}（${state}）`,
      slotTip: (verb, name) => `${verb}：${name}`,
      blocked: { reconnecting: '重新连接时无法操作', offline: '离线时无法操作' },
      beingRemoved: '正在移出',
      keptOut: (until, now) => {
        if (until === 'end') return '房间结束前不得进入'
        return until === 'open' ? '不得进入' : `${moment(until, now)} 前不得进入`
      },
      syncing: '正在同步',
      notInForce: (since) => `自 ${time(since)} 起尚未生效`,
      speaking: '正在发言',
      poorConnection: '网络不佳',
      sharingScreen: '正在共享屏幕',
      inSpotlight: '正在为所有人聚焦',
      notHereYet: '尚未到场',
      waitingFor: (ms, isGuest) => `${isGuest ? '访客' : '已登录'}，${duration(ms, '刚刚')}`,
      guest: '访客',
      reconnectingFor: (ms) => `正在重新连接 ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `视频已被${name}停止`,
      mutedBy: (name) => `已被${name}静音`,
      notAllowed: (right, until, now) =>
        `${until === undefined ? '' : `${moment(until, now)} 前`}不允许${ALLOWED_TO[right]}`,
      byWhom: (by, reason) => `操作者：${by}${reason === undefined ? '' : `，${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined ? `${time(leftAt)} 离开` : `${time(leftAt)} 离开，停留 ${duration(stayMs, '不到 1 分钟')}`,
      failed: (right, wanted, reason) => `${wanted ? '仍不允许' : '仍允许'}${ALLOWED_TO[right]}：${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => `${number(n)} 台设备`,
      handUp: (ms) => `举手 ${duration(ms, '刚刚')}`,
      handUpShort: (ms) => duration(ms, '刚刚'),
      handPlace: (place) => (place === undefined ? '已举手' : `已举手，排在第 ${number(place)} 位`),
      select: (name) => `选择${name}`,
      selected: '已选择',
      actions: {
        'participant.mute': '静音',
        'participant.stopVideo': '停止视频',
        'participant.stopScreen': '停止共享',
        'participant.remove': '移出',
        'participant.ban': '封禁…',
        'participant.unban': '重新允许加入',
        'participant.spotlight': '为所有人聚焦',
        'host.transfer': '设为主持人…',
        'lobby.admit': '准许进入',
        'lobby.deny': '拒绝',
        'lobby.sendBack': '送回等候室',
        'hand.raise': '举手',
        'hand.lower': '放下手',
        'hand.next': '请发言',
        role: '更改角色',
        name: '改名',
      },
      rowLabel: (parts) => parts.join('，'),
      menuFor: (name) => `对${name}的操作`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: '重试',
      dismiss: '关闭',
      retryFor: (verb, name) => `重试。${verb}：${name}`,
      dismissFor: (name) => `关闭关于${name}的消息`,
      loading: '正在加载人员',
    },
    list: {
      selected: (n) => `已选择 ${people(n)}`,
      joined: (n) => `${people(n)}加入`,
      announceJoined: (all) => `${names(all)}加入`,
      announceHands: (all) => `${names(all)}举手`,
      announceWaiting: (all) => `${names(all)}正在等候`,
      nobodyWaiting: '无人等候',
      sectionActions: { 'lobby.admit': '全部准许', 'hand.lower': '全部放下' },
    },
    bulk: {
      clear: '清除选择',
      verb: {
        'lobby.admit': counted('准许进入'),
        'lobby.deny': counted('拒绝'),
        'participant.mute': counted('静音'),
        'participant.stopVideo': counted('停止视频'),
        'participant.remove': counted('移出'),
        'hand.lower': counted('放下手'),
      },
      skip: (verb, skipped) => `${verb}，跳过${list(skipped)}`,
      skipped: {
        HOST: (n) => `${number(n)} 位主持人`,
        CO_HOST: (n) => `${number(n)} 位联席主持人`,
        MODERATOR: (n) => `${number(n)} 位管理员`,
        absent: (n) => `${number(n)} 位不在场的人`,
        off: (n) => `${number(n)} 位已关闭的人`,
      },
      ask: {
        'lobby.admit': { heading: (n) => `准许 ${people(n)}进入？`, text: '他们会立即进入。' },
        'lobby.deny': {
          heading: (n) => `拒绝 ${people(n)}？`,
          text: '他们在一段时间内不能再次请求。接下来几秒内您可以撤销。',
        },
        'participant.mute': {
          heading: (n) => `将 ${people(n)}静音？`,
          text: '他们可以随时自行取消静音。没有人能替他们取消。',
        },
        'participant.stopVideo': {
          heading: (n) => `停止 ${people(n)}的视频？`,
          text: '他们可以随时重新开启。',
        },
        'participant.remove': {
          heading: (n) => `移出 ${people(n)}？`,
          text: '他们将在几秒后离开，在此之前可以撤销。',
        },
        'hand.lower': {
          heading: (n) => `放下 ${people(n)}的手？`,
          text: '他们将失去排队的位置。',
        },
      },
      cancel: '取消',
    },
    menu: {
      permissionsAndRole: '权限和角色',
      allowedTo: '允许',
      rights: { canSpeak: '发言', canVideo: '使用摄像头', canShareScreen: '共享屏幕', canChat: '聊天' },
      role: '角色',
      select: '选择',
      deselect: '取消选择',
      rank: (name, role, isLikeYou) => `${name}${isLikeYou ? '和您一样' : ''}是${STAFF[role]}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} / ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: '改名',
      newName: '新名字',
      save: '保存',
      cancel: '取消',
      blocked: {
        reconnecting: '重新连接期间无法操作',
        offline: '离线时无法操作',
        left: '此人已离开',
        off: '已经关闭',
        'not-held': '您自己没有此权限',
        absent: '不在房间内',
        unseen: '既不能被看到也不能被听到',
      },
      removed: (name) => `已移出${name}`,
      undo: '撤销',
    },
    door: {
      waiting: {
        title: '正在等候准许进入',
        text: (ms) => (ms < 60_000 ? `主持人知道您在这里。` : `主持人知道您在这里。已等候 ${duration(ms, '')}。`),
        told: '主持人的消息',
        leave: '离开',
      },
      locked: {
        title: '此房间已锁定',
        text: (by) => `${by ?? '管理员'}锁定了房间。房间开放后您会自动加入。`,
      },
      ended: {
        title: '房间已结束',
        text: (by, at) => (by === undefined ? `于 ${at} 结束。` : `${by} 于 ${at} 结束了房间。`),
      },
      denied: {
        title: '您未获准进入',
        by: (name, at, reason) =>
          `${name ?? '管理员'}${at === undefined ? '' : `于 ${at} `}未准许您进入${reason === undefined ? '' : `：${reason}`}。`,
      },
      banned: {
        title: '您无法加入此房间',
        untilEnd: '在房间结束前您被禁止加入。',
        forGood: '您被永久禁止加入。',
        mistake: '如果这是误会，请联系组织者。',
      },
      ask: {
        until: (until) => `您可以在 ${until} 后再次请求加入。`,
        over: '您可以再次请求加入。',
        action: '请求加入',
      },
      knocks: {
        title: (name, n) => `${n === 1 ? name : people(n)}正在等候`,
        longest: (ms) => `最长 ${duration(ms, '不到一分钟')}`,
        show: '显示',
      },
      message: {
        item: '给所有等候者的消息…',
        heading: '给所有等候者的消息',
        reaches: (n) =>
          n === 0 ? '现在无人等候。来到等候室的人会看到。' : `${people(n)}正在等候，会立即看到；之后来的人也会看到。`,
        field: '消息',
        send: '发送',
        clear: '撤回',
        cancel: '取消',
        failed: (reason) => `未发送：${reason}`,
      },
      denial: (name) => `已拒绝 ${name}`,
      decided: (name, how, by) =>
        how === 'admitted' ? `${name} 已获准进入` : by === undefined ? `${name} 已被拒绝` : `${by} 已拒绝 ${name}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? '已准许' : '已拒绝'}: ${people(done)}`,
          ...(others > 0 ? [`${people(others)}已由他人处理`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: '立即重试',
      notLoaded: { title: '列表加载失败', text: (ms) => `服务器没有响应。${tryingAgain(ms)}。` },
      offline: { title: '没有连接', text: tryingAgain },
      accessEnded: { title: '登录后可查看谁在这里', text: '您对此房间的访问权限已过期。', action: '重新加载' },
      refused: { title: '您无法加入此房间' },
      misconfigured: { title: '列表尚未设置', text: '浏览器控制台会说明缺少什么。' },
      alone: { title: '这里只有您一个人', text: '其他人加入后会显示在这里。' },
      elsewhere: {
        title: '已在另一个标签页打开',
        text: '您已从另一个标签页或设备加入，此处已停止。',
        action: '使用此标签页',
      },
      removed: {
        title: '您已被移出',
        by: (name, at, reason) =>
          `${name ?? '管理员'}${at === undefined ? '' : `于 ${at} `}将您移出${reason === undefined ? '' : `：${reason}`}。`,
        until: (until) => `您可以在 ${until} 后返回。`,
        over: '您现在可以返回。',
        action: '重试',
      },
      onHold: {
        title: '您正被移出',
        text: (name, ms) => `${name ?? '管理员'}将在 ${seconds(ms)}后移出您。没有人能听到或看到您。`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `${by}将您静音`,
            'video-stopped': `${by}关闭了您的摄像头`,
            'screen-stopped': `${by}停止了您的屏幕共享`,
          })[what],
        text: '您可以随时重新开启。',
        action: '关闭',
      },
      roomEnding: { title: '主持人已离开', text: (ms) => (ms > 0 ? `房间将在${remaining(ms)}后结束` : '房间即将结束') },
      mediaFailed: { title: '没有实时音频或视频' },
      disconnected: { title: '未连接', text: '您已离开此房间的列表。', action: '连接' },
    },
    ownDevices: {
      own: {
        microphone: { on: '静音', off: '解除静音' },
        camera: { on: '停止视频', off: '开启视频' },
        screen: { on: '停止共享', off: '共享屏幕' },
      },
      ownDevices: '您的麦克风、摄像头和屏幕',
      ownFailed: (device, reason) => `${{ microphone: '麦克风', camera: '摄像头', screen: '屏幕' }[device]}：${reason}`,
    },
    room: {
      rules: '房间规则',
      switches: {
        lobby: '等候室',
        isLocked: '锁定房间',
        handRaising: '观众可以举手',
        autoLower: '获得发言权后自动放下手',
        screenSharing: '发言人可以共享屏幕',
        chatting: '观众可以聊天',
        selfRenaming: '每个人可以修改自己的名字',
        moderatorsInvite: '管理员可以邀请',
        coHostsEnd: '联席主持人可以结束房间',
        talkTime: '统计发言时长',
      },
      choices: { mode: '房间类型', visibility: '观众可见', whenHostLeaves: '主持人离开时' },
      mode: {
        meeting: { name: '会议', note: '所有人都可以发言' },
        stage: { name: '舞台', note: '观众只能观看，举手请求发言' },
      },
      visibility: { everyone: '所有人', stage: '台上的人', counts: '仅人数' },
      keep: '保持房间开启',
      endAfter: (ms) => (ms === 0 ? '立即结束' : `${duration(ms, '')}后结束`),
      deeds: {
        'participant.muteAll': '全体静音',
        'host.transfer': '移交主持人…',
        'room.end': '为所有人结束房间…',
      },
      blocked: {
        reconnecting: '重新连接时不可用',
        offline: '离线时不可用',
        ended: '房间已结束',
        observed: '由您的网站决定谁可以进入此房间',
        'locked-above': '由更高级别的人锁定',
      },
      ask: {
        letIn: { heading: '关闭等候室？', text: (n) => `${people(n)}正在等候，将立即进入。`, verb: '关闭' },
        end: { heading: '为所有人结束房间？', text: (n) => `${people(n)}将立即离开。`, verb: '结束房间' },
        meeting: { heading: '将房间改为会议？', text: '所有人都可以发言并使用摄像头。', verb: '改为会议' },
        stage: { heading: '将房间改为舞台？', text: '观众将不能再发言或使用摄像头。', verb: '改为舞台' },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}：${reason}`,
    },
    search: {
      search: '搜索人员',
      clear: '清除搜索',
      filter: '筛选',
      filtersOn: (n) => `筛选，已启用 ${number(n)} 项`,
      filters: {
        hand: '已举手',
        microphone: '麦克风已开启',
        camera: '摄像头已开启',
        staff: '工作人员',
        stage: '台上',
        viewers: '观众',
        invited: '尚未到场',
        left: '已离开',
      },
      count: number,
      found: (shown, total) => `${number(shown)} / ${people(total)}`,
      showAll: '清除',
      noOne: (query) => `没有名为“${query}”的人`,
      noOneHere: '没有符合条件的人',
      searched: (total) => `已搜索 ${people(total)}的姓名和用户名。`,
      searchedFilters: (filters, total) => `已在 ${people(total)}中查找${list(filters)}。`,
    },
    sheet: { taller: '调高', shorter: '调低', close: '关闭' },
  }
}
