import type { Dictionary } from '../dictionary.ts'
import { formatsOf } from '../formats.ts'

const ALLOWED_TO = { canSpeak: 'לדבר', canVideo: 'להשתמש במצלמה', canShareScreen: 'לשתף מסך', canChat: 'לכתוב בצ׳אט' }
const TAKE = {
  canSpeak: 'שלילת המיקרופון',
  canVideo: 'שלילת המצלמה',
  canShareScreen: 'שלילת שיתוף המסך',
  canChat: 'שלילת הצ׳אט',
}
const ALLOW = {
  canSpeak: 'אישור לדבר',
  canVideo: 'אישור מצלמה',
  canShareScreen: 'אישור שיתוף מסך',
  canChat: 'אישור צ׳אט',
}
const NOT_DONE = {
  'participant.mute': 'ההשתקה נכשלה',
  'participant.stopVideo': 'הווידאו לא הופסק',
  'participant.stopScreen': 'השיתוף לא הופסק',
  'participant.remove': 'ההסרה נכשלה',
  'participant.ban': 'לא נחסם',
  'participant.unban': 'הכניסה מחדש לא אושרה',
  'participant.spotlight': 'הזרקור לא השתנה',
  'host.transfer': 'לא הפך למארח',
  'lobby.admit': 'הכניסה לא אושרה',
  'lobby.deny': 'הדחייה נכשלה',
  'lobby.sendBack': 'ההעברה לחדר ההמתנה נכשלה',
  'participant.askUnmute': 'הבקשה לא נשלחה',
  'unmute.accept': 'התשובה לא נשלחה',
  'unmute.decline': 'התשובה לא נשלחה',
  'stage.invite': 'ההזמנה לא נשלחה',
  'stage.accept': 'הבקשה לא אושרה',
  'stage.decline': 'הבקשה לא נדחתה',
  'stage.remove': 'ההעברה נכשלה',
  'stage.leave': 'עדיין על הבמה',
  'stage.ask': 'הבקשה לא נשלחה',
  'hand.raise': 'היד לא הורמה',
  'hand.lower': 'היד לא הורדה',
  'hand.next': 'לא ניתנה רשות דיבור',
  role: 'התפקיד לא שונה',
  name: 'השם לא שונה',
}

const REASONS: Record<string, string> = {
  'no-answer': 'אין תשובה',
  'not-staff': 'מותר לצוות בלבד',
  'rank-too-low': 'התפקיד שלך אינו מאפשר זאת',
  'not-yourself': 'אי אפשר לעשות זאת לעצמך',
  'not-held': 'אין לך הרשאה זו',
  'switched-off': 'האפשרות כבויה בחדר הזה',
  'participant-not-found': 'האדם הזה כבר לא ברשימה',
  'not-in-room': 'האדם הזה לא בחדר',
  conflict: 'מישהו אחר שינה זאת זה עתה',
  'observed-room': 'האתר מנהל את ההרשאות בחדר הזה',
  'too-many-requests': 'יותר מדי בקשות',
  'livekit-unavailable': 'LiveKit לא משיב',
  'database-unavailable': 'השרת עמוס',
  internal: 'שגיאה בשרת',
}
const STAFF: Record<string, string> = { HOST: 'מארח', CO_HOST: 'מארח שותף', MODERATOR: 'מנחה' }
const DONE = {
  'participant.mute': 'הושתקו',
  'participant.stopVideo': 'הווידאו הופסק',
  'participant.remove': 'הוסרו',
  'hand.lower': 'ידיים הורדו',
}

const ROOM_NOT_DONE = {
  'room.lock': 'החדר לא ננעל',
  'room.unlock': 'נעילת החדר לא בוטלה',
  'room.end': 'החדר לא הסתיים',
  'room.change': 'החדר לא שונה',
}

export function dictionary(locale: string): Dictionary {
  const { number, time, moment, count, list, some, seconds, countdown, remaining, duration } = formatsOf(locale, {
    units: 'words',
  })
  const people = (n: number) => count(n, { one: 'אדם אחד', two: 'שני אנשים', other: '# אנשים' })
  const names = (all: readonly string[]) => some(all, (n) => `עוד ${number(n)}`)
  const tryingAgain = (ms: number | undefined) =>
    ms === undefined || ms <= 0 ? 'מתבצע ניסיון נוסף' : `ניסיון נוסף בעוד ${seconds(ms)}`
  const counted = (verb: string) => (n: number) => `${verb} (${number(n)})`
  const leftBefore = (n: number) => `${number(n)} כבר לא כאן`
  const notDone = (n: number) => `${number(n)} נכשלו`
  return {
    panel: {
      title: 'משתתפים',
      people: 'אנשים',
      views: { insights: 'נתונים', activity: 'פעילות', 'kept-out': 'חסומים' },
      backToPeople: 'חזרה לאנשים',
      room: 'חדר',
      phases: { ended: 'הסתיים', 'not-started': 'טרם התחיל' },
      marks: { locked: 'נעול', lobby: 'חדר המתנה פעיל' },
      countsAtEnd: (total, at) => `${number(total)} בסך הכול, הסתיים בשעה ${time(at)}`,
      status: { live: 'שידור חי', reconnecting: 'מתחבר מחדש', offline: 'לא מקוון' },
      counts: (online, total) => `${number(online)} מחוברים, ${number(total)} בסך הכול`,
      online: (online) => `${number(online)} מחוברים`,
      onlineWhile: (online, status) => `${number(online)} מחוברים, ${status}`,
      countsAsOf: (online, asOf) => `${number(online)} מחוברים בשעה ${time(asOf)}`,
      sections: {
        waiting: 'ממתינים',
        hands: 'ידיים מורמות',
        staff: 'צוות',
        stage: 'על הבמה',
        room: 'בחדר',
        viewers: 'צופים',
        bots: 'בוטים',
        invited: 'מוזמנים',
        left: 'עזבו',
      },
      number,
      peopleCount: people,
      you: '(את/ה)',
      roles: { HOST: 'מארח', CO_HOST: 'מארח שותף', MODERATOR: 'מנחה', SPEAKER: 'דובר', VIEWER: 'צופה' },
      presence: {
        here: 'נוכחות',
        reconnecting: 'מתחבר מחדש',
        waiting: 'בהמתנה',
        invited: 'עדיין לא כאן',
        left: 'מחוץ לחדר',
      },
      microphone: {
        on: 'המיקרופון פועל',
        speaking: 'דיבור כעת',
        off: 'המיקרופון כבוי',
        'off-by-moderator': 'הושתק על ידי מנחה',
        'not-allowed': 'אין רשות לדבר',
        unknown: 'מצב המיקרופון לא ידוע',
      },
      camera: {
        on: 'המצלמה פועלת',
        speaking: 'המצלמה פועלת',
        off: 'המצלמה כבויה',
        'off-by-moderator': 'הווידאו הופסק על ידי מנחה',
        'not-allowed': 'אין רשות להשתמש במצלמה',
        unknown: 'מצב המצלמה לא ידוע',
      },
      verb: (right, value) => (value ? ALLOW : TAKE)[right],
      slot: (verb, name, state) => `${verb}: ${name} (${state})`,
      slotTip: (verb, name) => `${verb}: ${name}`,
      blocked: { reconnecting: 'לא זמין בזמן התחברות מחדש', offline: 'לא זמין ללא חיבור' },
      beingRemoved: 'בתהליך הסרה',
      keptOut: (until, now) => {
        if (until === 'end') return 'ללא גישה עד סיום החדר'
        return until === 'open' ? 'ללא גישה' : `ללא גישה עד ${moment(until, now)}`
      },
      syncing: 'מסתנכרן',
      notInForce: (since) => `עדיין לא בתוקף מאז ${time(since)}`,
      speaking: 'דיבור כעת',
      poorConnection: 'חיבור חלש',
      sharingScreen: 'שיתוף מסך',
      inSpotlight: 'מודגש לכולם',
      notHereYet: 'עדיין לא כאן',
      waitingFor: (ms, isGuest) => `${isGuest ? 'אורח' : 'מחובר לחשבון'}, ${duration(ms, 'ממש עכשיו')}`,
      guest: 'אורח',
      reconnectingFor: (ms) => `מתחבר מחדש ${seconds(Math.floor(ms / 1000) * 1000)}`,
      videoStoppedBy: (name) => `הווידאו הופסק על ידי ${name}`,
      mutedBy: (name) => `הושתק על ידי ${name}`,
      notAllowed: (right, until, now) =>
        `אין רשות ${ALLOWED_TO[right]}${until === undefined ? '' : ` עד ${moment(until, now)}`}`,
      byWhom: (by, reason) => `על ידי ${by}${reason === undefined ? '' : `: ${reason}`}`,
      left: (leftAt, stayMs) =>
        stayMs === undefined
          ? `עזיבה ${time(leftAt)}`
          : `עזיבה ${time(leftAt)}, שהייה ${duration(stayMs, 'פחות מדקה')}`,
      failed: (right, wanted, reason) => `${wanted ? 'עדיין אין' : 'עדיין יש'} רשות ${ALLOWED_TO[right]}: ${reason}`,
      reason: ({ code, detail }) => REASONS[code] ?? detail,
      devices: (n) => count(n, { one: 'מכשיר אחד', two: 'שני מכשירים', other: '# מכשירים' }),
      handUp: (ms) => `יד מורמת ${duration(ms, 'ממש עכשיו')}`,
      handUpShort: (ms) => duration(ms, 'ממש עכשיו'),
      handPlace: (place) => (place === undefined ? 'יד מורמת' : `יד מורמת, מספר ${number(place)} בתור`),
      askTo: { microphone: 'בקשה להפעיל מיקרופון', camera: 'בקשה להפעיל וידאו' },
      askedTo: (source, ms) =>
        source === 'microphone' ? `התבקש להפעיל מיקרופון ${countdown(ms)}` : `התבקש להפעיל וידאו ${countdown(ms)}`,
      invitedToStage: (ms) => `הוזמן לבמה ${countdown(ms)}`,
      asksToSpeak: 'מבקש רשות דיבור',
      asksPlace: (place) => `מבקש רשות דיבור${place === undefined ? '' : `, מספר ${number(place)} בתור`}`,
      takeBack: 'ביטול הבקשה',
      cancel: 'ביטול',
      select: (name) => `בחירת ${name}`,
      selected: 'נבחר',
      actions: {
        'participant.mute': 'השתקה',
        'participant.stopVideo': 'עצירת וידאו',
        'participant.stopScreen': 'עצירת שיתוף',
        'participant.remove': 'הסרה',
        'participant.ban': 'חסימה…',
        'participant.unban': 'אישור כניסה מחדש',
        'participant.spotlight': 'הדגשה לכולם',
        'host.transfer': 'העברת האירוח…',
        'lobby.admit': 'אישור כניסה',
        'lobby.deny': 'דחייה',
        'lobby.sendBack': 'העברה לחדר ההמתנה',
        'participant.askUnmute': 'בקשה להפעיל מיקרופון',
        'unmute.accept': 'ביטול השתקה',
        'unmute.decline': 'להישאר מושתק',
        'stage.invite': 'הזמנה לבמה',
        'stage.accept': 'אישור',
        'stage.decline': 'לא עכשיו',
        'stage.remove': 'העברה לצופים',
        'stage.leave': 'ירידה מהבמה',
        'stage.ask': 'בקשת רשות דיבור',
        'hand.raise': 'הרמת יד',
        'hand.lower': 'הורדת יד',
        'hand.next': 'מתן רשות דיבור',
        role: 'שינוי תפקיד',
        name: 'שינוי שם',
      },
      rowLabel: (parts) => parts.join(', '),
      menuFor: (name) => `פעולות עבור ${name}`,
      actionFailed: (action, reason) => `${NOT_DONE[action]}: ${reason}`,
      retry: 'ניסיון חוזר',
      dismiss: 'סגירה',
      retryFor: (verb, name) => `ניסיון חוזר. ${verb}: ${name}`,
      dismissFor: (name) => `סגירת ההודעה על ${name}`,
      loading: 'טעינת אנשים',
    },
    list: {
      selected: (n) => `נבחרו: ${number(n)}`,
      joined: (n) => count(n, { one: 'אדם אחד הצטרף', two: 'שני אנשים הצטרפו', other: '# אנשים הצטרפו' }),
      announceJoined: (all) => `הצטרפות: ${names(all)}`,
      announceHands: (all) => `הרמת יד: ${names(all)}`,
      announceWaiting: (all) => `בהמתנה: ${names(all)}`,
      nobodyWaiting: 'אין ממתינים',
      announceAsks: (all) => `${names(all)} ${all.length === 1 ? 'מבקש רשות דיבור' : 'מבקשים רשות דיבור'}`,
      sectionActions: { 'stage.invite': 'הזמנת הבא בתור', 'lobby.admit': 'אישור לכולם', 'hand.lower': 'הורדת כולן' },
    },
    bulk: {
      clear: 'ניקוי הבחירה',
      verb: {
        'lobby.admit': counted('אישור כניסה'),
        'lobby.deny': counted('דחייה'),
        'participant.mute': counted('השתקה'),
        'participant.stopVideo': counted('עצירת וידאו'),
        'participant.remove': counted('הסרה'),
        'hand.lower': counted('הורדת ידיים'),
      },
      skip: (verb, skipped) => `${verb}, מלבד ${list(skipped)}`,
      skipped: {
        HOST: (n) => count(n, { one: 'מארח אחד', two: 'שני מארחים', other: '# מארחים' }),
        CO_HOST: (n) => count(n, { one: 'מארח שותף אחד', two: 'שני מארחים שותפים', other: '# מארחים שותפים' }),
        MODERATOR: (n) => count(n, { one: 'מנחה אחד', two: 'שני מנחים', other: '# מנחים' }),
        absent: (n) => `${number(n)} לא כאן`,
        off: (n) => `${number(n)} כבר כבויים`,
      },
      ask: {
        'lobby.admit': { heading: (n) => `לאשר כניסה: ${people(n)}?`, text: 'הכניסה מיידית.' },
        'lobby.deny': {
          heading: (n) => `לדחות: ${people(n)}?`,
          text: 'במשך זמן מה אי אפשר יהיה לבקש שוב. בשניות הקרובות אפשר לבטל.',
        },
        'participant.mute': {
          heading: (n) => `להשתיק ${people(n)}?`,
          text: 'אפשר לבטל את ההשתקה בכל רגע. אף אחד לא עושה זאת במקומם.',
        },
        'participant.stopVideo': {
          heading: (n) => `לעצור את הווידאו של ${people(n)}?`,
          text: 'אפשר להפעיל אותו שוב בכל רגע.',
        },
        'participant.remove': {
          heading: (n) => `להסיר ${people(n)}?`,
          text: 'הם יוצאים בתוך שניות ספורות. עד אז אפשר לבטל.',
        },
        'hand.lower': {
          heading: (n) => `להוריד ידיים: ${people(n)}?`,
          text: 'המקומות שלהם בתור יאבדו.',
        },
      },
      cancel: 'ביטול',
    },
    menu: {
      permissionsAndRole: 'הרשאות ותפקיד',
      allowedTo: 'הרשאות',
      rights: { canSpeak: 'דיבור', canVideo: 'שימוש במצלמה', canShareScreen: 'שיתוף מסך', canChat: 'צ׳אט' },
      role: 'תפקיד',
      select: 'בחירה',
      deselect: 'ביטול הבחירה',
      rank: (name, role, isLikeYou) => `${name}: ${STAFF[role]}${isLikeYou ? ', כמוך' : ''}`,
      outcome: (action, { asked, done, left, failed }) =>
        [
          `${DONE[action]}: ${done === asked ? people(done) : `${number(done)} מתוך ${number(asked)}`}`,
          ...(left > 0 ? [leftBefore(left)] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
      rename: 'שינוי שם',
      newName: 'שם חדש',
      save: 'שמירה',
      cancel: 'ביטול',
      blocked: {
        reconnecting: 'לא בזמן התחברות מחדש',
        offline: 'לא ללא חיבור',
        left: 'האדם הזה עזב',
        off: 'כבר כבוי',
        'not-held': 'אין לך הרשאה זו',
        absent: 'לא בחדר',
        unseen: 'אין רשות להיראות או להישמע',
      },
      removed: (name) => `${name}: ההסרה בוצעה`,
      undo: 'ביטול הפעולה',
    },
    door: {
      waiting: {
        title: 'בהמתנה לאישור כניסה',
        text: (ms) => (ms < 60_000 ? `המארח יודע שהגעת.` : `המארח יודע שהגעת. זמן המתנה: ${duration(ms, '')}.`),
        told: 'הודעה מהמארחים',
        leave: 'יציאה',
      },
      locked: {
        title: 'החדר הזה נעול',
        text: (by) => `הנעילה בוצעה על ידי ${by ?? 'מנחה'}. הכניסה תתבצע אוטומטית כשהחדר ייפתח.`,
      },
      ended: {
        title: 'החדר הסתיים',
        text: (by, at) => (by === undefined ? `החדר הסתיים בשעה ${at}.` : `החדר הסתיים בשעה ${at} על ידי ${by}.`),
      },
      denied: {
        title: 'הכניסה לא אושרה',
        by: (name, at, reason) =>
          `ההחלטה התקבלה על ידי ${name ?? 'מנחה'}${at === undefined ? '' : ` בשעה ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
      },
      banned: {
        title: 'אין לך אפשרות להצטרף לחדר הזה',
        untilEnd: 'נחסמת עד לסיום החדר.',
        forGood: 'נחסמת לצמיתות.',
        mistake: 'אם זו טעות, אפשר לפנות למארגנים.',
      },
      ask: {
        until: (until) => `אפשר לבקש שוב להיכנס בשעה ${until}.`,
        over: 'אפשר לבקש שוב להיכנס.',
        action: 'בקשת כניסה',
      },
      knocks: {
        title: (name, n) => (n === 1 ? `בהמתנה: ${name}` : `${people(n)} בהמתנה`),
        longest: (ms) => `הכי הרבה ${duration(ms, 'פחות מדקה')}`,
        show: 'הצגה',
      },
      message: {
        item: 'הודעה לכל הממתינים…',
        heading: 'הודעה לכל הממתינים',
        reaches: (n) =>
          n === 0
            ? 'אין ממתינים כרגע. ההודעה תוצג למי שיגיע לחדר ההמתנה.'
            : `ההודעה תוצג מיד (${people(n)} בהמתנה), וגם למי שיגיע אחר כך.`,
        field: 'הודעה',
        send: 'שליחה',
        clear: 'ביטול ההודעה',
        cancel: 'ביטול',
        failed: (reason) => `ההודעה לא נשלחה: ${reason}`,
      },
      denial: (name) => `${name}: הכניסה נדחתה`,
      decided: (name, how, by) =>
        how === 'admitted'
          ? `${name}: הכניסה כבר אושרה`
          : by === undefined
            ? `${name}: הכניסה כבר נדחתה`
            : `${name}: הכניסה כבר נדחתה על ידי ${by}`,
      outcome: (action, done, others, failed) =>
        [
          `${action === 'lobby.admit' ? 'אושרו' : 'נדחו'}: ${people(done)}`,
          ...(others > 0 ? [`${number(others)} הוחלטו על ידי אחרים`] : []),
          ...(failed > 0 ? [notDone(failed)] : []),
        ].join('. '),
    },
    notices: {
      tryNow: 'לנסות עכשיו',
      notLoaded: { title: 'לא ניתן לטעון את הרשימה', text: (ms) => `השרת אינו מגיב. ${tryingAgain(ms)}.` },
      offline: { title: 'אין חיבור', text: tryingAgain },
      accessEnded: {
        title: 'יש להתחבר כדי לראות מי כאן',
        text: 'פג תוקף הגישה שלך לחדר הזה.',
        action: 'טעינה מחדש',
      },
      refused: { title: 'אין לך אפשרות להצטרף לחדר הזה' },
      misconfigured: { title: 'הרשימה לא הוגדרה', text: 'במסוף הדפדפן כתוב מה חסר.' },
      alone: { title: 'אין כאן אף אחד מלבדך', text: 'אחרים יופיעו כאן כשיצטרפו.' },
      elsewhere: {
        title: 'פתוח בכרטיסייה אחרת',
        text: 'ההצטרפות שלך היא מכרטיסייה או ממכשיר אחרים. כאן החיבור הופסק.',
        action: 'שימוש בכרטיסייה הזו',
      },
      removed: {
        title: 'הוסרת מהחדר',
        by: (name, at, reason) =>
          `ההסרה בוצעה על ידי ${name ?? 'מנחה'}${at === undefined ? '' : ` בשעה ${at}`}${reason === undefined ? '' : `: ${reason}`}.`,
        until: (until) => `אפשר לחזור בשעה ${until}.`,
        over: 'אפשר לחזור עכשיו.',
        action: 'ניסיון חוזר',
      },
      onHold: {
        title: 'ההסרה שלך בעיצומה',
        text: (name, ms) => `הסרה על ידי ${name ?? 'מנחה'} בעוד ${seconds(ms)}. אף אחד לא שומע או רואה אותך.`,
      },
      moderated: {
        title: (what, by) =>
          ({
            muted: `הושתקת על ידי ${by}`,
            'video-stopped': `המצלמה שלך כובתה על ידי ${by}`,
            'screen-stopped': `שיתוף המסך שלך הופסק על ידי ${by}`,
          })[what],
        text: 'אפשר להפעיל שוב בכל רגע.',
        action: 'סגירה',
      },
      roomEnding: {
        title: 'המארח עזב',
        text: (ms) => (ms > 0 ? `החדר ייסגר בעוד ${remaining(ms)}` : 'החדר נסגר עכשיו'),
      },
      mediaFailed: { title: 'אין קול או תמונה בשידור חי' },
      disconnected: { title: 'לא מחובר', text: 'יצאת מהרשימה של החדר הזה.', action: 'התחברות' },
    },
    cards: {
      stage: {
        title: (name) => `הזמנה לבמה מאת ${name}`,
        text: 'כולם יוכלו לשמוע ולראות אותך.',
        no: 'לא עכשיו',
        yes: 'עלייה לבמה',
      },
      microphone: {
        title: (name) => `בקשה מאת ${name}: להפעיל את המיקרופון`,
        text: 'המיקרופון שלך נשאר כבוי עד שיופעל על ידך.',
        no: 'להישאר מושתק',
        yes: 'ביטול השתקה',
      },
      camera: {
        title: (name) => `בקשה מאת ${name}: להפעיל את הווידאו`,
        text: 'המצלמה שלך נשארת כבויה עד שתופעל על ידך.',
        no: 'לא עכשיו',
        yes: 'הפעלת וידאו',
      },
      left: countdown,
      notAnswered: (reason) => `התשובה לא נשלחה: ${reason}`,
      preview: 'תצוגה מקדימה',
      stopPreview: 'סגירת התצוגה המקדימה',
      onlyYou: 'רק לך רואים ושומעים את זה',
      picture: 'תמונת המצלמה שלך',
      noPreview: {
        refused: 'הדפדפן אינו מאפשר מצלמה ומיקרופון בדף הזה',
        none: 'לא נמצאו מצלמה או מיקרופון',
        busy: 'המצלמה או המיקרופון בשימוש בתוכנה אחרת',
        failed: 'התצוגה המקדימה לא הופעלה',
      },
      noCamera: 'לא נמצאה מצלמה',
      told: {
        'ask-declined': (name) => `${name}: לא מעלים אותך לבמה כרגע`,
        'unmute-declined': (name) => `${name}: המיקרופון נשאר מושתק`,
        'video-declined': (name) => `${name}: המצלמה נשארת כבויה`,
        'stage-declined': (name) => `${name}: לא לבמה כרגע`,
        'unmute-unanswered': (name) => `אין תשובה מאת ${name}`,
        'video-unanswered': (name) => `אין תשובה מאת ${name}`,
        'stage-unanswered': (name) => `אין תשובה מאת ${name}`,
        'stage-over': () => 'ההזמנה לבמה הסתיימה',
        'microphone-over': () => 'המיקרופון שלך נשאר מושתק',
        'camera-over': () => 'המצלמה שלך נשארת כבויה',
      },
    },
    ownDevices: {
      own: {
        microphone: { on: 'השתקה', off: 'ביטול השתקה' },
        camera: { on: 'הפסקת וידאו', off: 'הפעלת וידאו' },
        screen: { on: 'הפסקת שיתוף', off: 'שיתוף מסך' },
      },
      ownDevices: 'המיקרופון, המצלמה והמסך שלך',
      ownFailed: (device, reason) => `${{ microphone: 'מיקרופון', camera: 'מצלמה', screen: 'מסך' }[device]}: ${reason}`,
    },
    room: {
      rules: 'כללי החדר',
      switches: {
        lobby: 'חדר המתנה',
        isLocked: 'נעילת החדר',
        handRaising: 'צופים יכולים להרים יד',
        autoLower: 'הורדת יד כשמקבלים את רשות הדיבור',
        screenSharing: 'דוברים יכולים לשתף מסך',
        chatting: 'צופים יכולים לכתוב בצ׳אט',
        selfRenaming: 'כל אחד יכול לשנות את שמו',
        moderatorsInvite: 'מנחים יכולים להזמין',
        coHostsEnd: 'מארחים שותפים יכולים לסיים את החדר',
        talkTime: 'מדידת זמן דיבור',
      },
      choices: { mode: 'סוג החדר', visibility: 'הצופים רואים', whenHostLeaves: 'כשהמארח עוזב' },
      mode: {
        meeting: { name: 'פגישה', note: 'כולם יכולים לדבר' },
        stage: { name: 'במה', note: 'הצופים צופים ומרימים יד כדי לבקש לדבר' },
      },
      visibility: { everyone: 'את כולם', stage: 'את מי שעל הבמה', counts: 'רק כמה נמצאים כאן' },
      keep: 'להשאיר את החדר פתוח',
      endAfter: (ms) => (ms === 0 ? 'לסיים מיד' : `לסיים אחרי ${duration(ms, '')}`),
      deeds: {
        'participant.muteAll': 'השתקת כולם',
        'host.transfer': 'העברת תפקיד המארח…',
        'room.end': 'סיום החדר לכולם…',
      },
      blocked: {
        reconnecting: 'לא בזמן התחברות מחדש',
        offline: 'לא ללא חיבור',
        ended: 'החדר הסתיים',
        observed: 'האתר שלך מכניס אנשים לחדר הזה',
        'locked-above': 'מישהו בתפקיד גבוה יותר נעל אותו',
      },
      ask: {
        letIn: {
          heading: 'לכבות את חדר ההמתנה?',
          text: (n) =>
            `${count(n, { one: 'אדם אחד ממתין וייכנס', two: 'שני אנשים ממתינים וייכנסו', other: '# אנשים ממתינים וייכנסו' })} מיד.`,
          verb: 'כיבוי',
        },
        end: {
          heading: 'לסיים את החדר לכולם?',
          text: (n) => `${count(n, { one: 'אדם אחד יוצא', two: 'שני אנשים יוצאים', other: '# אנשים יוצאים' })} מיד.`,
          verb: 'סיום החדר',
        },
        meeting: { heading: 'להפוך את החדר לפגישה?', text: 'כולם יוכלו לדבר ולהשתמש במצלמה.', verb: 'הפיכה לפגישה' },
        stage: {
          heading: 'להפוך את החדר לבמה?',
          text: 'הצופים לא יוכלו עוד לדבר או להשתמש במצלמה.',
          verb: 'הפיכה לבמה',
        },
      },
      failed: (action, reason) => `${ROOM_NOT_DONE[action]}: ${reason}`,
    },
    search: {
      search: 'חיפוש אנשים',
      clear: 'ניקוי החיפוש',
      filter: 'סינון',
      filtersOn: (n) =>
        count(n, { one: 'סינון, מסנן אחד פעיל', two: 'סינון, שני מסננים פעילים', other: 'סינון, # מסננים פעילים' }),
      filters: {
        hand: 'יד מורמת',
        microphone: 'המיקרופון פועל',
        camera: 'המצלמה פועלת',
        staff: 'צוות',
        stage: 'על הבמה',
        viewers: 'צופים',
        invited: 'עדיין לא כאן',
        left: 'עזבו',
      },
      count: number,
      found: (shown, total) => `${number(shown)} מתוך ${people(total)}`,
      showAll: 'ניקוי',
      noOne: (query) => `אין אף אחד בשם ”${query}”`,
      noOneHere: 'אין התאמות',
      searched: (total) => `החיפוש נעשה בשמות של ${people(total)}.`,
      searchedFilters: (filters, total) => `חיפוש ${list(filters)} מתוך ${people(total)}.`,
    },
    sheet: { taller: 'הגבהה', shorter: 'הנמכה', close: 'סגירה' },
  }
}
