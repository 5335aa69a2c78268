"""The words that many organisations carry, each with its spellings, in sorts that weigh alike.

A line is one word: the spelling it is known by, then its others, in any script. What stands on one
line is the same word (or the same word in another language, as aman and peace); two lines of one
sort contradict each other. A word that is on no line names the organisation, and weighs most.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from misaq.core.names.scripts import clean


class WordSort(Enum):
    """What a word does in the name of an organisation."""

    HEAD = "HEAD"
    """Says what sort of body it is, and tells bodies apart: lashkar, army, front."""
    FORM = "FORM"
    """Says what form it has: trust, foundation, committee."""
    SORTING = "SORTING"
    """Says of what kind or for whom: liberation, united, students."""
    FAITH = "FAITH"
    """Islam, Islami, Islamia: many carry one of them, and they are interchanged."""
    TRADE = "TRADE"
    """Says in what trade: shipping, bank."""
    LEGAL = "LEGAL"
    """A legal form that is printed or left out: co, ltd."""
    WING = "WING"
    """Says that this is a part of a body: wing, youth."""
    FACTION = "FACTION"
    """Says that this is one of those who split: faction, al-alami."""
    HOME = "HOME"
    """A country that is printed or left out at will."""
    COUNTRY = "COUNTRY"
    """A country or a province; one body here is seldom the body there."""
    TOWN = "TOWN"
    PARTICLE = "PARTICLE"
    NAME = "NAME"
    """The word names the body."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the words of a sort say, in bits.

    Attributes:
        met: for one body, when both names carry the word.
        alone: against, when one name only carries it.
        clash: against, besides, when the other name carries another word of the sort.
    """

    met: float
    alone: float
    clash: float


WEIGHTS = MappingProxyType(
    {
        WordSort.HEAD: Weights(3.0, 4.0, 1.5),
        WordSort.FORM: Weights(1.5, 0.8, 3.0),
        WordSort.SORTING: Weights(3.0, 5.0, 2.0),
        WordSort.FAITH: Weights(2.0, 3.0, 0.0),
        WordSort.TRADE: Weights(2.0, 1.5, 4.0),
        WordSort.LEGAL: Weights(0.3, 0.1, 0.1),
        WordSort.WING: Weights(3.0, 4.0, 3.0),
        WordSort.FACTION: Weights(2.0, 4.0, 3.0),
        WordSort.HOME: Weights(1.5, 0.8, 4.0),
        WordSort.COUNTRY: Weights(3.0, 4.0, 4.0),
        WordSort.TOWN: Weights(2.5, 1.0, 4.0),
        WordSort.PARTICLE: Weights(0.0, 0.0, 0.0),
        WordSort.NAME: Weights(9.0, 7.0, 2.0),
    }
)

_LINES = MappingProxyType(
    {
        WordSort.HEAD: """
tehreek tehrik tahrik tahreek tehrek tahrek tehriq tahrike tehreeke harakah تحریک تحريك
movement mouvement movements موومنٹ
lashkar leshkar laskhar lashkhar lashker lashkare lashkari laskar لشکر
jaish jaysh jaesh jesh jaishe gaish جیش
sipah sepah sepha sipahe siphah سپاہ سپاه
harkat harakat haraket harkatul harakatul حرکت حركة حرکة
hizb hezb hizbul hizbut hezbe hizbe حزب
jamaat jamat jamaate jamaatul jamatud jamatul jamaah jamaa jama jemaah jemaa jemmah جماعت جماعة
jamiat jamiatul jamaiatul jamaiat jamiatu jamiyyat جمعیت جمعية جمعیة
ansar ansarul ansaar anssar انصار
khuddam khudam khuddamul khadim khuddame خدام
ghulaman ghulamane غلامان
anjuman anjumane انجمن
tanzeem tanzim tanzeen tanzeeme tandhim tanzime تنظیم تنظيم
majlis majlise majles مجلس
markaz markazi merkez center centre مرکز مركز سنٹر
mahaz mahaaz front frente fronte محاذ جبهة جبهه فرنٹ
millat millate milat ملت
army artesh armee آرمی
force forces فورس قوات
party parti partido پارٹی
brigade brigades بریگیڈ كتائب کتیبة كتيبة katibat katiba katibah kataib liwa liwaa لواء
battalion battalions
jihad jehad jihadi جہاد جهاد
mujahideen mujahidin mujahedin mujahedeen mujaheddin mujahidine مجاہدین مجاهدین مجاهدين
jundullah jundallah جنداللہ
jund جند
tahafuz tahaffuz تحفظ
defa difa difaa دفاع
state dawla dawlah daulat ریاست دولة
alliance ittehad ittihad itehad اتحاد
emirate imarat imarah امارت إمارة
shura shoora شوریٰ شوری شورى
""",
        WordSort.FORM: """
trust ٹرسٹ
foundation fundation فاؤنڈیشن فاونڈیشن مؤسسة موسسه
organisation organization organisations organizations org آرگنائزیشن منظمة منظمه
group groups grp gruppe grupo گروپ گروہ
society سوسائٹی
association ایسوسی
committee commitee comittee کمیٹی لجنة
council کونسل
network نیٹ شبکہ شبكة شبکه
institute institution institut ادارہ idara idarah
agency
office maktab مكتب
union یونین
commission هيئة
ahl ahle ahlu ahli اہل اهل
combatant combatants fighting fighters مقاتلة
bureau
administration
headquarters
school
university جامعہ
""",
        WordSort.SORTING: """
liberation آزادی liberacion لبریشن
revolution revolutionary انقلاب inqilab inqalab inqilabi ریولوشن ریولوشنری
republican republic ریپبلکن
united unit unite متحدہ muttahida mutahida یونائیٹڈ یونائٹڈ
national nationalist qaumi qoumi قومی نیشنل
international انٹرنیشنل دولية دولي
welfare falahi فلاحی ویلفیئر ویلفئیر
education educational taleemi تعلیمی ایجوکیشن ایجوکیشنل
relief aid imdad امدادی ریلیف إغاثة اغاثه ighatha
students student tulaba talba talaba tullaba طلبہ طلباء طلبا اسٹوڈنٹس سٹوڈنٹس
peoples people awami awaami عوامی پیپلز
action ایکشن
peace aman amn amman امن
shariat sharia shariah sharie sharia'a charia شریعت شريعة
democratic democratiques democratique
muslim muslims moslem muslimeen muslimin muslimun مسلم مسلمین مسلمين
sunnat sunna sunnah sunni سنت سنة
shia shiite shiah شیعہ
naujawanan naujawanaan nowjawan naujuwane naujuwan naujawana jawan jawanan naujawan نوجوانان نوجوان
nifaz nafaz nifaze nifaaz nefaz نفاذ
khidmat khidmate khidmatul خدمت
insaniyat insaniat insaniyyat insaniaat انسانیت
falah falahe فلاح
mission
combatant combatants fighting fighters مقاتلة
eastern east est orient مشرقی شرق شرقي شرقية sharqi
western west ouest occident مغربی غرب غربي غربية gharbi
northern north nord شمالی شمال شمالي شمالية
southern south sud جنوبی جنوب جنوبي جنوبية
development
defence defense
humanitarian
charitable charity khairia khairiya khayriya خیریہ خيرية
""",
        WordSort.FAITH: """
islam islami islamia islamic islamiyya islamiyah eslami eslam اسلام اسلامی اسلامیہ اسلامية اسلامک
""",
        WordSort.TRADE: """
trading trade commercial
shipping maritime marine
bank banks banking بینک بنك
exchange exchangers change sarafi sarrafa sirafa للصرافة صرافی صرافة
money
industry industries industrial sanaye sanat صنایع صناعات
manufacturing
holding holdings
investment investments
general
finance financial
services service
construction
engineering engineers
technology technologies
energy
oil petroleum
import
export
transport transportation
insurance
mining
company companies corporation corporate corp شرکت شركة کمپنی کارپوریشن
enterprise enterprises
hospital ہسپتال اسپتال
patient
media میڈیا
""",
        WordSort.LEGAL: """
co
ltd limited لمیٹڈ
pte
pvt private پرائیویٹ
llc
inc incorporated
plc
gmbh
sa
ag
""",
        WordSort.WING: """
wing wings ونگ جناح
youth shabab shubban یوتھ
women khawateen ladies خواتین
branch شاخ فرع
cell
chapter
squad
political siyasi سیاسی
military askari عسکری
armed
affiliate
""",
        WordSort.FACTION: """
alami almi aalmi alamee عالمی عالمي
azad آزاد
faction factions
dhara dharra دھڑا
splinter
""",
        WordSort.HOME: """
pakistan pakistani پاکستان
""",
        WordSort.COUNTRY: """
afghanistan afghan افغانستان
india indian hind بھارت ہند
bangladesh
kashmir jammu کشمیر
iran iranian ایران
iraq iraqi عراق
syria syrian سوریا سورية سوري
sham levant shaam شام
yemen yemeni یمن يمن
saudi سعودی سعودية
arabia arabian arab عرب عربیہ
egypt egyptian masri misr مصر مصري مصرى
libya libyan لیبیا ليبيا ليبية
tunisia tunisian تیونس تونس تونسية تونسي
morocco moroccan مغربية مغربي
algeria algerian جزائر جزائري جزائرية
maghreb maghrib مغرب
somalia somali صومال صومالي صومالية
kenya
tanzania
ethiopia
comoros
nigeria
indonesia indonesian اندونيسيا
malaysia malaysian
philippines philippine
bosnia bosnian herzegovina
albania albanian
netherlands
lebanon lebanese لبنان
palestine palestinian فلسطين فلسطيني فلسطينية
jordan
uzbekistan uzbek ازبکستان
tajikistan tajik
turkistan turkestan ترکستان تركستان
turkey turkish turk ترک
china chinese
korea korean
zimbabwe
rwanda
congo
chechnya chechen شيشان
caucasus قوقاز
khorasan khurasan خراسان
balochistan baluchistan balochi baloch baluch بلوچستان بلوچ
sindh sind سندھ
punjab panjab پنجاب
pakhtunkhwa پختونخوا
waziristan وزیرستان
balawaristan balwaristan
africa afrique افريقيا إفريقيا افریقہ
europe
britain
""",
        WordSort.TOWN: """
lahore لاہور
karachi کراچی
gilgit گلگت
baltistan بلتستان
faisalabad فیصل
bahawalpur بہاولپور
lyari layari liyari لیاری
islamabad
rawalpindi
peshawar پشاور
quetta کوئٹہ
multan ملتان
hyderabad
sialkot
swat سوات
benghazi بنغازي
kabul کابل
kandahar qandahar
""",
        WordSort.PARTICLE: """
e i a o u ye ے
al el ul ud ur ut us un uz az as ash an ar at ad ال
wal wa و اور and
ne ke ka ki kay کے کا کی r
of the de du des la le les for pour l et en in fi bi der von für في فی بلاد and & آف
""",
    }
)


def _read() -> dict[str, tuple[WordSort, str]]:
    read: dict[str, tuple[WordSort, str]] = {}
    for sort, lines in _LINES.items():
        for line in lines.strip().splitlines():
            spellings = [clean(spelling) for spelling in line.split()]
            for spelling in spellings:
                known = spelling if sort is WordSort.PARTICLE else spellings[0]
                read.setdefault(spelling, (sort, known))
    return read


SPELLINGS = MappingProxyType(_read())
"""Sort of a word and the spelling it is known by, of each spelling as folded."""

TRANSLATED = frozenset(
    frozenset(pair.split())
    for pair in (
        "jamaat group",
        "jamiat society",
        "jamiat association",
        "tehreek movement",
        "harkat movement",
        "tanzeem organisation",
        "lashkar army",
        "jaish army",
        "hizb party",
        "anjuman association",
        "markaz institute",
        "lyari karachi",
        "ahl peoples",
    )
)
"""Known words that translate each other, and places that lie in each other."""

CONFUSED = frozenset({frozenset({"jamaat", "jamiat"})})
"""Two words that lists print for each other, and that are two words all the same."""

# Names so often printed in several spellings that their letters no longer show it.
NAMES = MappingProxyType(
    {
        clean(spelling): line.split()[0]
        for line in """
taiba tayyiba tayyaba tayyba tayba tayiba toiba taibah tayyibah taybah طیبہ طيبة taeba
muhammad mohammad mohammed muhammed mohamed muhammadi mohammadi muhmmad mohd محمد محمدی
taliban talban talibaan طالبان
qaeda qaida qaidah qaedah alqaeda alqaida قاعده قاعدہ قاعدة
khair kahir kheir khairun khairul خیر
nisa nissa naas nas nisaa نساء ناس
sahaba sahabah sahabaa صحابہ صحابة
jhangvi jangvi jangavi jhangavi jhangwi جھنگوی
dawa dawah dawat daawa دعوہ دعوة
ahrar احرار
daesh daish isis isil داعش
rahmat rehmat رحمت
tawhid tawheed tauhid touhid tawhed توحيد unification unicity oneness monotheism
rahma rahmah رحمة
haqqani haqani حقانی
haji hajji حاجی
hafiz hafez حافظ
jeay jeye jiye jiay jeey jay جیئے جیے
nusrat nusrah nusra نصرت نصرة
harmain haramain harameen haramayn harmayn حرمین حرمين
""".strip().splitlines()
        for spelling in line.split()
    }
)
"""The spelling that a name is known by, of each spelling as folded."""
