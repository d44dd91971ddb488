/** The header of the CSV, column by column, and how yes and no are written. */
export type Words = { columns: string[]; yes: string; no: string }

/** In the languages of the panel. `{zone}` is the time zone that moments are written in. */
const WORDS: Record<string, Words> = {
  en: words(
    'Name|User name|User id|Role|First in ({zone})|Last out ({zone})|Visits|Devices|Present|Of room|Late|Left early|Talked|Talk share|Microphone on|Camera on|Leave estimated|Invited|Came',
    'yes',
    'no',
  ),
  ar: words(
    'الاسم|اسم المستخدم|معرّف المستخدم|الدور|أول دخول ({zone})|آخر خروج ({zone})|الزيارات|الأجهزة|مدة الحضور|من وقت الغرفة|التأخر|المغادرة المبكرة|مدة التحدث|نصيب التحدث|الميكروفون مفتوح|الكاميرا مفتوحة|وقت المغادرة تقديري|مدعو|حضر',
    'نعم',
    'لا',
  ),
  de: words(
    'Name|Benutzername|Benutzer-ID|Rolle|Zuerst da ({zone})|Zuletzt da ({zone})|Besuche|Geräte|Anwesend|Anteil am Raum|Verspätet um|Früher gegangen um|Gesprochen|Redeanteil|Mikrofon an|Kamera an|Ende geschätzt|Eingeladen|Gekommen',
    'ja',
    'nein',
  ),
  es: words(
    'Nombre|Nombre de usuario|ID de usuario|Rol|Primera entrada ({zone})|Última salida ({zone})|Visitas|Dispositivos|Presente|De la sala|Retraso|Salida anticipada|Habló|Cuota de palabra|Micrófono activado|Cámara activada|Salida estimada|Invitado|Asistió',
    'sí',
    'no',
  ),
  fr: words(
    'Nom|Nom d’utilisateur|Identifiant|Rôle|Première arrivée ({zone})|Dernier départ ({zone})|Visites|Appareils|Présence|Part de la salle|Retard|Départ anticipé|Temps de parole|Part de parole|Micro activé|Caméra activée|Départ estimé|Invité|Venu',
    'oui',
    'non',
  ),
  he: words(
    'שם|שם משתמש|מזהה משתמש|תפקיד|כניסה ראשונה ({zone})|יציאה אחרונה ({zone})|ביקורים|מכשירים|נוכחות|מזמן החדר|איחור|יציאה מוקדמת|זמן דיבור|חלק בדיבור|מיקרופון פעיל|מצלמה פעילה|יציאה משוערת|הוזמן|הגיע',
    'כן',
    'לא',
  ),
  it: words(
    'Nome|Nome utente|ID utente|Ruolo|Primo ingresso ({zone})|Ultima uscita ({zone})|Visite|Dispositivi|Presenza|Della stanza|Ritardo|Uscita anticipata|Ha parlato|Quota di parola|Microfono attivo|Videocamera attiva|Uscita stimata|Invitato|Venuto',
    'sì',
    'no',
  ),
  ja: words(
    '名前|ユーザー名|ユーザー ID|役割|最初の入室 ({zone})|最後の退室 ({zone})|入室回数|デバイス数|在室時間|ルームに占める割合|遅刻|早退|発言時間|発言の割合|マイクオン|カメラオン|退室時刻は推定|招待済み|参加',
    'はい',
    'いいえ',
  ),
  nl: words(
    'Naam|Gebruikersnaam|Gebruikers-ID|Rol|Eerst binnen ({zone})|Laatst vertrokken ({zone})|Bezoeken|Apparaten|Aanwezig|Van de ruimte|Te laat|Eerder vertrokken|Gesproken|Spreekaandeel|Microfoon aan|Camera aan|Vertrek geschat|Uitgenodigd|Gekomen',
    'ja',
    'nee',
  ),
  pl: words(
    'Imię i nazwisko|Nazwa użytkownika|Identyfikator|Rola|Pierwsze wejście ({zone})|Ostatnie wyjście ({zone})|Wizyty|Urządzenia|Obecność|Udział w czasie pokoju|Spóźnienie|Wcześniejsze wyjście|Czas mówienia|Udział w rozmowie|Mikrofon włączony|Kamera włączona|Wyjście szacowane|Zaproszenie|Przybycie',
    'tak',
    'nie',
  ),
  pt: words(
    'Nome|Nome de usuário|ID do usuário|Função|Primeira entrada ({zone})|Última saída ({zone})|Visitas|Dispositivos|Presença|Da sala|Atraso|Saída antecipada|Falou|Parcela de fala|Microfone ligado|Câmera ligada|Saída estimada|Convidado|Compareceu',
    'sim',
    'não',
  ),
  zh: words(
    '姓名|用户名|用户 ID|角色|首次进入 ({zone})|最后离开 ({zone})|进入次数|设备数|在场时长|占房间时长|迟到|早退|发言时长|发言占比|麦克风开启|摄像头开启|离开时间为估计|已邀请|到场',
    '是',
    '否',
  ),
}

/** By a language tag such as `pt-BR`; English where there is none of it. */
export function wordsIn(language: string): Words {
  const [primary = ''] = language.toLowerCase().split('-')
  return Object.hasOwn(WORDS, primary) ? WORDS[primary]! : WORDS['en']!
}

function words(columns: string, yes: string, no: string): Words {
  return { columns: columns.split('|'), yes, no }
}
