import Chronicle
import Reading
import Seeded
import Testing

@Suite struct HTMLTests {
  private func source(_ html: String) throws -> Source { try Source(html: Array(html.utf8), name: "page") }

  private func paragraphs(_ html: String) throws -> [String] {
    try source(html).text.split(separator: "\n").map(String.init)
  }

  @Test(
    "A page's words, without its marks",
    arguments: [
      ("<p>Peru &amp; Chile<p>Next", ["Peru & Chile", "Next"]),
      ("<p>It&#8217;s &#x201C;over&#x201d; &ndash; for now&hellip;", ["It’s “over” – for now…"]),
      (
        "<p>AT&T, &nosuch; &copy 2024 &#0;&#xD800;&#1114112;&#150;", ["AT&T, &nosuch; © 2024 \u{FFFD}\u{FFFD}\u{FFFD}–"]
      ),
      ("<p>a  <b>b</b>\n c<i>d</i> e", ["a b cd e"]),
      ("<div>one<br>two<br/><br />three</div>", ["one", "two", "three"]),
      ("<h2>Title <em>here</em></h2><p>x", ["## Title here", "x"]), ("<h1>A<br>B</h1>", ["# A B"]),
      ("<ul><li>one<li>two</ul>three", ["- one", "- two", "three"]),
      ("<dl><dt>1904<dd>Peru signs.</dl>", ["###### 1904", "Peru signs."]),
      (
        "<table><tr><th>Year<th>What<tr><td>1904<td>Peru signs.</table>",
        ["| Year | What |", "|---|", "| 1904 | Peru signs. |"]
      ),
      ("<table><tr><td><p>Peru signs.</p></td></tr></table>", ["Peru signs."]),
      ("<!-- <p>no</p> --><p>yes<!-- no -->!", ["yes!"]), ("<p>yes<!-- never closed", ["yes"]),
      ("<p>a < b and c<3 <", ["a < b and c<3 <"]), ("<p>x</nosuch></b></p>y", ["x", "y"]),
      ("<script>document.write('<p>no</p>')</script><style>p{}</style><p>yes", ["yes"]),
      ("<p>yes</p><script>if (a < b) { no", ["yes"]), ("<noscript><p>no</noscript><p>yes", ["yes"]),
      ("<p hidden>no<p style='display: none'>no<p aria-hidden=true>no<p>yes", ["yes"]),
      ("<p title='a > b' data-x=\"<p>\">yes", ["yes"]), ("<p>soft\u{AD}hyphen &shy;x&nbsp;y", ["softhyphen x y"]),
      ("<pre>one\n\ntwo</pre>", ["one", "two"]), ("<![CDATA[one]]><p>two", ["one", "two"]),
      ("<p># not a heading</p><p>yes", ["\\# not a heading", "yes"]),
      ("<p>Peru<sup class=reference><a href=#c>[1]</a></sup> signs", ["Peru signs"]),
      ("<a><div>one</a></div><p>two", ["one", "two"]),
    ])
  func words(_ html: String, _ expected: [String]) throws {
    #expect(try paragraphs(html) == expected)
  }

  private static let prose = String(repeating: "Peru signed a treaty with Chile on the border. ", count: 6)

  @Test(
    "What is put around an article is no part of it",
    arguments: [
      "<nav><p>Bolivia</p></nav>", "<aside>Bolivia</aside>", "<footer>Bolivia</footer>", "<form>Bolivia</form>",
      "<figure><img><figcaption>Bolivia</figcaption></figure>", "<button>Bolivia</button>",
      "<div role=navigation>Bolivia</div>", "<div class='share-bar'>Bolivia</div>", "<div id=comments>Bolivia</div>",
      "<div class='article__related-links'>Bolivia</div>", "<section class=newsletterSignup>Bolivia</section>",
      "<ul><li><a href=/b>Bolivia invades Peru</a></ul>", "<p><a href=/b>Bolivia invades Peru</a></p>",
      "<select><option>Bolivia</select>", "<svg><text>Bolivia</text></svg>", "<template><p>Bolivia</template>",
    ])
  func around(_ furniture: String) throws {
    for page in [
      "<article>\(Self.prose)\(furniture)<p>\(Self.prose)</article>", "\(furniture)<p>\(Self.prose)\(furniture)",
    ] {
      let text = try source("<html><body>" + page).text
      #expect(!text.contains("Bolivia"), "\(page)")
      #expect(text.contains("Peru signed"))
    }
  }

  @Test(
    "The article is found",
    arguments: [
      "<main><p>\(prose)</main><p>Bolivia", "<article><p>\(prose)</article><article>Bolivia</article>",
      "<article>Bolivia</article><article><p>\(prose)</article>", "<main><article><p>\(prose)</article>Bolivia</main>",
      "<header><p>Bolivia</header><p>\(prose)", "<div itemprop=articleBody><p>\(prose)</div><div>Bolivia</div>",
    ])
  func article(_ body: String) throws {
    let text = try source("<body>" + body).text
    #expect(!text.contains("Bolivia") && text.contains("Peru signed"))
  }

  @Test func aPageThatIsAllWidgetsIsReadWhole() throws {
    #expect(try source("<div class=widget><p>\(Self.prose)</div>").text.contains("Peru signed"))
    #expect(try source("<div class='page has-sidebar'><p>\(Self.prose)</div>").text.contains("Peru signed"))
  }

  @Test func theTitleOutsideTheArticleIsKept() throws {
    let text = try source("<header><h1>Peru signs</h1></header><article><p>\(Self.prose)</article>").text
    #expect(text.hasPrefix("# Peru signs\n\nPeru signed"))
  }

  @Test(
    "The day of publication",
    arguments: [
      ("<meta property='article:published_time' content='2021-03-04T23:30:00-05:00'>", "2021-03-04"),
      ("<meta name=date content=20210304>", "2021-03-04"),
      ("<meta name=pubdate content='March 4, 2021'>", "2021-03-04"),
      ("<meta name=DC.date.issued content='Thu, 04 Mar 2021 10:00:00 GMT'>", "2021-03-04"),
      ("<meta name=date content='2021/3/4'>", "2021-03-04"),
      ("<meta itemprop=datePublished content=2021-03-04>", "2021-03-04"),
      (
        "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@graph\":[{\"datePublished\":\"2021-03-04T08:00Z\"}]}</script>",
        "2021-03-04"
      ),
      ("<article><time datetime=2021-03-04>4 March</time></article>", "2021-03-04"),
      ("<time datetime=2020-01-01></time><article><time datetime=2021-03-04>x</time></article>", "2021-03-04"),
      ("<meta name=date content=2021-02-30>", nil), ("<meta name=date content=04/03/2021>", nil),
      ("<meta name=date content=soon>", nil), ("<meta name=last-modified content=2021-03-04>", nil),
    ])
  func published(_ head: String, _ day: String?) throws {
    #expect(try source(head + "<p>Peru signs.").published?.description == day)
  }

  @Test func aPageSaysWhatItIs() throws {
    let source = try source(
      """
      <html lang=en-GB><title>Peru signs - The Andes Post</title><meta property=og:site_name content="The Andes Post">
      <link rel=canonical href="https://andes.example/a?b=1&amp;c=2"><p>Peru signs.
      """)
    #expect(source.title == "Peru signs")
    #expect(source.publisher == "The Andes Post")
    #expect(source.url == "https://andes.example/a?b=1&c=2")
    #expect(source.language == "en-GB")
  }

  @Test func linkedDataWithFaultsStillTells() throws {
    let head =
      #"<script type="application/ld+json">{"@context":"https://schema.org","headline":"Peru \u201csigns\u201d","publisher":{"logo":{"name":"no"},"name":"Andes"},,"datePublished":"2021-03-04",]}</script>"#
    let source = try source(head + "<p>Peru signs.")
    #expect(source.title == "Peru “signs”")
    #expect(source.publisher == "Andes")
    #expect(source.published?.description == "2021-03-04")
  }

  @Test func whatIsGivenGoesBeforeThePage() throws {
    let html = Array("<title>A</title><meta name=date content=2021-03-04><p>Peru signs.".utf8)
    let source = try Source(html: html, name: "x", published: Day(iso: "2020-01-02"), title: "B")
    #expect(source.published?.description == "2020-01-02")
    #expect(source.title == "B")
  }

  @Test func otherEncodingsAreReadOrNamed() throws {
    let western =
      Array("<meta charset=iso-8859-1><p>Sm".utf8) + [0xF8] + Array("rrebr".utf8) + [0xF8, 0x92] + Array("s".utf8)
    #expect(try Source(html: western, name: "x").text == "Smørrebrø’s\n")
    #expect(throws: DocumentFault.self) {
      try Source(html: Array("<meta charset=koi8-r><p>".utf8) + [0xF8, 0x20, 0xF9], name: "x")
    }
    #expect(throws: DocumentFault.self) { try Source(html: Array("<nav>Home</nav>".utf8), name: "x") }
  }

  @Test(arguments: [
    ("<!DOCTYPE html><p>", true), ("\u{FEFF} \n<html>", true), ("<!-- saved --><HTML>", true),
    ("<?xml version='1.0'?><!doctype html>", true), ("Peru signs. <html>", false), ("<b>Peru</b>", false),
    ("<!-- never closed", false), ("", false),
  ])
  func pagesAreToldByTheirBeginning(_ text: String, _ isPage: Bool) {
    #expect(HTMLBytes.looksLikePage(Array(text.utf8)) == isPage)
  }

  /// Nothing that comes in ends the reader; offsets of what it reads stay right.
  @Test func anyBytesAreReadOrRefused() throws {
    var random = SplitMix(seed: 11)
    let pieces = [
      "<", ">", "</", "p", "a href=x", "<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<a>", "</a>",
      "<li>",
      "<script>", "</script", "<!--", "-->", "&#", "&amp", ";", "x41", "\"", "'", "=", "Peru ", "signs. ", "<td>",
      "<tr>",
      "<table>", "<![CDATA[", "]]>", "<?", "\u{0}", "é", "你", "<h1>", "<br>", "<pre>", "\n", "<title>", "</title>",
    ]
    for _ in 0..<3_000 {
      let html = (0..<Int(random.next() % 60)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      _ = try? Source(html: Array(html.utf8), name: "x")
    }
  }

  /// Depth costs no stack, and no input costs more than its length: a square would take hours.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "<div>", "<b>", "<a href=x>", "<i><div>", "</p>", "<p", "&", "<!--", "<script>", "<li>", "</i>", "](", "<td>",
      "<",
    ])
  func repetitionCostsOnlyItsLength(_ piece: String) throws {
    let html = String(repeating: piece, count: 100_000) + "<p>Peru signs."
    _ = try? Source(html: Array(html.utf8), name: "x")
  }
}
