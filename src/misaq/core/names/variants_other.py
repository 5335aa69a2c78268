"""Second names, words of two parts, and words of respect, each with its spellings.

The lines are as in ``variants_given``. What a second name says of a family is business
here: it is a word that many or few people carry, and that is all that counts.
"""

from __future__ import annotations

SECOND_NAMES = """
abd B | عبد
allah B | اللہ
abbasi E abbassi | عباسی
achakzai F achekzai achakzay acakzai | اچکزئی اچکزی
afghani F afghan avghani | افغانی
afridi D afreedi aafridi | آفریدی
ahmadi E ahmedi | احمدی
ahmadzai F ahmedzai | احمدزئی
alizai F alizay | علیزئی
anjum E anjam anjem andjum | انجم
ansari E ansary ansaari | انصاری
anwari F anwary | انوری
arain E araeen | آرائیں
awan D aawan awaan | اعوان
azad F azaad | آزاد
badini F badeni | بادینی
bajwa E bajwah | باجوہ
balkhi G balkhy | بلخی
baloch C balouch baluch balooch bloch | بلوچ
bangash E bangish bungash | بنگش
barakzai F barekzai barakzay | بارکزئی
baradar F bradar beradar | برادر
bhatti D bhati butti | بھٹی
bhutto F bhuto | بھٹو
bugti E bughti bugtee | بگٹی
bukhari E bokhari buxari | بخاری
butt E but | بٹ
chandio F chandyo | چانڈیو
cheema E chima | چیمہ
chishti F chisti chishty | چشتی
dar F daar | ڈار
durrani E dorrani durani | درانی
farooqi E faruqi farouqi farooqui | فاروقی
farsi F farisi | فارسی
gandapur F gandapoor | گنڈاپور
ghori F ghauri gauri | غوری
gilani E gillani geelani jilani kilani gaylani | گیلانی جیلانی
gujjar D gujar gurjar | گجر
hashmi E hashimi hashemi | ہاشمی
hussaini E husseini husaini hosseini husayni hosayni | حسینی
hotak F hottak hotaki | هوتک
jadoon F jadun | جدون
jamali F jamaly | جمالی
janjua F janjuah | جنجوعہ
jutt D jatt jat | جٹ
kakar E kaker kakarr | کاکڑ
kasi F kaasi | کاسی
kasuri F qasuri kasoori | قصوری
khattak D khatak khatack | خٹک
khel C khail kheil | خیل
khosa F khosah | کھوسہ
khilji F khalji ghilzai khilgi | خلجی
kiyani E kayani kiani kayyani | کیانی
lakhvi G lakhwi lakvi | لکھوی
langah G langa | لانگاہ
langove G lango | لانگو
lashari F lishari | لاشاری
leghari F laghari lagari | لغاری
lodhi E lodi | لودھی
madani F madni madany | مدنی
magsi F maksi | مگسی
makki F maki | مکی
mahsud D mehsud mehsood mahsood maseed mahsoud | محسود
marri E mari murri | مری
marwat E merwat | مروت
mazari E mezari | مزاری
mengal E mingal mangal | مینگل
memon E meman maymon | میمن
mohmand E momand mohamand muhmand | مہمند مومند
motaqi G muttaqi mutaqi motaqqi | متقی
mughal D moghal mughul mogul | مغل
nadvi G nadwi | ندوی
naqshbandi F nakshbandi | نقشبندی
naqvi E naqwi nakvi | نقوی
niazi E nyazi niyazi | نیازی
noori F nuri nooree nouri | نوری
noorani F nurani noorany | نورانی
noorzai F nurzai norzai nourzai noorzay | نورزئی نورزی
omari F umari omary | عمری
orakzai E urakzai orakzay | اورکزئی
paracha F piracha | پراچہ
pathan F pattan | پٹھان
popalzai F popalzay populzai | پوپلزئی
qadri E qadiri kadri qadree | قادری
qambrani F qambarani kambarani | قمبرانی
qasmani G kasmani qasmany | قاسمانی
qureshi D quraishi qurishi koreishi kureshi qureishi qoreshi qurashi quraishy | قریشی
rahimi E rahimy raheemi | رحیمی
rahmani E rehmani rahmany | رحمانی
rajput D rajpoot | راجپوت
rind F rend | رند
rizvi E rizwi razavi rezvi | رضوی
sabri F sabiri | صابری
saqqaf G saqaf
shaikhzada G sheikhzada | شیخزاده
sherani F shirani shiraani | شیرانی
shinwari E shinwary shinvari shinwaree | شینواری
siddiqi E siddiqui siddiqee sediqi siddeeqi sidiqi seddiqi siddiquee | صدیقی
soomro F sumro somro | سومرو
stanekzai F stanikzai stanakzai estanekzai astanakzai | استانکزی استانکزئی
swati E sawati suati | سواتی
taraki G tarakai tareki | ترکی
tareen F tarin | ترین
tarar F tarad | تارڑ
turi F toori tori | طوری
turabi F torabi | ترابی
usmani E osmani uthmani othmani | عثمانی
wardak F vardak wardag | وردک
wattoo F watto wattu | وٹو
waziri F vaziri wazeeri | وزیری
yousafzai D yusufzai yousufzai yosufzai yousefzai yusafzai | یوسفزئی
zadran F jadran zadraan dzadran | ځدران زدران
zardari G zerdari | زرداری
zehri F zahri zaheri | زہری
zada E zadah zadeh | زادہ زاده
badshah F padshah badsha padsha | پادشاه بادشاہ
babu F baboo | بابو
bacha F bachah pacha | باچا
baz F baaz | باز
gulistan G | گلستان
jalali G jalaly | جلالی
kaka F kaaka | کاکا
turk F tork | ترک
tokhi G tokhy | توخی
"""

RESPECT = """
allama t allamah | علامہ
maulana t mawlana molana moulana maulna mowlana maolana mowlana | مولانا
maulvi t mawlawi molvi moulvi maulavi mawlavi mowlawi molavi moulavi maulwi mawlvi | مولوی
mullah t mulla molla mollah mula mullaa | ملا ملّا
mufti t mufty moufti | مفتی
qari t qaari kari qarri ghari | قاری
haji t hajji hajj alhaj hadji hagi alhajj haaji hajee elhaj hadj | حاجی حاجي الحاج حجي
doctor t dr doktor | ڈاکٹر دکتور
professor t prof
engineer t eng engr | انجنیئر
general t gen
colonel t col
captain t capt
brigadier t brig
major t maj
commander t comdr cmdr | کمانڈر قوماندان
mister t mr
mistress t mrs mst musammat mussamat | مسماۃ
miss t ms
ustad t ostad ustaz ustadh | استاد
sahibzada t sahebzada | صاحبزادہ
junior t jr
senior t sr
syed n sayed sayyid saiyed sayyed sayid seyed seyyed sayyad said syyed saiyid saiyad syeda
  sayeda | سید
hafiz n hafez hafeez hafidh hafizi | حافظ حفیظ
sheikh n shaikh shaykh sheik cheikh shekh shaik shiekh sheykh | شیخ
pir n peer pier | پیر
malik n maalik melik malek malak | ملک مالک
mian n miyan miaan mia | میاں
mir n meer | میر
khwaja n khawaja khuaja khoja khaja khawja khwajah | خواجہ
raja n rajah raaja | راجہ راجا
rana n raana rahna | رانا
rao n raao | راؤ
chaudhry n chaudhary choudhry chaudhri choudhary chowdhury choudary chaudry choudhury chaudhuri
  chowdhry ch choudry | چوہدری چودھری
agha n aagha aqa aga | آغا اغا
akhund n akhond akhoond akhun akhunde | آخوند اخوند
baba n | بابا
nawabzada n | نوابزادہ
qazi n kazi qadi | قاضی
wadera n wadero vadera | وڈیرہ
arbab n | ارباب
"""
