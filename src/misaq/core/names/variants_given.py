"""Given names of South, Central and West Asia, each with its spellings.

One name a line, and a line that starts with two spaces goes on with the one before: the name, how
common it is (a letter, see ``variants``), other spellings in Latin letters, and after a bar the
spellings in Arabic letters. A spelling may stand under two names when people write both so.

Two names that stand on lines of their own are two names, however alike they look: Aslam is not
Akram, Hassan not Hussain. Our own table, from how the names are written in Urdu, Pashto, Persian
and Arabic; the letters are estimates of ours, not counts of any list.
"""

from __future__ import annotations

GIVEN_NAMES = """
muhammad A mohammad mohammed mohamed mohamad muhamad muhammed mohd md muhd mohammod mohamod
  mahomed mohamet mehmet mochammad mochamad maxamed mouhamad mouhamed mouhammad muhamed mohamud
  magomed mukhammad mohmmad mahammad | محمد محمّد
ahmad B ahmed ahmet achmad achmed ahmat akhmed akhmad axmed ehmed | احمد
mahmud D mahmood mehmood mehmud mahmoud mehmoud mamoud mahamud mahamoud mahmut mahamood | محمود
hamid D hameed hamed hamidi | حمید حامد
hamad F hammad hamd hamaad | حماد حمد
ali B aly alee | علی
hasan C hassan hasen hassen hasaan hassaan hasson | حسن حسان
hussain B hussein husain husein hossain hossein hussayn husayn hosein hussien husyn hoseyn
  houssein hocine hussaini hosain huseyin husin xuseen | حسین
hasnain F hassnain hasnayn husnain | حسنین
abbas D abas abass abbass | عباس
abdullah D abdulla abdallah abdalla abdollah abdellah abdillah abdoulla abdoullah abdullahi
  cabdullaahi cabdullaah abdoulaye abdilahi | عبدالله عبداللہ عبدلله
abid E aabid abed aabed | عابد
adil E adel aadil | عادل
adeel F | عدیل
adnan E adnaan | عدنان
afzal E afzaal afdal afdhal afazal | افضل
afsar G | افسر
aftab F aaftab aftaab | آفتاب افتاب
akbar D akber akbarr | اکبر
akhtar D akhter akhtr akthar aktar akhtur | اختر
akram E akrem akrum | اکرم
ikram F ekram ikraam ikramul | اکرام
alam E aalam aalem | عالم
aleem F alim aleim | علیم
aman F amaan | امان
amin D ameen amine amiin emin | امین
amir D ameer amer emir ameir amiir | امیر
aamir E amir amer aamer ammer | عامر
amjad E amjid amjed | امجد
ammar F amar aammar | عمار
anas F anes anass | انس
anwar D anwer anwaar anvar anwr anvaar anouar anuar | انور
aqeel F aqil akil aqeil akeel | عقیل
arif E aref areef aarif arief | عارف
arshad E arshed | ارشد
irshad F ershad irshaad | ارشاد
arsalan F arslan arsalaan | ارسلان
asad D assad asaad | اسد
asif D aasif asef assif | آصف اصف
asim F aasim asem assim assem | عاصم
asghar D asgar asghr asgher | اصغر
ashraf D ashruf achraf ashrf asharf | اشرف
ashfaq F ishfaq ashfaque ashfak ishfaque | اشفاق
aslam D aslem asslam | اسلم
islam E eslam islaam | اسلام
atif F atef aatif | عاطف
atiq F atiqe ateeq attiq ateeque atique atteeq | عتیق
ata E atta ataa | عطا عطاء
ayaz F ayyaz aiaz | ایاز
ayub E ayoob ayyub ayyoob ayoub ayyoub aiyub | ایوب
azam E azem aazam | اعظم
azeem E azim azeim adhim azym | عظیم
azhar E azher azhaar | اظہر ازهر
aziz D azeez asis azziz aziiz | عزیز
azmat F azmet | عظمت
babar E baber babur | بابر
badr F badar bader badrud | بدر
bahadur F bahadar bahadoor bahador | بہادر
bakhsh D baksh bux bakhash bakhsch buksh bakhs bakhish | بخش
bakr F bakar baker | بکر
abubakr D abubakar aboubakar aboubacar abubaker abubeker boubaker boubakar aboubakr aboubaker
  abobakr abubakir | ابوبکر
baqir F baqer bakir bagher | باقر
baqi F baki baqee | باقی
bari F baari | باری
barkat F barakat barket | برکت
bashir D basheer bachir beshir basher bashiir | بشیر
basir F baseer bassir baser | بصیر
basit F baset basset baseet | باسط
bilal D belal bilaal billal | بلال
bismillah G bismilla
burhan F burhaan berhan | برہان
daniyal F danial danyal daniyel | دانیال
dad D daad | داد
daud E dawood dawud daoud dawod daood dawoud davood dauood | داود داؤد داوود
dilawar F delawar dilavar dilawer delawer | دلاور
din C deen uddin addin uldin eddin eddine | دین
ditta E dita detta | دتہ دتا
dost E doost dosst | دوست
ehsan E ihsan ehsaan ihsaan | احسان
ahsan E ahsaan ahsen | احسن
faisal E faysal feisal fayssal faisel faysel feysal | فیصل
faiz E fayz feyz | فیض
fayyaz F fayaz fiaz fiyaz faiaz | فیاض
fahad F fahd fahed | فہد
faheem F fahim fahiem | فہیم
faqir F fakir faqeer fakeer | فقیر
farhan E ferhan farhaan | فرحان
farhad F ferhad farhaad | فرہاد
farid E fareed ferid farrid fareid | فرید
farman F farmaan | فرمان
farooq D faruq farouk farooque faruk farouq farooqe faroq | فاروق
fateh E fath fatih | فتح فاتح
fattah G fatah fatteh | فتاح
fawad F fuad fouad foad fwad fuaad | فواد فؤاد
fazal D fazl fadl fadhl fazel fazle fazul fadel fadal fazli | فضل
fazeel G fazil fadil fadhil fazeelat | فضیل فاضل
fida F feda fidaa | فدا
firdous G firdaus firdos ferdous | فردوس
ghaffar E ghafar gaffar ghafaar gafar | غفار
ghafoor E ghafur gafoor ghafour gafur ghaffoor gafour | غفور
ghani E gani ghanee gany | غنی
ghaus F ghous ghaws gous ghos | غوث
ghayas G ghias ghiyas ghiass ghayath ghiath ghiyath | غیاث
ghazi E gazi ghazee | غازی
ghulam C gulam gholam ghoulam golam ghullam | غلام
gul C gull gool goul | گل
gulab F golab gulaab | گلاب
gulzar E gulzaar golzar | گلزار
habib D habeeb habiib habebe habibe | حبیب
haider D haidar hayder haydar hyder heydar haidr | حیدر
hadi E haadi hady | ہادی
hakim D hakeem hakem hakiim | حکیم حاکم
halim F haleem halem | حلیم
hamza E hamzah hamzeh hamze | حمزہ حمزه
hamayun F humayun humayoun hamayoun homayoun humayoon | ہمایوں همایون
hanif E haneef hanief haneaf hanef | حنیف
haq D haqq haque hak hac haqe | حق
haqqani E haqani hakkani haqqaani | حقانی
haris F harris harith hares haarith harees | حارث
haroon E harun haroun haron | ہارون هارون
hasham G hashem hashim haashim | ہاشم
hisham F hesham hicham hishaam | ہشام
hayat D hayaat heyat | حیات
hidayat E hedayat hidayet hidaiat hedayet | ہدایت
hikmat F hekmat hikmet | حکمت
hilal F helal hilaal | ہلال
hazrat E hazarat hazret | حضرت
ibad G ebad ibaad | عباد
ibrahim C ebrahim ibraheem ebrahem ibrahem ibrahiim ibraahim | ابراہیم ابراهیم
idrees F idris edris idriss edrees | ادریس
iftikhar E eftekhar iftekhar iftikar eftikhar iftikhaar | افتخار
ihtisham G ehtesham ehtisham ihtesham | احتشام
ijaz E ejaz aijaz ejaaz ijaaz aejaz ajaz eijaz | اعجاز
ilahi E elahi illahi ellahi | الہی الهی
ilyas E elias elyas ilias iliyas eliyas illyas | الیاس
imad F emad imaad | عماد
imam D emam imaam | امام
imdad F emdad imdaad | امداد
imran D emran imraan | عمران
imtiaz E imtiyaz emtiaz imtiyaaz imtaz | امتیاز
inam F enam inaam | انعام
inayat E enayat inayet anayat enayet | عنایت
iqbal D eqbal ikbal iqbaal egbal iqbl | اقبال
irfan D erfan irfaan irphan | عرفان
isa E essa issa eisa eesa ise iesa ciise isse | عیسی عیسیٰ
isam G essam issam esam isaam | عصام
ishaq E eshaq ishak isaq ishaaq ishaque eshak ishac isaaq ishaqe | اسحاق اسحق
ishtiaq F ishtiaque eshtiaq ishtiyaq | اشتیاق
ismail D ismael esmail ismaeel ismayil esmaeil ismaiil ismaill ismaeil esmael | اسماعیل اسمعیل
ismat F esmat ismet asmat | عصمت
israr F esrar israar asrar | اسرار
izhar F ezhar izhaar | اظہار
izzat F ezat ezzat izat azat | عزت
jabbar E jabar gabbar jabaar | جبار
jabir F jaber jaaber jabeer | جابر
jafar E jaffar jaafar jaffer jafer djafar jafaar djaafar | جعفر
jahangir E jehangir jahangeer jehangeer | جہانگیر
jalal E jalaal jallal djalal jelal galal | جلال
jalil F jaleel jalel djalil jaliil | جلیل
jamal D jamaal jammal gamal djamal djamel jemal | جمال
jamil E jameel jamill djamil gamil jemil | جمیل
jamshed F jamshid jamsheed | جمشید
jan C jaan djan | جان
jawad E javad jawaad jowad jaouad | جواد
javed D javaid javeed jawed jawaid jaweed javid jaavid jawid | جاوید
juma F jumma jummah jumah jomma joma | جمعہ جمعه
junaid E junaed junayd joneid jonaid | جنید
"""
