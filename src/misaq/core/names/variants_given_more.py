"""Given names from K on, and those of women; the lines are as in ``variants_given``."""

from __future__ import annotations

MORE_GIVEN_NAMES = """
kabir E kabeer kebir kabiir | کبیر
kaleem F kalim kaleim kalem | کلیم
kamal D kamaal kemal kammal | کمال
kamil F kamel kaamil | کامل
kamran E kamraan kamren | کامران
karam F karram | کرم
karim D kareem kerim karem kariim | کریم
kashif E kashef kaashif kashaf | کاشف
khadim E khadem khaadim | خادم
khair E khayr kheir kher khaer | خیر
khairat F khayrat | خیرات
khalid C khaled khaleed khaalid khalied khalit | خالد
khalifa F khalefa khalifah khaleefa | خلیفہ خلیفه
khaliq E khaleq khalik khaleeq khaliqe | خالق خلیق
khalil D khaleel khalill khaliil | خلیل
khan A khaan kahn | خان خاں
khizar F khizr khidr khidhr khezar khodr | خضر
khuda E khoda khudai khudaa khodai khuday | خدا خدای
khurram F khuram khurrum khorram | خرم
khurshid E khurshed khursheed khorshid khurshaid | خورشید
khushal G khoshal khushhal | خوشحال
lal D laal lall | لعل لال
lala F lalla | لالا
latif D lateef latef latiif | لطیف
liaqat E liaquat liaqut leyaqat leaqat liyaqat | لیاقت
luqman F loqman lukman luqmaan | لقمان
mahbub E mehboob mahboob mahbob mehbub mahboub | محبوب
majid E majeed maajid majed majiid | مجید ماجد
makhdoom G makhdum | مخدوم
mamun G mamoon mamoun maamoun | مامون
manan E mannan manaan mannaan | منان
manzoor E manzur manzour manzor mandhur | منظور
mansoor D mansur mansour mansor munsur mansoour | منصور
maqbool E maqbul makbul maqboul makbool | مقبول
maqsood E maqsud maksood maqsoud maksud | مقصود
marwan F maruan marwaan | مروان
masood D masud masoud massoud masaud massood mesud masuood | مسعود
mashal G mashaal mishal mishaal meshal meshaal | مشعل
mati F matee matti matiul motti | مطیع
matin F mateen metin | متین
mazhar E mazher mezhar mazhaar | مظہر
mehdi E mahdi mehdy mahady mehadi | مہدی
mehraj F meraj miraj mairaj | معراج
mirza E mirzah mirzaa | مرزا
misbah F mesbah misbaah | مصباح
mohsin E mohsen muhsin muhsen mohssin moohsin | محسن
moeen F moin muin mueen moeein moyin | معین
muazzam G moazzam muazam moazam | معظم
mubarak E mobarak mubarek mobarek mubaarak | مبارک
mubashir F mubashar mobashir mubasher mubashr | مبشر
mudassar F mudasir mudassir mudaser | مدثر
mujahid E mujaahid mojahid mujahed mojahed | مجاہد مجاهد
mujeeb E mujib mojib mojeeb mujiib | مجیب
mukhtar E mokhtar mukhtiar mukhtaar moukhtar mukhtyar muktar moktar | مختار مختیار
mumtaz E momtaz mumtaaz mumtez | ممتاز
munawar F munawwar monawar munavar munwar | منور
munir E muneer mounir monir munier munear moneer | منیر
murad E moorad mourad morad muraad | مراد
murtaza E murtada morteza murtadha mortaza murtuza murtza mortada | مرتضی مرتضیٰ
musa E moosa mousa mussa moussa muse mussah | موسی موسیٰ
mushtaq E mushtaque moshtaq mushtak mushtaaq | مشتاق
muslim E moslem muslem mussallim moslim | مسلم
mustafa D mostafa mustapha moustafa mustafaa mostapha mustaffa moustapha mustaf | مصطفی مصطفیٰ
mustaqeem F mustaqim mostaqim | مستقیم
mutalib F muttalib motalib muttaleb motaleb | مطلب
muzaffar E muzafar muzzafar mozaffar muzaffer muzafer | مظفر
muzammil F muzamil muzzamil mozammil muzammal | مزمل
nabi D nabee naby nebi | نبی
nabeel F nabil nabeil nabiil | نبیل
nadeem D nadim nadiem nadeam | ندیم
nadir E nader nadeer naadir | نادر
naik F nik naek nek neik | نیک
naeem D naim nayeem naiem naem nayim | نعیم
najam F najm najem nejm | نجم
najib F najeeb nageeb nagib nadjib najeb | نجیب
naqeeb F naqib nakib naqeebul naqibe | نقیب
naseem E nasim nasem nassim nessim nasseem | نسیم
naseer E nasir nassir nasiir nasyr | نصیر
nasir D nasser naser naasir nacer | ناصر
nasr F nasar nassar nasru | نصر
nasrat F nusrat nasret nosrat nusret | نصرت
naveed E navid nawid naweed naviid | نوید
nawab E nawaab navab | نواب
nawaz D nawaaz navaz nwaz newaz | نواز
nazar E nazr nadhar | نظر
nazim F nazem nadhem nazeem nadhim | ناظم
nazir E nazeer nadhir nazer nathir | نذیر نظیر
niamat F nemat nimat naimat neamat nematul | نعمت
niaz E neyaz niyaz neaz | نیاز
nisar E nesar nisaar nissar | نثار
nizam E nezam nizaam nidham nidam | نظام
noor C nur nour nor nuor nuur | نور
numan F noman nouman nauman numaan | نعمان
obaid E ubaid obaidul ubayd obeid obayd ubaidul | عبید
pervez E parvez parvaiz pervaiz parwez perwez pervaz parwaiz parviz perwaiz | پرویز
qadir D qader kadir kader qadeer gadir kaadir qaadir cadir | قادر قدیر
qaher G qahar kahar qahir | قہار قاهر
qaisar F kaiser qaiser qaysar qesar | قیصر
qasim D qasem kasim kassem qassim qassem gasim kasem ghassem kassim qaasim | قاسم
qayyum E qayum kayum qayoum qayyoom kayyum qayoom quayum kayoum qayom | قیوم
qudrat F qudratul kudrat ghodrat | قدرت
quddus F qudus quddoos qodus qudoos kuddus | قدوس
qul G qol | قل
qurban E qorban kurban qurbaan ghorban | قربان
qutb F qutab kutb qutub qutbud | قطب
rab E rabb | رب
rabbani E rabani | ربانی
rabi F rabee rabie rabei | ربیع
rafi F rafee rafie rafiul | رفیع
rafiq D rafique rafeeq rafik rafiqe rafiqul | رفیق
raheem D rahim rahem rahiim | رحیم
rahman B rehman rahmaan rahmen rehmaan rahaman rehmen rahmn rachman rochman urrehman urrahman
  errahman arrahman rahmane | رحمن رحمان
rahmat E rehmat rahmet rahmatul rehmet | رحمت
rais F raees raess rayis raeis | رئیس رییس
ramzan D ramadan ramadhan ramazan ramdan ramzaan ramdhan | رمضان
rasheed D rashid rachid rashed rasheid rashied reshid | رشید راشد
rasool D rasul rassoul rasoul rassul rasol | رسول
rashad G reshad rashaad | رشاد
rauf E raouf raoof rawuf raof rouf | رؤوف رؤف رئوف
raza D reza riza rida ridha redha reda rezaa | رضا
razaq E razzaq razzak razak abdurazaq rezaq razzaque razaaq razeq rizaq razique | رزاق
razi F radi radhi razee | رضی راضی
riaz D reyaz riyaz riyad riyadh riad reaz riazul | ریاض
rizwan E rezwan rizvan ridwan redwan ridhwan redouane rezvan radwan rizwaan | رضوان
ruh F rooh rouh roh | روح
rustam E rostam rustem rustum | رستم
sabir E saber sabeer saabir | صابر
sabur F saboor sabour | صبور
sadaqat F sadakat sedaqat | صداقت
sadiq D sadeq sadik sadique saadiq sadegh sadeeq saddiq sadek sadeqe sadiqe | صادق
siddique D siddiq sidiq siddiqe sediq seddiq sedique siddeeq siddik sidik seddik sidique | صدیق
saad F sad saadh | سعد
saeed D said saeid sayeed saed saied saaid saeyd saiid | سعید
safdar F safder saftar | صفدر
saghir F sagheer sageer | صغیر
sahib E saheb sahab sahibb | صاحب
saif E sayf seif saef seyf saiful | سیف
sajid D sajed saajid sajeed | ساجد
sajjad E sajad sajaad sejad sajjaad | سجاد
salah E salaah salahu | صلاح
salam E salaam sallam selam | سلام
salamat F selamat salaamat | سلامت
saleem D salim selim saleim saliim | سلیم
salem F salim saalim | سالم
salih E saleh saalih saleeh | صالح
salman E selman salmaan | سلمان
suleman E sulaiman sulayman suleiman soleiman soliman sulyman suliman souleymane sulaimaan
  sulemaan soulaymane souleiman sulejman | سلیمان
samad E samed samaad | صمد
sami E samee samie samii | سمیع سامی
samir F sameer samer | سمیر
sana F sanaa thana sanaul | ثنا ثناء
saqib F saqeb sakib thaqib saaqib | ثاقب
saqlain G saqlayn saklain | ثقلین
sardar E sardaar serdar | سردار
sarfaraz F sarfraz sarfiraz serfraz sarafraz | سرفراز
sarwar E sarwer sarwr sarvar | سرور
sattar E satar sattaar setar satter | ستار
saud F saood saoud saaud suud | سعود
shabbir E shabir shabeer shabber shabbeer shaabir | شبیر
shad F shaad | شاد
shafi E shafee shaafi shafie shafei shafea | شفیع شافعی
shafiq E shafique shafeeq shafik chafik shafeeque shafiqe shafeek | شفیق
shafqat F shafaqat shefqat | شفقت
shah C shaah chah | شاہ شاه
shahab E shehab shihab shahaab chihab chehab shihaab | شہاب شهاب
shahbaz E shehbaz shahbaaz | شہباز
shahid D shaheed shahed shaahid chahid shahiid | شاہد شهید شاهد شہید
shahnawaz F shahnavaz shahnwaz | شاہنواز
shahzad D shehzad shahzaad shahzed shazad sheharzad shahzaada | شہزاد
shakeel E shakil shakiel chakil | شکیل
shakir F shaker shaakir chaker | شاکر
shakur F shakoor shakour chakour shekoor | شکور
shams E shamas shems chams shamsul shms | شمس
shamshad F shamshaad | شمشاد
sharafat F sherafat | شرافت
sharif D shareef sharief cherif sherif charif sharef shariff shareif | شریف
shaukat E shoukat shawkat shokat showkat shavkat shaukatt | شوکت
sher D shir shere sheer cher | شیر
sheraz G shiraz sheeraz | شیراز
shuja F shoja shujah shujaa | شجاع
shujaat F shojaat shujat | شجاعت
shoaib E shuaib shoeb shuayb shoib choaib shuaeb | شعیب
siraj E seraj sirag siraaj saraj | سراج
sohail E suhail suhayl sohel soheil sohayl suhel | سہیل سهیل
sohrab F suhrab | سہراب
sufyan F sufian sofian sofiane soufiane safyan sufyaan | سفیان
sultan D soltan sultaan soultan sultn | سلطان
subhan F sobhan subhaan | سبحان
taha F taaha tahaa | طہ طه
tahir D taher taheer tahar tahyr | طاہر طاهر
taimur F taimoor teymour timur taymur temur | تیمور
taj E taaj tadj | تاج
talha F talhah talhaa | طلحہ طلحه
talib E taleb taalib | طالب
tanveer E tanvir tanwir tanweer tanver | تنویر
taqi F taqee taghi | تقی
tariq D tareq tarek tariqe tarik tareeq tarique taariq tarak | طارق
tasleem G taslim tasliim | تسلیم
taufiq F tawfiq taufeeq tofiq toufik taufik tawfeeq tawfik taoufik toufiq | توفیق
tayyab E tayyib tayeb tayab taib taieb tayib taiyab tayyeb tyeb | طیب
tufail F tofail tufayl tufael tofayel | طفیل
turab G torab | تراب
ubaidah G obaidah ubaydah | عبیدہ
umair F umayr omair omeir | عمیر
umar C omar omer umer oumar umr aumar cumar oumer | عمر
usama F osama usamah osamah oussama ousama osaama | اسامہ اسامه
usman D osman othman uthman ousmane usmaan uthmaan ausman osmaan otman cusmaan ottman | عثمان
wahab E wahhab vahab wahaab ouahab | وہاب وهاب
wahid E waheed wahed vahid waahid ouahid | واحد وحید
wajid E wajed waajid vajid | واجد
wali D vali waly valee oualy | ولی
walid E waleed oualid valid walyd | ولید
waqar E vaqar wiqar waqaar wikar | وقار
waqas E waqqas vaqas wakas waqaas | وقاص
waris E wares warith varis waarith | وارث
waseem E wasim wassim vasim wasiim | وسیم
wasil G wasel vasil wassel | واصل
wazir E vazir wazeer vazeer ouazir | وزیر
yahya E yahia yahiya yehia yehya yahyah yaxya | یحیی یحییٰ
yaqub E yaqoob yakub yaqoub yaqob yacoub yaghoub yaaqub | یعقوب
yar D yaar | یار
yasin E yaseen yassin yassine yasiin yaasin | یاسین یسین
yasir E yasser yaser yassir yaasir | یاسر
younis D yunus yunis younus yonus yunas younas younes yunous younos yoonus yunos yonis yonous |
  یونس
yusuf D yousaf yousuf yousef yusaf yosuf yusef youssef yousif yousof yussuf yoosuf yousouf yusif
  yusof youssouf yusup | یوسف
zafar D zaffar zafer dhafar dhafer zafr | ظفر
zaheer E zahir zahirr dhahir zaher zahiir | ظہیر ظهیر
zahir E zaher | ظاہر ظاهر زاہر
zahid D zahed zaahid zaheed zahied | زاہد زاهد
zaid E zayd zeid zayed zaied zyed | زید
zain E zayn zein zane zeyn | زین
zakir F zaker dhakir zaakir dakir | ذاکر
zakariya F zakaria zakariyah zakarya zakariyya zekeriya | زکریا
zaki E zakee zakki zakiul | ذکی زکی
zaman D zamaan zamman | زمان
zameer F zamir zamer dhamir | ضمیر
zareen G zarin zerin | زرین
zia E ziya diya ziaa dhia ziaul dia diaa zeya | ضیا ضیاء
zubair D zubayr zobair zuber zubeir zoubir zobeir jubair zubyr zoubair | زبیر
zulfiqar E zulfikar zulfiquar dhulfiqar zulfeqar zulfqar zulfaqar zolfaghar dhulfikar zulfiqr |
  ذوالفقار
zahoor E zahur zahour dhuhur zohoor zuhur | ظہور
zuhair G zuhayr zohair zouhair | زہیر زهیر
aisha E ayesha aishah aysha aicha ayisha | عائشہ
amina E ameena aminah amena aamina | آمنہ امینہ
asma E asmaa esma | اسما اسماء
bibi C beebi bebe | بیبی
bano E banu baano | بانو
begum D begam baigum | بیگم
fatima D fatimah fatema fatma fatemeh faatima | فاطمہ فاطمه
farah F farrah | فرح
fauzia F fawzia fowzia fouzia | فوزیہ
hafsa F hafsah hafza | حفصہ
jamila F jameela djamila | جمیلہ
kausar E kauser kousar kawsar kawthar kosar | کوثر
khadija E khadeeja khadijah khadeejah | خدیجہ
kulsoom F kulsum kalsoom kulthum kulthoom umkulsum | کلثوم
maryam E mariam marium mariyam meryem maryum | مریم
nargis F nargess narges | نرگس
nasreen E nasrin nesrin nasrine | نسرین
parveen E parvin perveen parwin parween | پروین
rabia E rabiah rabeea rabiya | رابعہ
ruqayya F ruqayyah ruqaiya rukaya ruqia | رقیہ
rukhsana E rokhsana rukhsaana | رخسانہ
sadia E saadia sadiya | سعدیہ
safia F safiya safiyya safiyah | صفیہ
saima E saeema saimah sayma | صائمہ
sakina E sakeena sakinah | سکینہ
salma E selma salmah | سلمی سلمیٰ
samina E sameena samena | ثمینہ
shabana E shabaana | شبانہ
shazia E shaziya shazya | شازیہ
sumaira F sumayra samaira | سمیرا
tahira E taahira tahera | طاہرہ
yasmin F yasmeen yasmine | یاسمین
zainab E zaynab zeinab zenab zaineb | زینب
zubaida F zubeida zobaida zubayda | زبیدہ
"""
