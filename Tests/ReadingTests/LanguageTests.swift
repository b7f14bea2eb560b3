import Language
import Reading
import Testing

@Suite struct LanguageTests {
  private func language(of text: String) throws -> String? {
    try HouseLexicon.lexicon.get().languages.language(of: Text(text))
  }

  @Test(
    "An article in another language is told by its words or its script",
    arguments: [
      (
        "fr",
        "Le ministre des Affaires étrangères de la Norvège a déclaré que les deux pays ont signé un accord sur la frontière, qui est le premier depuis dix ans, et que la Suède ne sera pas seule dans cette affaire."
      ),
      (
        "de",
        "Der Außenminister von Norwegen hat gesagt, dass die beiden Länder ein Abkommen über die Grenze unterzeichnet haben, das erste seit zehn Jahren, und dass Schweden in dieser Sache nicht allein sein wird."
      ),
      (
        "es",
        "El ministro de Exteriores de Noruega dijo que los dos países han firmado un acuerdo sobre la frontera, el primero en diez años, y que Suecia no estará sola en este asunto ni en los que vengan después."
      ),
      (
        "pt",
        "O ministro das Relações Exteriores da Noruega disse que os dois países assinaram um acordo sobre a fronteira, o primeiro em dez anos, e que a Suécia não estará sozinha nessa questão nem em outras."
      ),
      (
        "it",
        "Il ministro degli Esteri della Norvegia ha detto che i due paesi hanno firmato un accordo sul confine, il primo da dieci anni, e che la Svezia non sarà sola in questa vicenda e nelle altre che seguiranno."
      ),
      (
        "nl",
        "De minister van Buitenlandse Zaken van Noorwegen zei dat de twee landen een akkoord over de grens hebben gesloten, het eerste in tien jaar, en dat Zweden er in deze zaak niet alleen voor zal staan."
      ),
      (
        "sv",
        "Norges utrikesminister sade att de två länderna har skrivit under ett avtal om gränsen, det första på tio år, och att Sverige inte ska stå ensamt i den här frågan eller i de frågor som kommer efter den."
      ),
      (
        "fi",
        "Norjan ulkoministeri sanoi, että maat ovat allekirjoittaneet sopimuksen rajasta, joka on ensimmäinen kymmeneen vuoteen, ja että Ruotsi ei ole yksin tässä asiassa, mutta myös muut maat ovat mukana siinä kun se on tarpeen."
      ),
      (
        "pl",
        "Minister spraw zagranicznych Norwegii powiedział, że oba kraje podpisały umowę o granicy, która jest pierwszą od dziesięciu lat, i że Szwecja nie będzie sama w tej sprawie, a także po jej zakończeniu."
      ),
      (
        "cs",
        "Ministr zahraničí Norska řekl, že obě země podepsaly dohodu o hranici, která je první po deseti letech, a že Švédsko nebude v této věci samo, ale že se na něj mohou spolehnout i další země."
      ),
      (
        "ro",
        "Ministrul de externe al Norvegiei a spus că cele două țări au semnat un acord cu privire la frontieră, care este primul din ultimii zece ani, și că Suedia nu va fi singură în această chestiune."
      ),
      (
        "hu",
        "A norvég külügyminiszter azt mondta, hogy a két ország aláírt egy megállapodást a határról, amely az első tíz év után, és hogy Svédország nem lesz egyedül ebben az ügyben, mert más is mellette van."
      ),
      (
        "tr",
        "Norveç Dışişleri Bakanı, iki ülkenin sınır konusunda bir anlaşma imzaladığını ve bu anlaşmanın on yıl sonra ilk olduğunu, İsveç için de çok önemli olan bu konuda ülkenin yalnız olmadığını ve daha fazla adım atılacağını söyledi."
      ),
      (
        "id",
        "Menteri Luar Negeri Norwegia mengatakan bahwa kedua negara telah menandatangani perjanjian tentang perbatasan, yang merupakan perjanjian pertama dalam sepuluh tahun, dan bahwa Swedia tidak akan sendirian dalam hal ini karena negara lain juga ada."
      ),
      (
        "vi",
        "Bộ trưởng Ngoại giao Na Uy cho biết hai nước đã ký một thỏa thuận về biên giới, đây là thỏa thuận đầu tiên trong mười năm, và Thụy Điển sẽ không đơn độc trong việc này khi các nước khác cũng tham gia."
      ),
      (
        "ru",
        "Министр иностранных дел Норвегии сказал, что две страны подписали соглашение о границе, первое за десять лет, и что Швеция не будет одна в этом вопросе."
      ),
      (
        "uk",
        "Міністр закордонних справ Норвегії сказав, що дві країни підписали угоду про кордон, яка є першою за десять років, і що Швеція не буде одна в цьому питанні."
      ),
      (
        "bg",
        "Министърът на външните работи на Норвегия каза, че двете страни са подписали споразумение за границата, което е първото от десет години, и че Швеция няма да е сама."
      ),
      (
        "ar",
        "قال وزير الخارجية النرويجي إن البلدين وقعا اتفاقا حول الحدود هو الأول منذ عشر سنوات، وإن السويد لن تكون وحدها في هذه القضية."
      ),
      (
        "fa",
        "وزیر امور خارجه نروژ گفت که دو کشور توافقی را در مورد مرز امضا کرده‌اند که نخستین توافق در ده سال گذشته است و سوئد در این موضوع تنها نخواهد بود."
      ),
      (
        "ur",
        "ناروے کے وزیر خارجہ نے کہا کہ دونوں ممالک نے سرحد کے بارے میں ایک معاہدے پر دستخط کیے ہیں اور سویڈن اس معاملے میں اکیلا نہیں ہے۔"
      ),
      ("zh", "挪威外交部长表示，两国已就边界问题签署了一项协议，这是十年来的第一项协议，瑞典在这个问题上不会孤单，其他国家也将参加下一轮会谈。"),
      ("ja", "ノルウェーの外務大臣は、両国が国境に関する協定に署名したと述べた。これは十年ぶりの協定であり、スウェーデンは孤立しないと語った。"),
      ("ko", "노르웨이 외무장관은 양국이 국경에 관한 협정에 서명했으며 이는 십 년 만에 처음이라고 말했다. 스웨덴은 이 문제에서 혼자가 아닐 것이라고 했다."),
      (
        "el",
        "Ο υπουργός Εξωτερικών της Νορβηγίας δήλωσε ότι οι δύο χώρες υπέγραψαν συμφωνία για τα σύνορα, την πρώτη εδώ και δέκα χρόνια."
      ),
      ("he", "שר החוץ של נורווגיה אמר כי שתי המדינות חתמו על הסכם בנוגע לגבול, הראשון מזה עשר שנים."),
      ("hi", "नॉर्वे के विदेश मंत्री ने कहा कि दोनों देशों ने सीमा पर एक समझौते पर हस्ताक्षर किए हैं, जो दस वर्षों में पहला है।"),
    ])
  func others(_ tag: String, _ text: String) throws {
    #expect(try language(of: text) == tag)
  }

  @Test(
    "English is English, however short or full of foreign names",
    arguments: [
      "Norway thanked Sweden.", "Lavrov meets Wang Yi in Beijing", "", "12 345", "Xi, Putin, Modi, Lula",
      "Luiz Inácio Lula da Silva e Alberto Fernández de la Rúa",
      "José María de la Cruz y Ramírez, Juan de los Ríos, Ana del Río, Luis de la Torre y Vega, Carlos de las Casas met the ministers of Peru and of Chile in Lima, Santiago de Chile and San José de Costa Rica.",
      "Der Spiegel, Die Zeit and Die Welt, the German papers, said that von der Leyen and von Weizsäcker had met Ursula von Trotta in Baden-Baden.",
      "France and Côte d'Ivoire signed the Accord de Linas-Marcoussis. “Il faut que la paix soit faite dans le pays,” the French minister said in the capital, and he left it at that.",
      "The Chinese foreign ministry (外交部) said on Monday that the spokeswoman Mao Ning (毛宁) had met the ambassador of Japan (日本国大使館) in Beijing and handed him a note.",
      "RUSSIA AND CHINA SIGNED A TREATY ON THE BORDER IN THE SPRING OF THE YEAR, AND THE TWO COUNTRIES SAID THAT IT WOULD LAST FOR A LONG TIME.",
      "1965: India, Pakistan fight. 1966: Tashkent. 1971: war. 1972: Simla. 1974: test. 1984: Siachen. 1988: accord. 1998: tests. 1999: Lahore, Kargil. 2001: Agra. 2008: Mumbai. 2016: Uri. 2019: Balakot.",
    ])
  func english(_ text: String) throws {
    let told = try language(of: text)
    #expect(told == nil || told == "en")
  }

  @Test func longEnglishIsToldAsSuch() throws {
    let text =
      "The foreign minister of Norway said that the two countries had signed an agreement on the border, the first in ten years, and that Sweden would not be alone in this."
    #expect(try language(of: text) == "en")
  }

  /// Lists of names are no language, however often their small words come.
  @Test func namesAloneTellNothing() throws {
    let names = (0..<40).map { "Ivanov\($0), Petrov, Nakamura, Okonkwo, Haugen" }.joined(separator: "; ")
    #expect(try language(of: names) == nil)
  }
}
