import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = {
  canSpeak: 'بالتحدث',
  canVideo: 'باستخدام الكاميرا',
  canShareScreen: 'بمشاركة الشاشة',
  canChat: 'بالدردشة',
}
const TAKE = {
  canSpeak: 'سحب الميكروفون',
  canVideo: 'سحب الكاميرا',
  canShareScreen: 'سحب مشاركة الشاشة',
  canChat: 'سحب الدردشة',
}
const ALLOW = {
  canSpeak: 'السماح بالتحدث',
  canVideo: 'السماح بالكاميرا',
  canShareScreen: 'السماح بمشاركة الشاشة',
  canChat: 'السماح بالدردشة',
}
const NOT_DONE = {
  'participant.mute': 'لم يتم كتم الصوت',
  'participant.stopVideo': 'لم يتم إيقاف الفيديو',
  'participant.stopScreen': 'لم يتم إيقاف المشاركة',
  'participant.remove': 'لم تتم الإزالة',
  'participant.ban': 'لم يُحظر',
  'participant.unban': 'لم يُسمح بالعودة',
  'participant.spotlight': 'لم تتغير الأضواء',
  'host.transfer': 'لم تُنقل الاستضافة',
  'lobby.admit': 'لم يُسمح بالدخول',
  'lobby.deny': 'لم يتم الرفض',
  'lobby.sendBack': 'لم تتم الإعادة إلى غرفة الانتظار',
  'participant.askUnmute': 'لم يُرسل الطلب',
  'unmute.accept': 'لم تُرسل الإجابة',
  'unmute.decline': 'لم تُرسل الإجابة',
  'stage.invite': 'لم تُرسل الدعوة',
  'stage.accept': 'لم يُقبل الطلب',
  'stage.decline': 'لم يُرفض الطلب',
  'stage.remove': 'لم يتم النقل',
  'stage.leave': 'ما زلت على المنصة',
  'stage.ask': 'لم يُرسل الطلب',
  'hand.raise': 'لم تُرفع اليد',
  'hand.lower': 'لم تُخفض اليد',
  'hand.next': 'لم تُعطَ الكلمة',
  role: 'لم يتغير الدور',
  name: 'لم يتغير الاسم',
}

const REASONS: Record<string, string> = {
  'no-answer': 'لا توجد استجابة',
  'not-staff': 'هذا متاح للمشرفين فقط',
  'rank-too-low': 'دورك لا يسمح بذلك',
  'not-yourself': 'لا يمكن فعل ذلك لنفسك',
  'not-held': 'ليس لديك هذا الإذن',
  'switched-off': 'هذا معطّل في هذه الغرفة',
  'participant-not-found': 'لم يعد هذا الشخص في القائمة',
  'not-in-room': 'هذا الشخص ليس في الغرفة',
  conflict: 'غيّر شخص آخر ذلك للتو',
  'observed-room': 'الموقع يدير أذونات هذه الغرفة',
  'too-many-requests': 'طلبات كثيرة جدًا',
  'livekit-unavailable': 'لا يستجيب LiveKit',
  'database-unavailable': 'الخادم مشغول',
  internal: 'خطأ في الخادم',
}
const STAFF: Record<string, string> = { HOST: 'المضيف', CO_HOST: 'مضيف مشارك', MODERATOR: 'مشرف' }
const DONE = {
  'participant.mute': 'تم كتم الصوت',
  'participant.stopVideo': 'تم إيقاف الفيديو',
  'participant.remove': 'تمت الإزالة',
  'hand.lower': 'تم خفض الأيدي',
}

const ROOM_NOT_DONE = {
  'room.lock': 'لم تُقفل الغرفة',
  'room.unlock': 'لم يُفتح قفل الغرفة',
  'room.end': 'لم تنتهِ الغرفة',
  'room.change': 'لم تتغير الغرفة',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale, {
    units: 'words',
  })
  const people = (n: number) =>
    count(n, {
      zero: 'لا أحد',
      one: 'شخص واحد',
      two: 'شخصان',
      few: '# أشخاص',
      many: '# شخصًا',
      other: '# شخص',
    })
  const ofPeople = (n: number) =>
    count(n, { one: 'شخص واحد', two: 'شخصين', few: '# أشخاص', many: '# شخصًا', other: '# شخص' })
  const names = (all: readonly string[]) =>
    some(all, (n) => count(n, { two: 'شخصان آخران', few: '# آخرون', many: '# آخرون', other: '# آخرون' }))
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'جارٍ إعادة المحاولة' : `إعادة المحاولة خلال ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `غادروا: ${number(n)}`
  const notDone = (n: number) => `تعذّر: ${number(n)}`
  return {
    panel: {
      title: 'المشاركون',
      people: 'الأشخاص',
      views: { insights: 'الإحصاءات', activity: 'النشاط', 'kept-out': 'الممنوعون من الدخول' },
      backToPeople: 'العودة إلى الأشخاص',
      room: 'الغرفة',
      phases: { ended: 'انتهت', 'not-started': 'لم تبدأ' },
      marks: { locked: 'مقفلة', lobby: 'غرفة الانتظار مفعّلة' },
      countsAtEnd: (total, at) => `الإجمالي: ${number(total)}، انتهت عند ${time(at)}`,
      status: { live: 'مباشر', reconnecting: 'جارٍ إعادة الاتصال', offline: 'غير متصل' },
      counts: (online, total) => `المتصلون: ${number(online)}، الإجمالي: ${number(total)}`,
      online: (online) => `المتصلون: ${number(online)}`,
      onlineWhile: (online, status) => `المتصلون: ${number(online)}، ${status}`,
      countsAsOf: (online, asOf) => `المتصلون عند ${time(asOf)}: ${number(online)}`,
      sections: {
        waiting: 'في الانتظار',
        hands: 'الأيدي المرفوعة',
        staff: 'فريق الإدارة',
        stage: 'على المنصة',
        room: 'في الغرفة',
        viewers: 'المشاهدون',
        bots: 'الروبوتات',
        invited: 'المدعوون',
        left: 'المغادرون',
      },
      number,
      peopleCount: people,
      you: '(أنت)',
      roles: {
        HOST: 'المضيف',
        CO_HOST: 'مضيف مشارك',
        MODERATOR: 'مشرف',
        SPEAKER: 'متحدث',
        VIEWER: 'مشاهد',
      },
      presence: {
        here: 'حاضر',
        reconnecting: 'جارٍ إعادة الاتصال',
        waiting: 'في الانتظار',
        invited: 'لم يحضر بعد',
        left: 'غادر',
      },
      microphone: {
        on: 'الميكروفون مفعّل',
        speaking: 'يتحدث الآن',
        off: 'الميكروفون مغلق',
        'off-by-moderator': 'كتم مشرف الصوت',
        'not-allowed': 'غير مسموح بالتحدث',
        unknown: 'حالة الميكروفون غير معروفة',
      },
      camera: {
        on: 'الكاميرا مفعّلة',
        speaking: 'الكاميرا مفعّلة',
        off: 'الكاميرا مغلقة',
        'off-by-moderator': 'أوقف مشرف الفيديو',
        'not-allowed': 'غير مسموح باستخدام الكاميرا',
        unknown: 'حالة الكاميرا غير معروفة',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'غير متاح أثناء إعادة الاتصال', offline: 'غير متاح دون اتصال' },
      beingRemoved: 'جارٍ الإخراج',
      keptOut: (until, now) => {
        if (until === 'end') return 'ممنوع من الدخول حتى انتهاء الغرفة'
        return until === 'open' ? 'ممنوع من الدخول' : `ممنوع من الدخول حتى ${moment(until, now)}`
      },
      syncing: 'جارٍ المزامنة',
      notInForce: (since) => `لم يسرِ بعد منذ ${time(since)}`,
      speaking: 'يتحدث الآن',
      poorConnection: 'اتصال ضعيف',
      sharingScreen: 'مشاركة الشاشة جارية',
      inSpotlight: 'تحت الأضواء للجميع',
      notHereYet: 'لم يحضر بعد',
      waitingFor: (ms, isGuest) => `${isGuest ? 'ضيف' : 'مسجّل الدخول'}، ${duration(ms, 'الآن')}`,
      guest: 'ضيف',
      reconnectingFor: (ms) => `جارٍ إعادة الاتصال ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `أوقف ${name} الفيديو`,
      mutedBy: (name) => `كتم ${name} الصوت`,
      notAllowed: (right, until, now) =>
        `غير مسموح ${ALLOWED_TO[right]}${until === undefined ? '' : ` حتى ${moment(until, now)}`}`,
      byWhom: (by, reason) => `من ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `غادر ${time(leftAt)}`
          : `غادر ${time(leftAt)}، مدة الحضور ${duration(stayMs, 'أقل من دقيقة')}`,
      failed: (right, wanted, reason) =>
        `${wanted ? 'ما زال غير مسموح' : 'ما زال مسموحًا'} ${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: 'جهاز واحد', two: 'جهازان', few: '# أجهزة', many: '# جهازًا', other: '# جهاز' }),
      handUp: (ms) => `اليد مرفوعة ${duration(ms, 'الآن')}`,
      handUpShort: (ms) => duration(ms, 'الآن'),
      handPlace: (place) => (place === undefined ? 'اليد مرفوعة' : `اليد مرفوعة، رقم ${number(place)} في الدور`),
      askTo: { microphone: 'طلب تشغيل الميكروفون', camera: 'طلب تشغيل الفيديو' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `طُلب تشغيل الميكروفون ${countdown(ms)}` : `طُلب تشغيل الفيديو ${countdown(ms)}`,
      invitedToStage: (ms) => `دعوة إلى المنصة ${countdown(ms)}`,
      asksToSpeak: 'يطلب الكلام',
      asksPlace: (place) => `يطلب الكلام${place === undefined ? '' : `، رقم ${number(place)} في الدور`}`,
      takeBack: 'سحب الطلب',
      cancel: 'إلغاء',
      select: (name) => `تحديد ${name}`,
      selected: 'محدد',
      actions: {
        'participant.mute': 'كتم الصوت',
        'participant.stopVideo': 'إيقاف الفيديو',
        'participant.stopScreen': 'إيقاف المشاركة',
        'participant.remove': 'إزالة',
        'participant.ban': 'حظر…',
        'participant.unban': 'السماح بالعودة',
        'participant.spotlight': 'إبراز للجميع',
        'host.transfer': 'نقل الاستضافة…',
        'lobby.admit': 'السماح بالدخول',
        'lobby.deny': 'رفض',
        'lobby.sendBack': 'إعادة إلى غرفة الانتظار',
        'participant.askUnmute': 'طلب تشغيل الميكروفون',
        'unmute.accept': 'إلغاء كتم الصوت',
        'unmute.decline': 'البقاء مكتومًا',
        'stage.invite': 'دعوة إلى المنصة',
        'stage.accept': 'قبول',
        'stage.decline': 'ليس الآن',
        'stage.remove': 'نقل إلى المشاهدين',
        'stage.leave': 'مغادرة المنصة',
        'stage.ask': 'طلب الكلام',
        'hand.raise': 'رفع اليد',
        'hand.lower': 'خفض اليد',
        'hand.next': 'إعطاء الكلمة',
        role: 'تغيير الدور',
        name: 'تغيير الاسم',
      },
      rowLabel: (parts) => parts.join('، '),
      menuFor: (name) => `إجراءات ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'إعادة المحاولة',
      dismiss: 'تجاهل',
      retryFor: (verb, name) => `إعادة المحاولة. ${verb}: ${name}`,
      dismissFor: (name) => `تجاهل الرسالة بشأن ${name}`,
      loading: 'جارٍ تحميل الأشخاص',
    },
    list: {
      selected: (n) => `المحددون: ${number(n)}`,
      joined: (n) => `انضم ${people(n)}`,
      announceJoined: (all) => `انضم ${names(all)}`,
      announceHands: (all) => `رفع اليد: ${names(all)}`,
      announceWaiting: (all) => `في الانتظار: ${names(all)}`,
      nobodyWaiting: 'لا أحد ينتظر',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'يطلب الكلام' : 'يطلبون الكلام'}`,
      sectionActions: { 'stage.invite': 'دعوة التالي', 'lobby.admit': 'السماح للكل', 'hand.lower': 'خفض الكل' },
    },
    bulk: {
      clear: 'مسح التحديد',
      verb: {
        'lobby.admit': counted('السماح بالدخول'),
        'lobby.deny': counted('رفض'),
        'participant.mute': counted('كتم الصوت'),
        'participant.stopVideo': counted('إيقاف الفيديو'),
        'participant.remove': counted('إزالة'),
        'hand.lower': counted('خفض الأيدي'),
      },
      skip: (verb, skipped) => `${verb}، باستثناء ${list(skipped)}`,
      skipped: {
        HOST: (n) => `مضيف: ${number(n)}`,
        CO_HOST: (n) => `مضيف مشارك: ${number(n)}`,
        MODERATOR: (n) => `مشرف: ${number(n)}`,
        absent: (n) => `غائب: ${number(n)}`,
        off: (n) => `متوقف بالفعل: ${number(n)}`,
      },
      ask: {
        'lobby.admit': { heading: (n) => `السماح بدخول ${ofPeople(n)}؟`, text: 'يدخلون فورًا.' },
        'lobby.deny': {
          heading: (n) => `رفض دخول ${ofPeople(n)}؟`,
          text: 'لن يمكنهم الطلب مجددًا لبعض الوقت. يمكنك التراجع خلال الثواني القادمة.',
        },
        'participant.mute': {
          heading: (n) => `كتم الصوت: ${people(n)}؟`,
          text: 'يمكنهم إلغاء الكتم في أي وقت، ولا يفعل ذلك أحد نيابة عنهم.',
        },
        'participant.stopVideo': {
          heading: (n) => `إيقاف الفيديو: ${people(n)}؟`,
          text: 'يمكنهم تشغيله مجددًا في أي وقت.',
        },
        'participant.remove': {
          heading: (n) => `إزالة: ${people(n)}؟`,
          text: 'سيغادرون خلال ثوانٍ، ويمكنك التراجع حتى ذلك الحين.',
        },
        'hand.lower': {
          heading: (n) => `خفض الأيدي: ${people(n)}؟`,
          text: 'سيفقدون أماكنهم في الدور.',
        },
      },
      cancel: 'إلغاء',
    },
    menu: {
      permissionsAndRole: 'الأذونات والدور',
      allowedTo: 'الأذونات',
      rights: { canSpeak: 'التحدث', canVideo: 'استخدام الكاميرا', canShareScreen: 'مشاركة الشاشة', canChat: 'الدردشة' },
      role: 'الدور',
      select: 'تحديد',
      deselect: 'إلغاء التحديد',
      rank: (name, role, isLikeYou) => `${name}: ${STAFF[role]}${isLikeYou ? ' مثلك' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} من ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'تغيير الاسم',
      newName: 'الاسم الجديد',
      save: 'حفظ',
      cancel: 'إلغاء',
      blocked: {
        reconnecting: 'غير متاح أثناء إعادة الاتصال',
        offline: 'غير متاح دون اتصال',
        left: 'غادر هذا الشخص',
        off: 'متوقف بالفعل',
        'not-held': 'ليس لديك هذا الإذن',
        absent: 'ليس في الغرفة',
        unseen: 'لا يُسمح برؤيته ولا سماعه',
      },
      removed: (name) => `تمت إزالة ${name}`,
      demoted: (name, role) => `${name} الآن: ${role}`,
      undo: 'تراجع',
    },
    door: {
      waiting: {
        title: 'في انتظار السماح لك بالدخول',
        text: (ms) => (ms < 60_000 ? `المضيف يعلم أنك هنا.` : `المضيف يعلم أنك هنا. مدة الانتظار: ${duration(ms, '')}.`),
        told: 'رسالة من المضيفين',
        leave: 'مغادرة',
      },
      locked: {
        title: 'هذه الغرفة مقفلة',
        text: (by) => `أقفلها ${by ?? 'أحد المشرفين'}. ستنضم تلقائيًا عند فتحها.`,
      },
      ended: {
        title: 'انتهت الغرفة',
        text: (by, at) => (by === undefined ? `انتهت عند ${at}.` : `أنهاها ${by} عند ${at}.`),
      },
      denied: {
        title: 'لم يُسمح لك بالدخول',
        by: (name, at, reason) =>
          `لم يسمح لك ${name ?? 'أحد المشرفين'} بالدخول${at === undefined ? '' : ` عند ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
      },
      banned: {
        title: 'لا يمكنك الانضمام إلى هذه الغرفة',
        untilEnd: 'أنت محظور حتى انتهاء الغرفة.',
        forGood: 'أنت محظور نهائيًا.',
        mistake: 'إذا كان ذلك خطأ فاكتب إلى المنظّم.',
      },
      ask: {
        until: (until) => `يمكنك طلب الدخول مجددًا عند ${until}.`,
        over: 'يمكنك طلب الدخول مجددًا.',
        action: 'طلب الدخول',
      },
      knocks: {
        title: (name, n) => `في الانتظار: ${n === 1 ? name : people(n)}`,
        longest: (ms) => `الأطول ${duration(ms, 'أقل من دقيقة')}`,
        show: 'عرض',
      },
      message: {
        item: 'رسالة إلى كل المنتظرين…',
        heading: 'رسالة إلى كل المنتظرين',
        reaches: (n) =>
          n === 0
            ? 'لا أحد ينتظر الآن. سيراها من يأتي إلى غرفة الانتظار.'
            : `في الانتظار الآن: ${people(n)}. تظهر الرسالة فورًا، ولمن يأتي لاحقًا أيضًا.`,
        field: 'الرسالة',
        send: 'إرسال',
        clear: 'سحب الرسالة',
        cancel: 'إلغاء',
        failed: (reason) => `لم تُرسل: ${reason}`,
      },
      denial: (name) => `تم رفض دخول ${name}`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `سُمح بدخول ${name} من قبل`
          : by === undefined
            ? `رُفض دخول ${name} من قبل`
            : `سبق أن رفض ${by} دخول ${name}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'سُمح بالدخول' : 'رُفض الدخول'}: ${people(done)}`,
          ...(others > 0 ? [`قرّر آخرون: ${number(others)}`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'المحاولة الآن',
      notLoaded: { title: 'تعذّر تحميل القائمة', text: (ms) => `لا استجابة من الخادم. ${tryingAgain(ms)}.` },
      offline: { title: 'لا يوجد اتصال', text: tryingAgain },
      accessEnded: {
        title: 'سجّل الدخول لمعرفة الحاضرين',
        text: 'انتهت صلاحية وصولك إلى هذه الغرفة.',
        action: 'إعادة التحميل',
      },
      refused: { title: 'لا يمكنك الانضمام إلى هذه الغرفة' },
      misconfigured: { title: 'القائمة غير معدّة', text: 'توضح وحدة تحكم المتصفح ما ينقص.' },
      alone: { title: 'لا أحد هنا سواك', text: 'يظهر الآخرون هنا عند انضمامهم.' },
      elsewhere: {
        title: 'مفتوح في علامة تبويب أخرى',
        text: 'انضممت من علامة تبويب أو جهاز آخر، فتوقف الاتصال هنا.',
        action: 'استخدام علامة التبويب هذه',
      },
      removed: {
        title: 'تم إخراجك',
        by: (name, at, reason) =>
          `أخرجك ${name ?? 'أحد المشرفين'}${at === undefined ? '' : ` عند ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
        until: (until) => `يمكنك العودة عند ${until}.`,
        over: 'يمكنك العودة الآن.',
        action: 'إعادة المحاولة',
      },
      onHold: {
        title: 'يجري إخراجك',
        text: (name, ms) => `يخرجك ${name ?? 'أحد المشرفين'} خلال ${seconds(ms)}. لا أحد يسمعك أو يراك.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `كتم ${by} صوتك`,
            'video-stopped': `أوقف ${by} الكاميرا لديك`,
            'screen-stopped': `أوقف ${by} مشاركة شاشتك`,
          })[what],
        text: 'يمكنك التفعيل مجددًا في أي وقت.',
        action: 'تجاهل',
      },
      roomEnding: {
        title: 'غادر المضيف',
        text: (ms) => (ms > 0 ? `تنتهي الغرفة خلال ${remaining(ms)}` : 'تنتهي الغرفة الآن'),
      },
      mediaFailed: { title: 'لا صوت ولا صورة مباشرة' },
      disconnected: { title: 'غير متصل', text: 'غادرت قائمة هذه الغرفة.', action: 'اتصال' },
    },
    cards: {
      stage: {
        title: (name) => `يدعوك ${name} إلى المنصة`,
        text: 'سيتمكن الجميع من سماعك ورؤيتك.',
        no: 'ليس الآن',
        yes: 'الانضمام إلى المنصة',
      },
      microphone: {
        title: (name) => `يطلب منك ${name} تشغيل الميكروفون`,
        text: 'يبقى الميكروفون مغلقًا حتى تشغّله بنفسك.',
        no: 'البقاء مكتومًا',
        yes: 'إلغاء كتم الصوت',
      },
      camera: {
        title: (name) => `يطلب منك ${name} تشغيل الفيديو`,
        text: 'تبقى الكاميرا مغلقة حتى تشغّلها بنفسك.',
        no: 'ليس الآن',
        yes: 'تشغيل الفيديو',
      },
      left: countdown,
      notAnswered: (reason) => `لم تُرسل الإجابة: ${reason}`,
      preview: 'معاينة',
      stopPreview: 'إيقاف المعاينة',
      onlyYou: 'أنت وحدك ترى وتسمع هذا',
      picture: 'صورة الكاميرا لديك',
      noPreview: {
        refused: 'لا يسمح المتصفح باستخدام الكاميرا والميكروفون في هذه الصفحة',
        none: 'لم يُعثر على كاميرا أو ميكروفون',
        busy: 'الكاميرا أو الميكروفون قيد الاستخدام في برنامج آخر',
        failed: 'تعذّر بدء المعاينة',
      },
      noCamera: 'لم يُعثر على كاميرا',
      told: {
        'ask-declined': (name) => `لن يدعوك ${name} إلى المنصة الآن`,
        'unmute-declined': (name) => `${name}: الميكروفون يبقى مكتومًا`,
        'video-declined': (name) => `${name}: الكاميرا تبقى مغلقة`,
        'stage-declined': (name) => `${name}: لا انضمام إلى المنصة`,
        'unmute-unanswered': (name) => `لا رد من ${name}`,
        'video-unanswered': (name) => `لا رد من ${name}`,
        'stage-unanswered': (name) => `لا رد من ${name}`,
        'stage-over': () => 'انتهت الدعوة إلى المنصة',
        'microphone-over': () => 'يبقى صوتك مكتومًا',
        'camera-over': () => 'تبقى الكاميرا لديك مغلقة',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'كتم الصوت', off: 'إلغاء كتم الصوت' },
        camera: { on: 'إيقاف الفيديو', off: 'تشغيل الفيديو' },
        screen: { on: 'إيقاف المشاركة', off: 'مشاركة الشاشة' },
      },
      ownDevices: 'الميكروفون والكاميرا والشاشة لديك',
      ownFailed: (device, reason) =>
        `${{ microphone: 'الميكروفون', camera: 'الكاميرا', screen: 'الشاشة' }[device]}: ${reason}`,
    },
    room: {
      rules: 'قواعد الغرفة',
      switches: {
        lobby: 'غرفة الانتظار',
        isLocked: 'قفل الغرفة',
        handRaising: 'يمكن للمشاهدين رفع أيديهم',
        autoLower: 'خفض اليد عند منح الكلمة',
        screenSharing: 'يمكن للمتحدثين مشاركة الشاشة',
        chatting: 'يمكن للمشاهدين الدردشة',
        selfRenaming: 'يمكن للجميع تغيير أسمائهم',
        moderatorsInvite: 'يمكن للمشرفين توجيه الدعوات',
        coHostsEnd: 'يمكن للمضيفين المشاركين إنهاء الغرفة',
        talkTime: 'قياس مدة الكلام',
      },
      choices: { mode: 'نوع الغرفة', visibility: 'يرى المشاهدون', whenHostLeaves: 'عندما يغادر المضيف' },
      mode: {
        meeting: { name: 'اجتماع', note: 'يمكن للجميع التحدث' },
        stage: { name: 'منصة', note: 'يشاهد المشاهدون ويرفعون أيديهم لطلب الكلمة' },
      },
      visibility: { everyone: 'الجميع', stage: 'من هم على المنصة', counts: 'عدد الحاضرين فقط' },
      keep: 'إبقاء الغرفة مفتوحة',
      endAfter: (ms) => (ms === 0 ? 'إنهاؤها فورًا' : `إنهاؤها بعد ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'كتم الجميع',
        'host.transfer': 'نقل دور المضيف…',
        'room.end': 'إنهاء الغرفة للجميع…',
      },
      blocked: {
        reconnecting: 'غير متاح أثناء إعادة الاتصال',
        offline: 'غير متاح دون اتصال',
        ended: 'انتهت الغرفة',
        observed: 'موقعك هو من يُدخل الأشخاص إلى هذه الغرفة',
        'locked-above': 'قفلها شخص ذو دور أعلى',
      },
      ask: {
        letIn: {
          heading: 'إيقاف غرفة الانتظار؟',
          text: (n) => `عدد المنتظرين الذين يدخلون فورًا: ${number(n)}.`,
          verb: 'إيقاف',
        },
        end: {
          heading: 'إنهاء الغرفة للجميع؟',
          text: (n) => `عدد من يغادرون فورًا: ${number(n)}.`,
          verb: 'إنهاء الغرفة',
        },
        meeting: {
          heading: 'تحويل الغرفة إلى اجتماع؟',
          text: 'سيتمكن الجميع من التحدث واستخدام الكاميرا.',
          verb: 'تحويل إلى اجتماع',
        },
        stage: {
          heading: 'تحويل الغرفة إلى منصة؟',
          text: 'لن يتمكن المشاهدون بعد ذلك من التحدث أو استخدام الكاميرا.',
          verb: 'تحويل إلى منصة',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    roles: {
      spotlight: 'إبراز للجميع',
      unspotlight: 'إنهاء الإبراز',
      makeHost: 'نقل الاستضافة…',
      stepDown: 'التخلي عن الدور…',
      limit: 'تقييد…',
      note: 'ملاحظة ووسوم…',
      ban: 'حظر…',
      cancel: 'إلغاء',
      askHost: {
        heading: (name) => `هل تريد نقل الاستضافة إلى ${name}؟`,
        text: (name) => `يصبح ${name} المضيف وتصبح أنت مضيفًا مشاركًا. لا يمكن لغيره إعادتها إليك.`,
        verb: 'نقل الاستضافة',
      },
      askStepDown: {
        heading: 'هل تريد التخلي عن دورك؟',
        text: (role) => `يصبح دورك: ${role}. لا يمكن التراجع: يعيد إليك الدور من هو أعلى منك.`,
        verb: 'التخلي عن الدور',
      },
      howLong: 'المدة',
      spans: {
        600: '10 دقائق',
        1800: '30 دقيقة',
        3600: 'ساعة واحدة',
        86400: 'يوم واحد',
        end: 'حتى انتهاء الغرفة',
        open: 'حتى يُلغى',
      },
      reason: (name) => `السبب، ويُبلَّغ به ${name}`,
      askBan: {
        heading: (name) => `هل تريد حظر ${name}؟`,
        text: (name) => `يغادر ${name} فورًا ولا يمكنه العودة حتى ينتهي الحظر.`,
        verb: (name) => `حظر ${name}`,
      },
      askLimit: {
        heading: (name) => `هل تريد تقييد ${name}؟`,
        what: 'غير مسموح',
        rights: {
          canSpeak: 'بالتحدث',
          canVideo: 'باستخدام الكاميرا',
          canShareScreen: 'بمشاركة الشاشة',
          canChat: 'بالدردشة',
        },
        verb: (name) => `تقييد ${name}`,
      },
      askNote: {
        heading: (name) => `عن ${name}`,
        text: (name) => `يراها المشرفون فقط، ولا يراها ${name}.`,
        note: 'ملاحظة',
        tags: 'وسوم تفصل بينها فواصل',
        last: (by, at, now) => `آخر من كتبها ${by}، ${moment(at, now)}`,
        verb: 'حفظ',
        changed: (by) => `كتب ${by} في هذه الأثناء:`,
        removed: 'أُزيلت الملاحظة في هذه الأثناء.',
        verbAnyway: 'حفظ ملاحظتي',
      },
      notDone: (reason) => `لم يتم: ${reason}`,
    },
    keptOut: {
      nobody: 'لا أحد ممنوع من الدخول',
      nobodyText: 'يظهر هنا من أُزيل أو حُظر حتى يُسمح له بالعودة.',
      people: (n) => `ممنوعون من الدخول: ${number(n)}`,
      search: 'البحث في الممنوعين',
      noMatch: (query) => `لا أحد باسم «${query}»`,
      by: (name) => `من ${name}`,
      denied: 'لم يُسمح بالدخول',
      unban: 'إلغاء الحظر',
      unbanWhom: (name) => `إلغاء حظر ${name}`,
      unbanned: 'يمكنه العودة',
      undo: 'تراجع',
      undoFor: (name) => `تراجع. حظر ${name} مجددًا`,
      notUnbanned: (reason) => `لم يُلغَ الحظر: ${reason}`,
    },
    search: {
      search: 'البحث عن أشخاص',
      clear: 'مسح البحث',
      filter: 'تصفية',
      filtersOn: (n) =>
        count(n, {
          one: 'تصفية، عامل واحد مفعّل',
          two: 'تصفية، عاملان مفعّلان',
          few: 'تصفية، # عوامل مفعّلة',
          other: 'تصفية، # عاملًا مفعّلًا',
        }),
      filters: {
        hand: 'اليد مرفوعة',
        microphone: 'الميكروفون مفعّل',
        camera: 'الكاميرا مفعّلة',
        staff: 'فريق الإدارة',
        stage: 'على المنصة',
        viewers: 'المشاهدون',
        invited: 'لم يحضروا بعد',
        left: 'المغادرون',
      },
      count: number,
      found: (shown, total) => `${number(shown)} من ${ofPeople(total)}`,
      showAll: 'مسح',
      noOne: (query) => `لا أحد باسم «${query}»`,
      noOneHere: 'لا توجد نتائج',
      searched: (total) => `تم البحث في أسماء ${ofPeople(total)}.`,
      searchedFilters: (filters, total) => `تم البحث عن ${list(filters)} بين ${ofPeople(total)}.`,
    },
    sheet: { taller: 'تكبير', shorter: 'تصغير', close: 'إغلاق' },
  }
}
