//! The classes of words and phrases. A class groups words with a similar meaning or function in a
//! sentence.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// A class of words and phrases. The tables in `rules/english/` and the parameters of rules write
/// the name of a class in kebab case: `accusing-verbs`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
    PartialOrd,
    Ord,
)]
#[strum(serialize_all = "kebab-case")]
#[repr(u16)]
pub enum Class {
    /// Headings of a short summary before or after a draft: “key points”.
    AbstractHeadings,
    /// Words in bibliographies before the day on which somebody read a page: “accessed” in
    /// “accessed 4 May”.
    AccessPhrases,
    /// Pronouns that may be the subject of an accusation: “he” in “he misled”.
    AccusedPronouns,
    /// Verbs that accuse somebody, in the past tense: “bribed”.
    AccusingVerbs,
    /// Verbs whose object is the person addressed: “tell”.
    AddressingVerbs,
    /// Words that introduce a source without a verb: “per” in “per the report”.
    AdjunctOpeners,
    /// Words that open a question, or a clause of time, place or manner: “when”.
    AdjunctQuestions,
    /// Conjunctions that open a clause of time, reason or condition, and so end the phrase before
    /// it: “because”.
    AdverbialConjunctions,
    /// Infinitives of verbs of advice: “recommend”.
    AdvisingVerbs,
    /// Verbs for causing a feeling in somebody: “leave” in “left residents angry”.
    AffectingVerbs,
    /// Words, and pairs of words, that may rightly occur twice in a row: “aye” in “aye aye”, “hand
    /// in” in “hand in hand in hand”.
    AllowedDoubles,
    /// Words at the start of a sentence which show that the sentence continues the one before:
    /// “also”.
    Anaphors,
    /// Words which say why a source is not named, or that the source asked not to be named:
    /// “sensitive”, “asked not to be”.
    AnonymityReasons,
    /// Nouns for sources that the draft leaves unnamed: “insider”.
    AnonymousNouns,
    /// Phrases that connect an unnamed person with a matter: “familiar with” in “people familiar
    /// with the talks”.
    AnonymousRelations,
    /// Main nouns of sources that stay anonymous: “insiders”, “somebody”.
    AnonymousSource,
    /// Pronouns, other than indefinite ones, that a relative clause may describe: “those” in “those
    /// who stayed”.
    AntecedentPronouns,
    /// Words that open a description of somebody after the name: “the” in “Asif, the minister”.
    AppositionOpeners,
    /// Articles: “the”.
    Articles,
    /// Words at the start of parentheses that name no source: “e.g.”.
    Asides,
    /// Phrases before the name of a source: “in the words of”.
    AttributingPhrases,
    /// Words that mark a sum as an average: “median”.
    AverageWords,
    /// Forms of auxiliaries that need another auxiliary before them: “been”, “being”.
    BareAuxiliaries,
    /// Verbs before an object and an infinitive without “to”: “saw” in “saw the towns grow”.
    BareInfinitiveVerbs,
    /// Nouns for published results that do not say which publication is meant: “research”.
    BareStudies,
    /// Nouns for a time that need no preposition: “today”, “last week”.
    BareTimes,
    /// Words before a year of birth in parentheses: “born”.
    BirthWords,
    /// Nouns that blame somebody if a draft gives them as a cause: “corruption”.
    BlameNouns,
    /// Words at the beginning of a byline: “by”.
    BylineOpeners,
    /// Adverbs that make a prediction cautious: “likely”.
    CarefulAdverbs,
    /// Conjunctions that turn a clause into a condition, which is not a statement: “if”.
    CaseOpeners,
    /// Personal pronouns that have the same form as a subject and as an object: “it”, “you”.
    CaselessPronouns,
    /// Verbs that an infinitive may follow: “continued” in “continued to say”.
    CatenativeVerbs,
    /// Conjunctions that open a clause of reason: “because”.
    CausalConjunctions,
    /// Verbs for causing somebody to do something: “led” in “led many to wonder”.
    CausativeVerbs,
    /// Words between an outcome and its cause: “because of”.
    CauseCues,
    /// Verbs between a cause and its outcome: “contributed to”.
    CausingVerbs,
    /// Words that may follow a verb of change without an object: “in” in “doubled in a year”.
    ChangeContinuations,
    /// Verbs and nouns of change and comparison: “decline”.
    ChangeWords,
    /// Words that open an adverbial phrase after a reporting clause: “in” in “…, he said, in a
    /// speech”.
    CircumstanceOpeners,
    /// Words that open the clause after a verb of saying: “nearly” in “a poll shows nearly half”.
    ClauseStarters,
    /// Words that begin with an apostrophe in place of letters: “’em”.
    ClippedWords,
    /// Words that name a time: abbreviated months, parts of a day, periods: “sept”, “morning”.
    ClockTimes,
    /// Singular nouns for several people, which “they” may mean: “team”.
    CollectiveNouns,
    /// Main nouns of sources that are several unnamed people: “critics”.
    CollectiveSource,
    /// Prepositions that mostly continue a noun phrase: “of” in “the mayor of Ansel”. Other
    /// prepositions mostly open a phrase of time or place.
    CommonPrepositions,
    /// Comparatives that may follow a verb of becoming: “longer”.
    Comparatives,
    /// Concessive conjunctions: “though”.
    ConcessiveConjunctions,
    /// Conditional conjunctions: “unless”.
    ConditionalConjunctions,
    /// Conjunctions that open a clause of time, condition or comparison: “if”.
    ConditionalOpeners,
    /// Nouns for consequences: “repercussions”.
    ConsequenceNouns,
    /// Contrastive conjunctions: “whereas”.
    ContrastiveConjunctions,
    /// Coordinating conjunctions: “and”.
    Coordinators,
    /// Words of courtesy to a reader: “please”.
    Courtesies,
    /// Phrases at the start of a sentence that corrects the draft or says how the draft was
    /// changed: “an earlier version of”.
    CorrectionOpeners,
    /// Words before a reporting verb, such as “to”. They make it more or less likely that the verb
    /// attributes a statement. The table `cue-weights.tsv` has a weight for each of them.
    CountedPredecessors,
    /// Prepositions after a reporting verb, such as “about”. They make it more or less likely that
    /// the verb attributes a statement. The table `cue-odds.tsv` has a figure for each of them.
    CountedPrepositions,
    /// Pronouns before a relative clause that has no relative pronoun: “all” in “all we have”.
    CountedPronouns,
    /// Words that open the clause of a reporting verb, such as “if”. They make it more or less
    /// likely that the verb attributes a statement. The table `cue-weights.tsv` has a weight for
    /// each of them.
    CountedSubordinators,
    /// Words for an arrest, a charge, a lawsuit or a conviction: “was indicted”.
    CriminalProceedings,
    /// Names of currencies: “dollars”.
    CurrencyNouns,
    /// Signs before a sum of money: “$”.
    CurrencySigns,
    /// Words before a noun for data. They show that all data of the draft are meant: “the” in “the
    /// figures come from the census”.
    DeclaredDeterminers,
    /// Prepositions before the source of figures: “by” in “provided by”.
    DeclaredPrepositions,
    /// Verbs that say where figures come from: “come”.
    DeclaringVerbs,
    /// Verbs that report a deed, and not a statement, if they have an object: “announced” in
    /// “announced a plan”.
    DeedVerbs,
    /// “The” and the ending “’s”, which show that one particular thing is meant: “the first ever”.
    DefiniteOpeners,
    /// Phrases that define a term: “is known as”.
    Definitions,
    /// Adverbs that say how strong a quality is: “extremely” in “extremely dry”.
    DegreeAdverbs,
    /// Words that say how much, before an adjective or a number: “very” in “very high”.
    DegreeWords,
    /// Demonstrative pronouns: “this”.
    Demonstratives,
    /// Prepositions after a noun for a document that begin its description: “by” in “a suit filed
    /// by the union”.
    DescribingPrepositions,
    /// Verbs for destroying things: “razed”.
    DestroyingVerbs,
    /// Verbs of motion that mean a change if a direction comes after them: “edged” in “has edged
    /// higher”.
    DirectedVerbs,
    /// Words for the direction of a change: “higher”.
    Directions,
    /// Phrases for a future that nobody can know: “for years to come”.
    DistantSpans,
    /// Nouns for documents from which figures come: “census”.
    DocumentNouns,
    /// Main nouns of sources that are texts: “report”.
    DocumentSource,
    /// Adverbs that may occur twice in a row, for emphasis or because the pair has a meaning of its
    /// own: “not not”.
    DoubledAdverbs,
    /// Verbs for reports that come up without a source: “emerged” in “reports have emerged”.
    EmergingVerbs,
    /// Words for feelings that only somebody who has the feeling can know: “furious”, “at a loss”.
    Emotions,
    /// Verbs for going on with something hard: “continue”, “struggle”.
    EnduringVerbs,
    /// Verbs and phrases for what happens at a time: “broke” in “broke out at 2 a.m.”.
    EventVerbs,
    /// Words after “evidence” that introduce what the evidence shows: “that”.
    EvidenceOpeners,
    /// Adverbs for how somebody waits: “eagerly”.
    ExpectingAdverbs,
    /// Verbs for going through a change: “experiencing” in “experiencing a revival”.
    ExperiencingVerbs,
    /// Words in the place of a subject that comes later: “there” in “there is a way”.
    Expletives,
    /// Nouns for data whose source a draft may declare: “figures”.
    FigureNouns,
    /// Infinitives of verbs for what studies do: “find”.
    FindingVerbs,
    /// Nouns, other than roles, for people and things that may be the first to do something: “city”
    /// in “the first city to”.
    FirstComers,
    /// Words before “first-ever”: “the”.
    FirstOpeners,
    /// Pronouns of the first person, in every case: “we”, “us”, “our”.
    FirstPersonPronouns,
    /// Quantifiers that may follow the noun that they belong to: “both” in “the ministers both
    /// said”.
    FloatingQuantifiers,
    /// Forms of address before a name: “Ms.”.
    FormsOfAddress,
    /// Forms of “be”, including contracted ones: “’re”.
    FormsOfBe,
    /// Forms of “do” to which “not” can be added: “did”.
    FormsOfDo,
    /// Forms of “have”, including contracted ones: “’ve”.
    FormsOfHave,
    /// Words before “third”, “fifth” and so on which show that the word is no fraction: “the” in
    /// “the third of May”.
    FractionDeterminers,
    /// Fractions in words: “third”.
    Fractions,
    /// Adverbs and conjunctions that open a noun clause or a comparison: “wherever”, “than”.
    FreeRelativeAdverbs,
    /// Pronouns that open a noun clause: “what”, “whoever”.
    FreeRelatives,
    /// Function words and common reporting verbs, which say little about the subject of a sentence.
    FunctionWords,
    /// Words that consist of two words: “cannot”.
    FusedWords,
    /// Phrases for the time to which a prediction reaches: “in the near term”.
    FutureSpans,
    /// Pronouns of the third person for one person: “her”.
    GenderedPronouns,
    /// Possessives before a noun that may also be a modal verb: “her” in “her will”.
    Genitives,
    /// Prepositions before somebody who gives money: “from” in “a grant of £75,000 from the fund”.
    GivingPrepositions,
    /// Nouns for things that are so grave that even a vague number of them needs a source:
    /// “abductions”.
    GraveNouns,
    /// Pronouns for a group of which a part is counted: “them” in “half of them”.
    GroupPronouns,
    /// Adverbs for something that happens more and more: “increasingly”.
    GrowingAdverbs,
    /// Nouns before a colon in a headline that name the source: “Poll” in “Poll: Most want it”.
    HeadlineSources,
    /// Adverbs that pass on hearsay without its source: “reportedly”.
    HearsayAdverbs,
    /// Participles that present a statement as hearsay: “said” in “is said to be”.
    HearsayVerbs,
    /// Words before a number that show that it is an estimate: “roughly”.
    HedgedCounts,
    /// Verbs for wishes that only the person who has them knows: “hopes” in “hopes to become”.
    HopeVerbs,
    /// Participles that present something as generally believed: “understood” in “is understood to
    /// be”.
    ImpersonalVerbs,
    /// Nouns for views that nobody in particular holds: “fears”, “speculation”.
    ImpersonalNouns,
    /// Indefinite articles: “an”.
    IndefiniteArticles,
    /// Indefinite pronouns for things: “everything”.
    IndefinitePronouns,
    /// Words that an infinitive with a preposition at its end may describe: “something” in
    /// “something to work with”.
    InfinitiveAntecedents,
    /// Words before an infinitive with “to”: “want” in “want to leave”.
    InfinitiveHeads,
    /// Nouns at the end of names of institutions: “hospital”. No person has such a noun as a
    /// surname.
    InstitutionNouns,
    /// Verbs at the beginning of an instruction: “avoid”.
    Instructions,
    /// Interrogative adverbs: “why”.
    InterrogativeAdverbs,
    /// Prepositions after a noun that begin its description: “of” in “officials of the port”.
    IntroducingPrepositions,
    /// Forms of verbs that may precede their subject after a comma: “said” in “…, said Ann”.
    InvertingVerbs,
    /// Plurals for people that do not end in -s: “women”.
    IrregularPlurals,
    /// Irregular superlatives: “worst”.
    IrregularSuperlatives,
    /// Words that connect a sentence with the sentence before it: “but”.
    JoiningWords,
    /// Participles of verbs for judging something, before “by” and the people who judge:
    /// “anticipated” in “was anticipated by analysts”.
    JudgingParticiples,
    /// Verbs that express a view of their object: “questioned” in “questioned the timing”.
    JudgingVerbs,
    /// Words about courts, police and allegations: “acquitted”.
    LegalWords,
    /// Phrases of licences, copyright notices and standard terms, which drafts repeat on purpose.
    LicencePhrases,
    /// Words that open a clause in which something is compared with something unreal: “as if”.
    Likenings,
    /// Particles between a verb and its complement: “out” in “found out that”.
    LinkingParticles,
    /// Prepositions, other than common ones such as “of”, that may continue a noun phrase: “among”.
    LinkingPrepositions,
    /// Verbs whose complement describes the subject: “seem”, “remain”.
    LinkingVerbs,
    /// Phrases for the period that a superlative covers: “in decades”.
    LongSpans,
    /// Words for powers of ten after a number: “million”, “bn”.
    Magnitudes,
    /// Words for a majority: “most”.
    Majorities,
    /// Words for a change of something on the map: “became” in “became the largest city”.
    MapChanges,
    /// Nouns for features of the map and of the order of a country: “river”. Superlatives about
    /// them are common knowledge.
    MapNouns,
    /// Nouns for quantities that must be measured or counted: “rents”, “trust”.
    MeasuredNouns,
    /// Infinitives of verbs for events that can be measured once they have happened: “rise”.
    MeasuredVerbs,
    /// Singular nouns for media: “tabloid”.
    MediaNouns,
    /// Nouns for something that the draft calls important: “breakthrough”.
    MilestoneNouns,
    /// Verbs of thought and feeling in the third person present: “believes”.
    MindVerbs,
    /// Modal verbs: “will”, “should”. Contracted forms are included, and the first part of forms
    /// with “n’t”: “wo” in “won’t”.
    ModalVerbs,
    /// Months: “may”.
    Months,
    /// Phrases that give somebody’s motive: “in a bid to”.
    MotiveCues,
    /// Verbs of multiplication, in the past tense: “doubled”.
    MultiplyingVerbs,
    /// Words within a name that have no capital: “of” in “Bank of Ansel”.
    NameConnectors,
    /// Words within the name of a person that have no capital: “van”.
    NameParticles,
    /// Prepositions before a word that is mentioned, not used: “between” in “the difference between
    /// ‘affect’ and ‘effect’”.
    NamingPrepositions,
    /// Verbs before a word that is mentioned, not used: “omit” in “omit ‘very’”.
    NamingVerbs,
    /// Negative words: “not”, “nobody”.
    Negations,
    /// Pronouns of the third person for a thing: “its”.
    NeuterPronouns,
    /// Forms of verbs that are never nouns, according to an open dictionary: “argue”, “argues”.
    NeverNouns,
    /// Nouns for a number of things: “number” in “a growing number of”.
    NumberNouns,
    /// Number words: “five”.
    Numerals,
    /// Verbs before an object and a description of the object: “call” in “call a spade a spade”.
    ObjectComplementVerbs,
    /// Personal pronouns that are objects: “him”.
    ObjectPronouns,
    /// Words that pick one person or thing out of many: “another”.
    OneOfMany,
    /// Ordinal numbers that count how often something happened: “third” in “the third fire in five
    /// years”.
    OrdinalCounts,
    /// Main nouns of sources that are organizations, or places that mean their government:
    /// “ministry”, “Paris”.
    OrganizationSource,
    /// Phrases for what the feelings of many people turn into: “into a frenzy”.
    Outbursts,
    /// Nouns for bad outcomes: “collapse”. A draft that names the cause of a bad outcome blames
    /// somebody.
    OutcomeNouns,
    /// Verbs for a change that somebody must have measured, in the past tense: “declined”.
    OutcomeVerbs,
    /// Possessives of the first person without a noun after them: “ours”.
    OwnPossessives,
    /// Prepositions after a trend or a view that introduce the people who have it: “among” in
    /// “anger among”.
    OwnerPrepositions,
    /// Nouns for people who are for or against something: “critics” in “critics of the plan”.
    Partisans,
    /// Singular nouns for members of a party: “Democrat”.
    PartyMembers,
    /// Accusations in the passive: “accused of”.
    PassiveAccusations,
    /// The word that replaces “be” in some passives: “got” in “got hurt”.
    PassiveGet,
    /// Nouns after “in” for the past that a superlative covers: “history” in “in history”.
    PastSpans,
    /// Nouns for people, households and firms. A number of them must have been counted: “adults”.
    PeopleNouns,
    /// Words that show that a number is a share: “percent”.
    PercentWords,
    /// Prepositions that say when something happens: “during”, “since”.
    PeriodPrepositions,
    /// Singular nouns for people by relation, occupation or role: “aunt”.
    PersonNouns,
    /// Pronouns for persons whom nobody names: “somebody”.
    PersonPronouns,
    /// Relative pronouns for people, in every case: “who”, “whom”.
    PersonalRelatives,
    /// Plural nouns for people, from an open dictionary: “onlookers”.
    PersonsInPlural,
    /// Singular nouns for people, from an open dictionary: “onlooker”.
    PersonsInSingular,
    /// Powers of ten in the plural before another power of ten: “hundreds” in “hundreds of
    /// millions”.
    PluralMagnitudes,
    /// Pronouns of the third person plural: “them”.
    PluralPronouns,
    /// Words about polls and surveys: “census”.
    PollingWords,
    /// Possessive endings, which are tokens of their own: “’s” in “Ann’s”.
    PossessiveEndings,
    /// Possessive determiners of the personal pronouns: “her”.
    Possessives,
    /// Words that make a prediction conditional: “unless”.
    PredictionConditions,
    /// Phrases before a verb that present a future event as certain: “are bound to”.
    PredictionCues,
    /// Verbs for the future of injured people: “survive”.
    PrognosisVerbs,
    /// Words between the numbers of a proportion: “in” in “one in ten”.
    ProportionWords,
    /// Modal verbs that propose something: “should”.
    ProposalModals,
    /// Words which show that a figure is on public record, or is a score, a price, or a part of a
    /// plan or schedule.
    PublicRecord,
    /// Names of news publishers, and words in such names: “AFP”.
    Publishers,
    /// Determiners for a quantity without a number: “most”.
    Quantifiers,
    /// Prepositions between a change and the thing that changes: “in” in “a surge in”.
    QuantityPrepositions,
    /// Quantifiers that mean people as a source: “some” in “some say”.
    QuantitySources,
    /// Numbers, ordinal numbers and fractions in words: “five”, “fifth”, “half”. Two sentences that
    /// differ in such a word may be parallel on purpose.
    QuantityWords,
    /// Words that open a question within a sentence: “whether”.
    QuestionOpeners,
    /// Words that open a question or an interrogative clause: “why”, “whether”.
    QuestionWords,
    /// Verbs whose subject belongs to the next verb: “seems” in “she seems to agree”.
    RaisingVerbs,
    /// Words before a superlative that comes from a ranking, or that compares somebody only with
    /// herself: “fifth”, “her” in “her best”.
    RankedOpeners,
    /// Adjectives that rank their noun first: “leading” in “the leading exporter”.
    RankingAdjectives,
    /// Prepositions before the place in which something is ranked first: “on” in “the most popular
    /// programmes on Harbour Radio”.
    RankingPrepositions,
    /// Words before a percentage which show that it is a rate or a price: “a” in “a 10 percent
    /// tax”.
    RateOpeners,
    /// Nouns for reactions of many people: “backlash”.
    ReactionNouns,
    /// Verbs that cause a reaction: “spark”.
    ReactionVerbs,
    /// Adjectives that call something a record: “all-time” in “an all-time low”.
    RecordAdjectives,
    /// Nouns for a record: “low” in “an all-time low”.
    RecordExtremes,
    /// Phrases for quantities that are a record: “record levels of”.
    RecordQuantities,
    /// Nouns that “record” may precede: “number” in “a record number”.
    RecordNouns,
    /// Headings that many changelogs, API pages and tutorials have by convention: “added”.
    RecurringHeadings,
    /// Cues of a prediction without a form of “be”: “expected to” in “with schools expected to
    /// benefit”.
    ReducedPredictions,
    /// Words right before a count that refer to things counted before: “the” in “the 31 schools”.
    ReferringDeterminers,
    /// Reflexive pronouns: “herself”.
    ReflexivePronouns,
    /// Possessive relative pronouns: “whose”.
    RelativePossessives,
    /// Relative pronouns that may be the subject of their clause: “who”.
    RelativePronouns,
    /// Reporting verbs, such as “say”. The dictionary adds a verb to this class if the tables have
    /// figures for it. No row of a table names the class.
    ReportingVerbs,
    /// Phrases with an adjective for a person who is determined: “desperate to”.
    ResolveAdjectives,
    /// Nouns for a change that something goes through: “revival”.
    RevivalNouns,
    /// Singular nouns for people by office or occupation: “attorney”.
    RoleNouns,
    /// Main nouns of sources that are people in an office: “minister”.
    RoleSource,
    /// Round numbers at the end of a proportion: “ten” in “one in ten”.
    RoundWholes,
    /// Words before a quotation that is a sample of words, such as a sign or a name: “saying” in “a
    /// sign saying”.
    SampleOpeners,
    /// Words between a subject and an infinitive of saying: “quick” in “quick to point out”.
    SayingCatenatives,
    /// Infinitives of verbs of saying: “announce”.
    SayingVerbs,
    /// Infinitives of verbs for scheduled events: “arrive”.
    ScheduledVerbs,
    /// Pronouns of the second person: “your”.
    SecondPersonPronouns,
    /// Verbs which say that the subject goes through a change: “see” in “has seen a shift”.
    SeeingVerbs,
    /// Words after an abbreviation such as “Inc.” that mostly begin a new sentence and rarely
    /// continue a name.
    SentenceOpeners,
    /// Words which show that somebody, such as a council or a court, decided on the sums of money
    /// in the sentence: “fined”, “lease”.
    SettledSums,
    /// Nouns for a change whose size is not given: “shift” in “has seen a shift”.
    ShiftNouns,
    /// Words that consist of one letter: “a”.
    SingleLetterWords,
    /// Words before a source that is one of several: “another” in “another official”.
    SingleOpeners,
    /// Articles and small numbers before unnamed sources: “two” in “two officials”.
    SmallCounts,
    /// Headings of sections with the sources of a draft: “references”.
    SourceHeadings,
    /// Words at the start of a line, before a colon and the source of something: “photo”.
    SourceLabels,
    /// Particles of verbs that are also adverbs of place: “up”.
    SpatialAdverbs,
    /// Verbs of saying that may follow their content and have an object or a place after them:
    /// “add”.
    SpeakingVerbs,
    /// Sample text of designers: “lorem ipsum”.
    SpecimenPhrases,
    /// Verbs that attribute the quotation before them to a name: “added”.
    SpeechTags,
    /// Nouns for people who speak for an organization: “spokeswoman”.
    Spokespersons,
    /// Verbs for views that spread and that nobody in particular holds: “swirl” in “rumours swirl”.
    SpreadingVerbs,
    /// Adjectives for people who hold a view: “skeptical”.
    StanceAdjectives,
    /// Verbs other than “be” that connect people with an adjective such as “skeptical”: “remain”.
    StanceCopulas,
    /// Nouns for views that people express: “doubts”.
    StanceNouns,
    /// Verbs that say that somebody expresses a view: “voiced”.
    StanceVerbs,
    /// Phrases of standing lines above or below many articles of a site: “sign up for”.
    StandingPhrases,
    /// Nouns for statements: “statement” in “Asif’s statement”.
    StatementNouns,
    /// Verbs with which a source states or publishes something: “confirm”, “release”.
    StatingVerbs,
    /// Adjectives for steep changes, which must have been measured: “skyrocketing”.
    SteepAdjectives,
    /// Verbs for rises and falls: “plummet”.
    SteepVerbs,
    /// Adverbs that may occur twice in a row for emphasis: “maybe”.
    StressedAdverbs,
    /// Words before “studies” that do not say which studies: “several”.
    StudyDeterminers,
    /// Nouns for the results of a study: “findings”.
    StudyResults,
    /// Verbs for the results of a study, with any complement: “linked” in “linked the additive to
    /// cancer”.
    StudyVerbs,
    /// Personal pronouns that are never objects: “he”.
    SubjectPronouns,
    /// Auxiliaries before a verb for what happened to victims: “were” in “were killed”.
    SufferingAuxiliaries,
    /// Verbs for what happened to people who are counted as victims: “drowned”.
    SufferingVerbs,
    /// Headings and first words of summaries of the draft: “overview”.
    SummaryHeadings,
    /// Adverbs that form superlatives: “most”.
    SuperlativeAdverbs,
    /// Words before a superlative that weaken it: “among” in “among the largest”.
    SuperlativeHedges,
    /// Words without the ending -est that may begin a superlative: “worst”, “record”.
    SuperlativeOpeners,
    /// Phrases after a superlative that give its scope: “on record”.
    SuperlativeScopes,
    /// Nouns whose genitive gives the scope of a superlative: “world” in “the world’s fastest”.
    SuperlativeWholes,
    /// Words that open a supposition: “suppose”.
    SuppositionOpeners,
    /// Words that turn a verb of saying into a supposition: “would” in “would say”, “to” in “led
    /// some to say”.
    Suppositions,
    /// Prepositions before a time or a clause: “since”.
    TemporalPrepositions,
    /// Pronouns that open a noun clause, or a relative clause about a thing: “what”.
    ThingRelatives,
    /// Verbs for thoughts that only the person who has them knows: “feared”.
    ThoughtVerbs,
    /// Words that belong to a time next to them: “late” in “late last week”.
    TimeCompanions,
    /// Words that may follow a time and belong to it: “after” in “the month after”.
    TimeContinuations,
    /// Words before a time that belong to it: “late” in “late Tuesday”.
    TimeOpeners,
    /// Nouns for units of time: “hours”.
    TimeUnits,
    /// Words without a capital within the title of a work or a name: “de”.
    TitleParticles,
    /// Long prepositions that have no capital in titles: “between”.
    TitlePrepositions,
    /// Words at the start of a sentence that begins a new subject: “elsewhere”.
    TopicOpeners,
    /// Adjectives that say that the next noun rises or falls: “growing”.
    TrendAdjectives,
    /// Words after an adjective such as “rising” which show that the adjective does not describe
    /// the next noun: “in” in “rising in the”.
    TrendBreakers,
    /// Phrases before a group that grows or shrinks: “more and more”.
    TrendCounts,
    /// Nouns that call something a trend: “trend” in “a growing trend”.
    TrendLabels,
    /// Nouns for something whose rise or fall only a measurement shows: “discontent”.
    TrendNouns,
    /// Nouns that say that something happens more or less often: “spate”.
    TrendQuantities,
    /// Verbs for increase and decrease: “escalate”.
    TrendVerbs,
    /// Nouns for troubles that may come in waves: “bankruptcies”.
    TroubleNouns,
    /// Verbs of becoming: “grown” in “have grown worse”.
    TurningVerbs,
    /// Powers of ten in the plural that need no number before them: “millions”.
    UncountedMagnitudes,
    /// Words that open the clause of a reporting verb but have no weight in the table
    /// `cue-weights.tsv`, because they are too rare there: “until”.
    UncountedSubordinators,
    /// Nouns for units, and for other things that a speaker can count: “acres”.
    UnitNouns,
    /// Nouns for people that are plural without -s: “staff”.
    UnmarkedPlurals,
    /// Forms that are almost always verbs, even if the tagger gives them another part of speech:
    /// “tweeted”.
    UnmistakableVerbs,
    /// Plural nouns for organisations that do not say which organisations are meant: “charities”.
    UnnamedGroups,
    /// Words for the whole of which a share is given, if the share does not count people: “them” in
    /// “10% of them”.
    UnnamedWholes,
    /// Adjectives for people whom nobody names: “unidentified”.
    UnnamedWords,
    /// Words in -est that are not superlatives: “forest”.
    UnrankedWords,
    /// Words which show that a sentence states no fact: “would”, “perhaps”.
    UnrealWords,
    /// Words in a cue which show that nothing was said: “declined to say”. Modal verbs and
    /// negations have classes of their own.
    UnsaidCues,
    /// Adverbs that present a statement as hearsay without a source: “supposedly”.
    UnsureAdverbs,
    /// Words before a vague source that do not say who it is: “certain”.
    VagueDeterminers,
    /// Plural nouns for texts that anybody may have written: “posts”, “accounts”.
    VagueDocuments,
    /// Words that replace a figure: “countless”.
    VagueMagnitudes,
    /// Nouns for groups whose members nobody can name: “experts”.
    VagueSources,
    /// Verbs for saying how large something is: “puts” in “puts the loss at £11,000”.
    ValuingVerbs,
    /// Adjectives for a majority that was not counted: “vast”.
    VastAdjectives,
    /// Verbs for leading somebody to a view: “led” in “led many to wonder”.
    ViewCausingVerbs,
    /// Words after a view that introduce its content: “that” in “fears that”.
    ViewOpeners,
    /// Particles between a verb and its complement: “out” in “pointed out that”.
    VerbParticles,
    /// Words that negate a verb: “never”.
    VerbalNegations,
    /// Prepositions between a participle of judgment and the view: “as” in “hailed as”.
    ViewPrepositions,
    /// Verbs for raising a view: “raised” in “questions were raised”.
    ViewRaisingVerbs,
    /// Participles of judgment before “as” or “for” and the view: “hailed” in “hailed as a hero”.
    ViewingParticiples,
    /// Infinitives of verbs that ascribe a view to somebody: “think”.
    ViewingVerbs,
    /// Days of the week: “friday”.
    Weekdays,
    /// Adjectives of importance: “crucial”.
    WeightyAdjectives,
    /// Infinitives of verbs for grave effects: “cripple”.
    WeightyVerbs,
    /// Phrases that predict an event and are checked only in incoming copy: “threatens to”.
    WidePredictionCues,
    /// Nouns for words and their kinds: “noun”, “letter”.
    WordsForWords,
    /// Comparatives of negative adjectives: “worse”.
    WorseWords,
    /// Words for a fault, a crime or a mistake. Somebody who admits such a thing confesses.
    Wrongdoing,
}

impl Class {
    /// Returns the name of the class in the tables and in the parameters of rules, such as
    /// `accusing-verbs`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClassSet(pub(super) [u64; N_WORDS]);

const N_WORDS: usize = 5;

impl ClassSet {
    /// The empty set.
    pub const NONE: Self = Self([0; N_WORDS]);

    /// Returns the set that consists of `classes`.
    pub const fn of(classes: &[Class]) -> Self {
        let mut set = Self::NONE;
        let mut idx = 0;
        while idx < classes.len() {
            let class = classes[idx] as usize;
            set.0[class / 64] |= 1 << (class % 64);
            idx += 1;
        }
        set
    }

    /// Says whether `class` is in the set.
    pub const fn has(&self, class: Class) -> bool {
        let class = class as usize;
        self.0[class / 64] >> (class % 64) & 1 == 1
    }

    /// Says whether this set and `other` have a class in common.
    pub const fn meets(&self, other: &Self) -> bool {
        let mut idx = 0;
        while idx < N_WORDS {
            if self.0[idx] & other.0[idx] != 0 {
                return true;
            }
            idx += 1;
        }
        false
    }

    /// Adds all classes of `other` to this set.
    pub const fn extend(&mut self, other: &Self) {
        let mut idx = 0;
        while idx < N_WORDS {
            self.0[idx] |= other.0[idx];
            idx += 1;
        }
    }
}

/// The classes of the main nouns of sources: “insiders”, “report”, “ministry”.
pub const SOURCES: ClassSet = ClassSet::of(&[
    Class::AnonymousSource,
    Class::CollectiveSource,
    Class::DocumentSource,
    Class::OrganizationSource,
    Class::RoleSource,
]);

/// The classes of possessives before a noun: “their”, “whose”.
pub const POSSESSIVES: ClassSet = ClassSet::of(&[Class::Possessives, Class::RelativePossessives]);

/// The classes of pronouns that open a relative clause: “which”, “whom”.
pub const RELATIVES: ClassSet = ClassSet::of(&[Class::PersonalRelatives, Class::RelativePronouns]);

/// One class, or a set of classes, as an argument. Looking for one class takes less time than
/// comparing two sets.
pub trait Classes: Copy + Into<ClassSet> {
    /// Says whether at least one of the classes is in `set`.
    fn any_in(self, set: &ClassSet) -> bool;
}

impl Classes for Class {
    fn any_in(self, set: &ClassSet) -> bool {
        set.has(self)
    }
}

impl Classes for ClassSet {
    fn any_in(self, set: &ClassSet) -> bool {
        set.meets(&self)
    }
}

impl From<Class> for ClassSet {
    fn from(class: Class) -> Self {
        Self::of(&[class])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_every_class() {
        for class in Class::VARIANTS {
            let set = ClassSet::from(*class);
            let held = Class::VARIANTS.iter().filter(|class| set.has(**class));
            assert_eq!(held.collect::<Vec<_>>(), [class]);
        }
        assert!(Class::VARIANTS.len() <= 64 * N_WORDS);
    }
}
