import type { Random } from './random.ts'

type Names = { given: string[]; family: string[]; between?: string; familyFirst?: boolean }

const split = (words: string) => words.split(' ')
const names = (given: string, family: string, rest: Partial<Names> = {}): Names => ({
  given: split(given),
  family: split(family),
  ...rest,
})

const NAMES: Names[] = [
  names(
    'Ana Ben Clara David Emma Felix Greta Henry Ida Jonas Karin Leo Mona Noah Olive Paul Rosa Sam Tessa Victor',
    'Adler Berg Clarke Dunn Evans Fischer Grant Hansen Irving Jensen Keller Lind Marsh North Quinn Ross Stone Weber',
  ),
  names('Inès Lucía Mateo Noémie Álvaro Chloé Beatriz João', 'Moreau Ortega García Lefèvre Núñez da-Silva Gonçalves'),
  names('Žofie Łukasz Åsa Øyvind Zoë Şebnem Nguyễn Mária', 'Ťukalová Wiśniewski Ångström Sørensen Yılmaz Kovács'),
  names('Kofi Amina Chidi Nia Thabo Zola', 'Mensah Okafor Diallo Abebe Nkosi Mwangi'),
  names('نور ليلى عمر سارة يوسف مريم', 'الهدى حداد نصر العلي منصور'),
  names('נועה דוד תמר אורי מאיה', 'כהן לוי מזרחי פרץ ביטון'),
  names('Ольга Иван Дмитрий Анна Оксана', 'Иванова Петренко Смирнов Шевченко'),
  names('Ελένη Γιώργος Μαρία Νίκος', 'Παπαδοπούλου Ιωαννίδης Γεωργίου'),
  names('伟 芳 秀英 敏 静 磊', '王 李 张 刘 陈', { between: '', familyFirst: true }),
  names('太郎 花子 翔 陽菜 蓮', '山田 佐藤 鈴木 高橋', { between: ' ', familyFirst: true }),
  names('민준 서연 지우 하은', '김 이 박 최', { between: '', familyFirst: true }),
  names('आरव प्रिया अनन्या रोहन', 'शर्मा पटेल सिंह गुप्ता'),
  names('สมชาย มาลี ณัฐ อรุณ', 'ใจดี ศรีสุข ทองดี'),
]

/** One in three names is English, as on many rosters; one in ten is only one word. */
export function inventName(random: Random): string {
  const { given, family, between = ' ', familyFirst } = random.chance(0.3) ? NAMES[0]! : random.of(NAMES)
  const [first, last] = [random.of(given), random.of(family)]
  if (random.chance(0.1)) return first
  return familyFirst ? last + between + first : first + between + last
}

/** Undefined for a name without letters that addresses have. */
export function inventUsername(name: string, number: number): string | undefined {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^\w ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')
  return plain.length < name.length / 2 ? undefined : `${plain}${number}`
}
