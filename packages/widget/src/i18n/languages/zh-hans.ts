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
  'participant.unban': '未能重新允许加入',
  'hand.raise': '未能举手',
  'hand.lower': '未能放下手',
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

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, list, some, seconds, duration } = formatsOf(locale, { units: 'words' })
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
      keptOut: (until, now) => `${moment(until, now)} 前不得进入`,
      syncing: '正在同步',
      notInForce: (since) => `自 ${time(since)} 起尚未生效`,
      speaking: '正在发言',
      poorConnection: '网络不佳',
      sharingScreen: '正在共享屏幕',
      notHereYet: '尚未到场',
      guest: '访客',
      reconnectingFor: (ms) => `正在重新连接 ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `视频已被${name}停止`,
      mutedBy: (name) => `已被${name}静音`,
      notAllowed: (right) => `不允许${ALLOWED_TO[right]}`,
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
        'participant.unban': '重新允许加入',
        'hand.raise': '举手',
        'hand.lower': '放下手',
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
      sectionActions: { 'hand.lower': '全部放下' },
    },
    bulk: {
      clear: '清除选择',
      verb: {
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
      removeFor: (ms) => `移出 ${duration(ms, '')}`,
      blocked: {
        reconnecting: '重新连接期间无法操作',
        offline: '离线时无法操作',
        left: '此人已离开',
        off: '已经关闭',
        'not-held': '您自己没有此权限',
      },
      removed: (name) => `已移出${name}`,
      undo: '撤销',
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
