/// The closed classes of English: words that build sentences and name nothing.
package enum FunctionWords {
  package static let prepositions: Set<String> = [
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "amidst", "among", "amongst",
    "around", "as", "at", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by",
    "concerning", "despite", "during", "except", "following", "for", "from", "in", "inside", "into", "like", "near",
    "of", "off", "on", "onto", "out", "outside", "over", "past", "per", "regarding", "since", "through", "throughout",
    "till", "to", "toward", "towards", "under", "underneath", "until", "unto", "up", "upon", "versus", "via", "with",
    "within", "without", "vis-à-vis",
  ]

  package static let coordinators: Set<String> = ["and", "or", "but", "nor", "yet", "&"]

  /// Words that begin a clause inside a sentence.
  package static let subordinators: Set<String> = [
    "that", "which", "who", "whom", "whose", "when", "whenever", "where", "wherever", "while", "whilst", "because",
    "although", "though", "if", "unless", "whether", "whereas", "so", "lest", "how", "why", "what",
  ]

  package static let auxiliaries: Set<String> = [
    "be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "have", "has", "had", "having", "'ve",
    "'d", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "wo",
    "ca", "ought",
  ]

  package static let formsOfBe: Set<String> = [
    "be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "get", "gets", "got", "getting",
  ]

  package static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "any", "no",
    "some", "each", "every", "either", "neither", "both", "all", "another", "such", "several", "many", "few", "more",
    "most", "other", "much", "whose",
  ]

  package static let pronouns: Set<String> = [
    "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "himself", "herself", "itself",
    "themselves", "who", "whom", "which", "what", "one", "there",
  ]

  /// Adverbs that stand between an auxiliary and its verb, or between a subject and its verb.
  package static let innerAdverbs: Set<String> = [
    "not", "n't", "never", "also", "already", "always", "again", "ever", "just", "later", "long", "now", "often",
    "once",
    "only", "even", "still", "soon", "then", "thus", "too", "twice", "first", "finally", "instead", "yet", "lately",
    "therefore", "meanwhile", "both", "all", "jointly", "hereby", "further", "rather", "almost", "nearly", "far",
  ]

  /// Every word of these classes.
  package static let all: Set<String> = prepositions.union(coordinators).union(subordinators).union(auxiliaries)
    .union(determiners).union(pronouns).union(["n't", "not", "than", "there", "here", "also", "then", "never"])

  package static func isAdverb(_ folded: String) -> Bool {
    innerAdverbs.contains(folded) || (folded.count > 4 && folded.hasSuffix("ly"))
  }

  /// Names of months and weekdays: capitalised, and never part of a person's name.
  package static let calendar: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
