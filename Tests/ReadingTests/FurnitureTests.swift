import Chronicle
import Testing

/// What the shipped word lists take for furniture, and what they must leave alone.
@Suite struct FurnitureTests {
  /// Whether a paragraph between others is read.
  private func isRead(_ paragraph: String, last: Bool = false) throws -> Bool {
    let body = String(repeating: "Norway thanked Sweden for its help with the long border in the north. ", count: 6)
    let text = body + "\n\n" + paragraph + (last ? "" : "\n\n" + body)
    let reading = try HouseLexicon.read(text)
    let start = body.unicodeScalars.count + 2
    let end = start + paragraph.unicodeScalars.count
    return reading.sentences.contains { $0.range.lowerBound < end && $0.range.upperBound > start }
  }

  @Test(
    "What sites put around articles is set aside",
    arguments: [
      "Share this article", "SHARE", "Share on Facebook", "Tweet", "Copy link", "Email", "Print this page",
      "Share full article", "124 comments", "1.2K shares", "5 min read", "Reading time: 4 minutes", "3 hours ago",
      "ADVERTISEMENT", "Advertisement", "Story continues below advertisement", "Sponsored content", "Ad",
      "Subscribe", "Subscribe to our newsletter", "Sign up for our free newsletter and never miss a story.",
      "Get the latest on Russia and Ukraine delivered to your inbox every morning.", "Enter your email address",
      "Already a subscriber? Log in to continue reading this article.", "Start your free trial. Cancel anytime.",
      "Enjoying this article? Click here to subscribe for full access. Just $5 a month.",
      "We use cookies to give you the best experience on our website.", "Accept all cookies", "Cookie settings",
      "We and our partners store and/or access information on a device, such as cookies, and process personal data.",
      "By continuing to browse this site you agree to our use of cookies.", "Manage cookies",
      "Read more", "Read more: Russia warns Poland over its missiles", "Read also: China threatens Taiwan again",
      "RELATED: Iran threatens Israel", "See also: Turkey buys Russian missiles", "Continue reading", "Show more",
      "Related articles", "You may also like", "Most popular", "Editor's picks", "Recommended",
      "By Kari Nordmann", "BY KARI NORDMANN AND OLE HANSEN", "By Kari Nordmann in Oslo", "Written by Kari Nordmann",
      "Photo: Soldiers of Norway and Sweden", "Image credit: Ministry of Defence of Norway",
      "FILE PHOTO: Russia's President Putin meets China's President Xi in Beijing",
      "FILE - Russian troops cross into Georgia, in August 2008, in this file photo.",
      "Russian President Vladimir Putin meets Chinese leader Xi Jinping in Beijing. (Photo by Ole Hansen/AFP)",
      "Russian troops enter Georgia in August 2008. Ole Hansen/Reuters",
      "Iran's foreign minister arrives in Ankara for talks with Turkey [File: Ole Hansen/AP Photo]",
      "Chinese soldiers march past a stand. Ole Hansen via Getty Images", "Getty Images",
      "putin-xi-2022.jpg", "Putin and Xi 2022.png", "Screenshot_2022.webp", "report.pdf",
      "https://example.org/russia-invades", "press@example.org", "www.example.org",
      "Home > World > Europe", "Home | World | Asia | Opinion", "World / Europe / Norway", "Home » News » Norway",
      "Tags: Russia, China, sanctions", "Filed under: Russia, Ukraine", "Topics: NATO", "#Russia #China #NATO",
      "© 2024 The Fjord Times. All rights reserved.", "Copyright © 2024 The Fjord Times",
      "Copyright 2024 The Fjord Times", "All rights reserved.", "Privacy policy", "Terms of use",
      "This article was originally published in The Fjord Times and is republished here with permission.",
      "The views expressed in this article are those of the author and do not necessarily reflect those of the Times.",
      "For media inquiries, contact the press office at +47 555 0100.", "Media contact: Kari Nordmann, +47 555 0100",
      "For more information, visit the website of the ministry.", "FOR IMMEDIATE RELEASE", "Press Release",
      "[Applause]", "(Laughter.)", "[Crosstalk]", "END OF TRANSCRIPT", "Listen to this article", "Play video",
      "Skip to main content", "Toggle navigation", "Back to top", "Leave a comment", "Post a comment",
      "Your email address will not be published. Required fields are marked *", "You must be logged in to post.",
      "Follow us on Twitter", "Join our Telegram channel", "Download the app", "Donate now",
      "Our standards: The Thomson Reuters Trust Principles.",
      "This page was last edited on 3 March 2021, at 10:15.", "From Wikipedia, the free encyclopedia",
    ])
  func setAside(_ line: String) throws {
    #expect(try !isRead(line))
  }

  @Test(
    "Prose of the same words is read",
    arguments: [
      "Iran granted the inspectors full access to three sites.",
      "Russia will deliver 2 million barrels of oil per month to China.",
      "The ministry said in an email that Norway had summoned the Russian envoy.",
      "Russia's embassy attacked Poland in its weekly newsletter on Monday.",
      "After reporting by a British newspaper, Russia denied that it had sent arms to Iran.",
      "China blocked the website of the agency and asked users to download another app.",
      "Photographs by satellites show Russian tanks near the border with Ukraine.",
      "A photo by a local reporter showed Israeli soldiers in Lebanon.",
      "Norway and Sweden share a border and read the same treaties.",
      "Turkey subscribes to the view that Greece broke the treaty.",
      "Home Secretary James Cleverly met his French counterpart in Paris.",
      "File the complaint with the United Nations, Iran told Iraq.",
      "Follow the money, the Ukrainian minister told his Polish counterpart.",
      "Copyright disputes between China and the United States led to new tariffs.",
      "Sources in Ankara said that Turkey had expelled two Russian diplomats.",
      "By Tuesday Russia had withdrawn its troops from Georgia.",
      "By land and sea, Britain supplied France.",
      "Return to the talks, Germany urged Iran.",
      "More than 300 Chinese soldiers entered India in May.",
      "Related sanctions by Japan hit two Russian banks.",
      "Watching the vote, Serbia recalled its ambassador from Montenegro.",
      "Egypt signed up to the treaty in 1968 and Israel did not.",
      "Support our allies, Poland told Germany.",
      "Advertisements paid for by China appeared in Australia, which protested.",
      "The printing of the treaty took Norway a year, and Sweden waited.",
      "Cookies baked in Oslo were what Norway gave Sweden in 2014.",
      "The minister, who is based in Geneva, accused Russia of the attack.",
      "The U.S. and Russia / Ukraine talks ended.",
      "Register the ship in Panama, Greece advised Malta.",
      "“Share this burden with us,” Italy asked France.",
      "The reactor was built with Russian help, and Iran paid for it.",
    ])
  func read(_ line: String) throws {
    #expect(try isRead(line))
    #expect(try isRead(line, last: true), "also as the last paragraph")
  }

  @Test(
    "Notes on the author are set aside where articles end",
    arguments: [
      "Kari Nordmann is a senior fellow at the Institute for the North and a former envoy of Norway to Russia.",
      "Ole Hansen is a journalist based in Moscow who has written on Russia and China.",
      "Additional reporting by Kari Nordmann in Moscow; editing by Ole Hansen",
    ])
  func closings(_ line: String) throws {
    #expect(try !isRead(line, last: true))
  }

  @Test func aTranscriptsNotesAreNoWords() throws {
    let reading = try HouseLexicon.read(
      "Norway thanked Sweden [applause] and Denmark. (Laughter.) Sweden thanked Norway.")
    #expect(reading.sentences.count == 2)
  }
}
