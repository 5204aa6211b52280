//! Classes of words and phrases, by their meaning or function in a sentence.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// A class of words and phrases. In the tables of `rules/english/` and in the parameters of rules
/// it has the name of the variant in kebab case.
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
    /// Words in bibliographies before the day on which a page was read: “accessed”.
    AccessPhrases,
    /// Pronouns that may be the subject of an accusation: “he misled”.
    AccusedPronouns,
    /// Verbs that accuse somebody, in the past: “bribed”.
    AccusingVerbs,
    /// Verbs whose object is the listener: “tell”.
    AddressingVerbs,
    /// Words that open an adjunct which names a source: “per”.
    AdjunctOpeners,
    /// Words that open a question or an adjunct: “when”.
    AdjunctQuestions,
    /// Conjunctions that open an adverbial clause, and end the phrase before it: “because”.
    AdverbialConjunctions,
    /// Verbs, as infinitives, of advice: “recommend”.
    AdvisingVerbs,
    /// Words that are doubled on purpose, and pairs of words at the start of longer idioms: “aye
    /// aye”, “hand in hand in”.
    AllowedDoubles,
    /// Words at the beginning of a sentence that continues the one before: “also”.
    Anaphors,
    /// Reasons for not naming a source, and requests for it: “sensitive”, “asked not to be”.
    AnonymityReasons,
    /// Nouns for sources that remain anonymous: “insider”.
    AnonymousNouns,
    /// Phrases that connect an unnamed person with a matter: “people familiar with the talks”.
    AnonymousRelations,
    /// Heads of anonymous sources: “insiders”.
    AnonymousSource,
    /// Further pronouns that a relative clause may modify: “those”.
    AntecedentPronouns,
    /// Words that open an apposition with somebody’s role: “Asif, the minister”.
    AppositionOpeners,
    /// Articles: “the”.
    Articles,
    /// Words at the beginning of parentheses that name no source: “e.g.”.
    Asides,
    /// Phrases before the name of a source: “in the words of”.
    AttributingPhrases,
    /// Words that mark a sum as an average: “median”.
    AverageWords,
    /// Auxiliaries in non-finite forms: “been”.
    BareAuxiliaries,
    /// Nouns for published findings that name no publication by themselves: “research”.
    BareStudies,
    /// Nouns for a time that occur without a preposition: “today”, “last week”.
    BareTimes,
    /// Words before a year of birth in parentheses: “born”.
    BirthWords,
    /// Nouns that blame somebody if they are named as a cause: “corruption”.
    BlameNouns,
    /// Words at the beginning of a byline: “by”.
    BylineOpeners,
    /// Adverbs that make a prediction cautious: “likely”.
    CarefulAdverbs,
    /// Conjunctions after which a clause is a condition and no statement: “if”.
    CaseOpeners,
    /// Personal pronouns with the same form as subject and object: “it”.
    CaselessPronouns,
    /// Verbs that form a chain with the infinitive behind them: “continued to say”.
    CatenativeVerbs,
    /// Conjunctions that open a clause of reason: “because”.
    CausalConjunctions,
    /// Verbs that cause somebody to do something: “led many to wonder”.
    CausativeVerbs,
    /// Words between an outcome and its cause: “because of”.
    CauseCues,
    /// Verbs between a cause and its outcome: “contributed to”.
    CausingVerbs,
    /// Words that may follow a verb of change without an object: “doubled in a year”.
    ChangeContinuations,
    /// Verbs and nouns of change and comparison: “decline”.
    ChangeWords,
    /// Words that open an adverbial phrase behind a reporting clause: “…, he said, in a speech”.
    CircumstanceOpeners,
    /// Words that open the clause behind a verb of saying: “a poll shows nearly half”.
    ClauseStarters,
    /// Words that begin with an apostrophe in place of omitted letters: “’em”.
    ClippedWords,
    /// Abbreviated months, parts of a day, and periods that denote a time: “sept”, “morning”.
    ClockTimes,
    /// Singular nouns for several people, to which “they” may refer: “team”.
    CollectiveNouns,
    /// Heads of sources that are several unnamed people: “critics”.
    CollectiveSource,
    /// Prepositions that more often continue a noun phrase than open an adverbial phrase: “of”.
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
    /// Beginnings of sentences that correct the draft or tell how it was changed: “an earlier
    /// version of”.
    CorrectionOpeners,
    /// Words before a verb for which the odds of cues have figures of their own: “to”.
    CountedPredecessors,
    /// Prepositions behind a verb for which the odds of cues have figures of their own: “about”.
    CountedPrepositions,
    /// Pronouns that a relative clause without a pronoun may follow: “all we have”.
    CountedPronouns,
    /// Subordinating words before a clause for which the odds of cues have figures of their own:
    /// “if”.
    CountedSubordinators,
    /// Words for an arrest, a charge, a lawsuit or a sentence: “was indicted”.
    CriminalProceedings,
    /// Names of currencies: “dollars”.
    CurrencyNouns,
    /// Signs before a sum of money: “$”.
    CurrencySigns,
    /// Words before a noun that means all figures of the draft: “the figures”.
    DeclaredDeterminers,
    /// Prepositions before the source of figures: “provided by”.
    DeclaredPrepositions,
    /// Verbs that tell where figures come from: “come”.
    DeclaringVerbs,
    /// “The” and the genitive ending, which make a noun phrase definite: “the first ever”.
    DefiniteOpeners,
    /// Phrases that define a term: “is known as”.
    Definitions,
    /// Adverbs of degree before an adjective: “extremely dry”.
    DegreeAdverbs,
    /// Words of degree before an adjective or a number: “very high”.
    DegreeWords,
    /// Demonstrative pronouns: “this”.
    Demonstratives,
    /// Prepositions behind a document, before its description: “filed by”.
    DescribingPrepositions,
    /// Nouns for documents that figures come from: “census”.
    DocumentNouns,
    /// Heads of sources that are texts: “report”.
    DocumentSource,
    /// Adverbs that may be doubled for emphasis or logic: “not not”.
    DoubledAdverbs,
    /// Verbs with which reports appear without a source: “reports have emerged”.
    EmergingVerbs,
    /// Words behind “evidence” that introduce its content: “that”.
    EvidenceOpeners,
    /// Adverbs for how somebody waits: “eagerly”.
    ExpectingAdverbs,
    /// Words in the place of a subject: “there is”.
    Expletives,
    /// Nouns for data whose source a draft may declare: “figures”.
    FigureNouns,
    /// Infinitives of verbs for what studies do: “find”.
    FindingVerbs,
    /// Nouns, other than roles, for somebody or something that may be the first to do something:
    /// “the first city to”.
    FirstComers,
    /// Words before “first-ever”: “the”.
    FirstOpeners,
    /// Pronouns of the first person, as subject, object and possessive: “we”.
    FirstPersonPronouns,
    /// Quantifiers that may follow what they count: “the ministers both said”.
    FloatingQuantifiers,
    /// Forms of address before a name: “Ms.”.
    FormsOfAddress,
    /// Forms of “be”, including contracted ones: “’re”.
    FormsOfBe,
    /// Forms of “do” that take a negation: “did”.
    FormsOfDo,
    /// Forms of “have”, including contracted ones: “’ve”.
    FormsOfHave,
    /// Words before a word such as “third” that make it an ordinal: “the third of”.
    FractionDeterminers,
    /// Fractions in words: “third”.
    Fractions,
    /// Adverbs and conjunctions that open a noun clause or a comparison: “wherever”, “than”.
    FreeRelativeAdverbs,
    /// Pronouns that open a noun clause: “what”, “whoever”.
    FreeRelatives,
    /// Function words and common reporting verbs, which say little about the content of a sentence.
    FunctionWords,
    /// Words that consist of two: “cannot”.
    FusedWords,
    /// Pronouns of the third person for one person: “her”.
    GenderedPronouns,
    /// Possessives before a noun that may also be a modal verb: “her will”.
    Genitives,
    /// Prepositions before a giver: “from”.
    GivingPrepositions,
    /// Nouns for things so grave that a vague number of them needs a source: “abductions”.
    GraveNouns,
    /// Nouns before a colon in a headline that give the source: “Poll: Most want it”.
    HeadlineSources,
    /// Adverbs that pass on hearsay without its source: “reportedly”.
    HearsayAdverbs,
    /// Participles that present a statement as hearsay: “is said to be”.
    HearsayVerbs,
    /// Words before a number that mark it as an estimate: “roughly”.
    HedgedCounts,
    /// Verbs for wishes that only the person who has them knows: “hopes to become”.
    HopeVerbs,
    /// Participles that present something as generally believed: “understood”.
    ImpersonalVerbs,
    /// Nouns for views that nobody in particular holds: “fears”, “speculation”.
    ImpersonalNouns,
    /// Indefinite articles: “an”.
    IndefiniteArticles,
    /// Indefinite pronouns for things: “everything”.
    IndefinitePronouns,
    /// Words that may be modified by an infinitive which ends in a preposition: “something to work
    /// with”.
    InfinitiveAntecedents,
    /// Words before an infinitive in a chain of verbs: “want to”.
    InfinitiveHeads,
    /// Nouns at the end of names of institutions, which no person has as a surname: “hospital”.
    InstitutionNouns,
    /// Verbs at the beginning of an instruction: “avoid”.
    Instructions,
    /// Interrogative adverbs: “why”.
    InterrogativeAdverbs,
    /// Prepositions behind a noun that introduce its description: “officials of the port”.
    IntroducingPrepositions,
    /// Forms of verbs that may precede their subject after a comma: “…, said Ann”.
    InvertingVerbs,
    /// Plurals for people that do not end in -s: “women”.
    IrregularPlurals,
    /// Irregular superlatives: “worst”.
    IrregularSuperlatives,
    /// Words that connect a sentence with the one before: “but”.
    JoiningWords,
    /// Verbs that express a view of their object: “questioned the timing”.
    JudgingVerbs,
    /// Words about courts, police and allegations: “acquitted”.
    LegalWords,
    /// Phrases of licences, copyright notices and standard terms, which drafts repeat on purpose.
    LicencePhrases,
    /// Words that open a clause of comparison: “as if”.
    Likenings,
    /// Particles between a verb and its complement: “found out that”.
    LinkingParticles,
    /// Further prepositions that may continue a noun phrase: “among”.
    LinkingPrepositions,
    /// Verbs whose complement describes the subject: “seem”, “remain”.
    LinkingVerbs,
    /// Periods over which a superlative may hold: “in decades”.
    LongSpans,
    /// Words for powers of ten behind a number: “million”, “bn”.
    Magnitudes,
    /// Words for a majority: “most”.
    Majorities,
    /// Words for a change of something that is on the map: “became the largest city”.
    MapChanges,
    /// Nouns for features of the map and of the order of a country, about which superlatives are
    /// common knowledge: “river”.
    MapNouns,
    /// Nouns for quantities that must be measured or counted: “rents”, “trust”.
    MeasuredNouns,
    /// Infinitives of verbs for events that can be measured once they have happened: “rise”.
    MeasuredVerbs,
    /// Singular nouns for media: “tabloid”.
    MediaNouns,
    /// Nouns for something that is said to be important: “breakthrough”.
    MilestoneNouns,
    /// Verbs of thought and feeling in the present, said of others: “believes”.
    MindVerbs,
    /// Modal verbs, including contracted ones and the part before “n’t”: “wo”.
    ModalVerbs,
    /// Months: “may”.
    Months,
    /// Phrases that give somebody’s motive: “in a bid to”.
    MotiveCues,
    /// Verbs of multiplication, in the past: “doubled”.
    MultiplyingVerbs,
    /// Uncapitalised words within a name: “Bank of Ansel”.
    NameConnectors,
    /// Uncapitalised words within the name of a person: “van”.
    NameParticles,
    /// Prepositions before a mentioned word: “between”.
    NamingPrepositions,
    /// Verbs before a mentioned word: “say”, “spell”, “omit”.
    NamingVerbs,
    /// Negative words: “not”, “nobody”.
    Negations,
    /// Pronouns of the third person for a thing: “its”.
    NeuterPronouns,
    /// Forms of verbs that are no nouns according to an open dictionary: “argue”, “argues”.
    NeverNouns,
    /// Nouns for a number of things: “a growing number of”.
    NumberNouns,
    /// Number words: “five”.
    Numerals,
    /// Verbs whose object is followed by its description: “call a spade a spade”.
    ObjectComplementVerbs,
    /// Personal pronouns that are objects: “him”.
    ObjectPronouns,
    /// Words that select one of many: “another”.
    OneOfMany,
    /// Heads of sources that are organizations, or places that represent their government:
    /// “ministry”, “Paris”.
    OrganizationSource,
    /// Nouns for outcomes for which somebody is responsible if they were caused: “collapse”.
    OutcomeNouns,
    /// Verbs of change, in the past, whose outcome had to be measured: “declined”.
    OutcomeVerbs,
    /// Possessives of the first person that stand alone: “ours”.
    OwnPossessives,
    /// Prepositions behind a trend or a view that introduce its owner: “anger among”.
    OwnerPrepositions,
    /// Nouns for people who are for or against something: “critics of the plan”.
    Partisans,
    /// Singular nouns for members of a party: “Democrat”.
    PartyMembers,
    /// Accusations in the passive: “accused of”.
    PassiveAccusations,
    /// The auxiliary of a passive beside “be”: “got hurt”.
    PassiveGet,
    /// Nouns behind “in” for the past over which a superlative holds: “in history”.
    PastSpans,
    /// Nouns for people, households and firms of which a number must have been counted: “adults”.
    PeopleNouns,
    /// Words that mark a number as a share: “percent”.
    PercentWords,
    /// Singular nouns for people by relation, occupation or role: “aunt”.
    PersonNouns,
    /// Words for persons without a name: “somebody”.
    PersonPronouns,
    /// Relative pronouns for people, in all cases: “whom”.
    PersonalRelatives,
    /// Plural nouns for people, by an open dictionary: “onlookers”.
    PersonsInPlural,
    /// Singular nouns for people, by an open dictionary: “onlooker”.
    PersonsInSingular,
    /// Powers of ten in the plural before another: “hundreds of millions”.
    PluralMagnitudes,
    /// Pronouns of the third person plural: “them”.
    PluralPronouns,
    /// Words about polls and surveys: “census”.
    PollingWords,
    /// Possessive endings, which are tokens of their own: “Ann ’s”.
    PossessiveEndings,
    /// Possessive determiners of personal pronouns: “her”.
    Possessives,
    /// Words that make a prediction conditional: “unless”.
    PredictionConditions,
    /// Phrases before a verb that predict an event as if it were known: “are bound to”.
    PredictionCues,
    /// Verbs for the prognosis of injured people: “survive”.
    PrognosisVerbs,
    /// Words between the numbers of a proportion: “one in ten”.
    ProportionWords,
    /// Words that mark a figure as public record, a score, a price, a plan or a schedule.
    PublicRecord,
    /// Names of news publishers, and words that occur in such names.
    Publishers,
    /// Determiners for a quantity without a number: “most”.
    Quantifiers,
    /// Prepositions between a change and what changes: “a surge in”.
    QuantityPrepositions,
    /// Quantifiers that denote people as a source: “some say”.
    QuantitySources,
    /// Numerals, ordinals and fractions in words, in which two copies of a clause may differ.
    QuantityWords,
    /// Words that open a question within a sentence: “whether”.
    QuestionOpeners,
    /// Words that open a question or an interrogative clause: “why”, “whether”.
    QuestionWords,
    /// Raising verbs, whose subject belongs to the following clause: “she seems to agree”.
    RaisingVerbs,
    /// Words before a superlative that comes from a ranking or compares a thing with itself: “her
    /// best”.
    RankedOpeners,
    /// Words before a share that is a rate or a price: “a 10 percent tax”.
    RateOpeners,
    /// Nouns for reactions of many people: “backlash”.
    ReactionNouns,
    /// Verbs that cause a reaction: “spark”.
    ReactionVerbs,
    /// Adjectives of a record: “all-time”.
    RecordAdjectives,
    /// Nouns that denote a record: “an all-time low”.
    RecordExtremes,
    /// Phrases for record quantities: “record levels of”.
    RecordQuantities,
    /// Nouns that “record” may modify: “a record number”.
    RecordNouns,
    /// Headings that recur by convention in changelogs, API pages and tutorials: “added”.
    RecurringHeadings,
    /// Cues of a prediction without a form of “be”: “expected to”.
    ReducedPredictions,
    /// Reflexive pronouns: “herself”.
    ReflexivePronouns,
    /// Possessive relative pronouns: “whose”.
    RelativePossessives,
    /// Relative pronouns that may be the subject of their clause: “who”.
    RelativePronouns,
    /// Reporting verbs, which are the verbs with figures. The dictionary adds them; no row of a
    /// table does.
    ReportingVerbs,
    /// Adjectives for a person’s resolve: “desperate to”.
    ResolveAdjectives,
    /// Singular nouns for people by office or occupation: “attorney”.
    RoleNouns,
    /// Heads of sources that are people by office: “minister”.
    RoleSource,
    /// Round numbers in proportions: “one in ten”.
    RoundWholes,
    /// Words before a quotation that is a sample of words, such as a sign or a name: “a sign
    /// saying”.
    SampleOpeners,
    /// Words between a subject and an infinitive of saying: “quick to point out”.
    SayingCatenatives,
    /// Infinitives of verbs of saying: “announce”.
    SayingVerbs,
    /// Infinitives of verbs for scheduled events: “arrive”.
    ScheduledVerbs,
    /// Pronouns of the second person: “your”.
    SecondPersonPronouns,
    /// Words that begin sentences far more often than they continue a name after an abbreviation.
    SentenceOpeners,
    /// Words of one letter.
    SingleLetterWords,
    /// Words before a source that is one of several: “another official”.
    SingleOpeners,
    /// Articles and small numbers before unnamed sources: “two officials”.
    SmallCounts,
    /// Headings of sections with the sources of a draft: “references”.
    SourceHeadings,
    /// Labels at the beginning of a line, before a colon and the origin of something: “photo”.
    SourceLabels,
    /// Particles that are also adverbs: “up”.
    SpatialAdverbs,
    /// Verbs of saying that may follow their content and have an object or a place behind them:
    /// “add”.
    SpeakingVerbs,
    /// Sample text of designers: “lorem ipsum”.
    SpecimenPhrases,
    /// Verbs that attribute the preceding quotation to a name: “added”.
    SpeechTags,
    /// Nouns for people who speak for an organization: “spokeswoman”.
    Spokespersons,
    /// Verbs for the spread of a view without a holder: “rumours swirl”.
    SpreadingVerbs,
    /// Adjectives for people who hold a view: “skeptical”.
    StanceAdjectives,
    /// Verbs other than “be” that link people with such an adjective: “remain”.
    StanceCopulas,
    /// Nouns for views that people express: “doubts”.
    StanceNouns,
    /// Verbs for expressing a view: “voiced”.
    StanceVerbs,
    /// Phrases of standing lines above or below many articles of a site: “sign up for”.
    StandingPhrases,
    /// Nouns for statements: “Asif’s statement”.
    StatementNouns,
    /// Adjectives for steep changes, which must have been measured: “skyrocketing”.
    SteepAdjectives,
    /// Verbs for rises and falls: “plummet”.
    SteepVerbs,
    /// Adverbs that may be doubled for emphasis: “maybe”.
    StressedAdverbs,
    /// Words before “studies” that do not identify them: “several”.
    StudyDeterminers,
    /// Nouns for the results of a study: “findings”.
    StudyResults,
    /// Verbs for the results of a study, with any complement: “linked the additive to cancer”.
    StudyVerbs,
    /// Personal pronouns that are subjects only: “he”.
    SubjectPronouns,
    /// Auxiliaries before a verb for what happened to victims: “were killed”.
    SufferingAuxiliaries,
    /// Verbs for what happened to victims who are counted: “drowned”.
    SufferingVerbs,
    /// Headings and beginnings of summaries that repeat the draft: “overview”.
    SummaryHeadings,
    /// Adverbs that form superlatives: “most”.
    SuperlativeAdverbs,
    /// Words before a superlative that weaken it: “among the largest”.
    SuperlativeHedges,
    /// Words other than those in -est that may begin a superlative: “worst”, “record”.
    SuperlativeOpeners,
    /// Phrases behind a superlative for its scope: “on record”.
    SuperlativeScopes,
    /// Nouns in the genitive for the scope of a superlative: “the world’s fastest”.
    SuperlativeWholes,
    /// Words that open a supposition: “suppose”.
    SuppositionOpeners,
    /// Words that make a verb of saying hypothetical: “would say”, “led some to say”.
    Suppositions,
    /// Prepositions before a time or a clause: “since”.
    TemporalPrepositions,
    /// Pronouns that open a relative clause about a thing or a noun clause: “what”.
    ThingRelatives,
    /// Verbs for thoughts that only the person who has them knows: “feared”.
    ThoughtVerbs,
    /// Words that belong to a time beside them: “late last week”.
    TimeCompanions,
    /// Words that may follow a time and continue it: “the month after”.
    TimeContinuations,
    /// Words before a time that belong to it: “late Tuesday”.
    TimeOpeners,
    /// Uncapitalised words within the title of a work or a name: “de”.
    TitleParticles,
    /// Long prepositions that are uncapitalised in titles: “between”.
    TitlePrepositions,
    /// Words at the beginning of a sentence that changes the subject: “elsewhere”.
    TopicOpeners,
    /// Adjectives for a rise or fall of the following noun: “growing”.
    TrendAdjectives,
    /// Words that separate an adjective of change from a noun: “rising in the”.
    TrendBreakers,
    /// Phrases before a group of growing or shrinking size: “more and more”.
    TrendCounts,
    /// Nouns for something whose rise or fall cannot be seen without a measurement: “discontent”.
    TrendNouns,
    /// Nouns for a change of frequency: “spate”.
    TrendQuantities,
    /// Verbs for increase and decrease: “escalate”.
    TrendVerbs,
    /// Nouns for troubles that may come in waves: “bankruptcies”.
    TroubleNouns,
    /// Verbs of becoming: “have grown worse”.
    TurningVerbs,
    /// Plural powers of ten without a number: “millions”.
    UncountedMagnitudes,
    /// Subordinating words that are too rare before a verb for figures of their own in the odds of
    /// cues: “until”.
    UncountedSubordinators,
    /// Nouns for units, and for things that the speaker can count.
    UnitNouns,
    /// Nouns for people that are plural without -s: “staff”.
    UnmarkedPlurals,
    /// Forms that are almost always verbs, whatever their tag: “tweeted”.
    UnmistakableVerbs,
    /// Words for the whole of a share that is not a count of people: “10% of them”.
    UnnamedWholes,
    /// Adjectives for unnamed people: “unidentified”.
    UnnamedWords,
    /// Words in -est that are not superlatives: “forest”.
    UnrankedWords,
    /// Words that show that a sentence states no fact: “would”, “perhaps”.
    UnrealWords,
    /// Words in a cue, other than modal verbs and negations, that show that nothing was said:
    /// “declined to say”.
    UnsaidCues,
    /// Adverbs for hearsay without a source: “supposedly”.
    UnsureAdverbs,
    /// Words before a vague source that do not identify it: “certain”.
    VagueDeterminers,
    /// Plural nouns for texts that anybody may have written: “posts”, “accounts”.
    VagueDocuments,
    /// Words in place of a figure: “countless”.
    VagueMagnitudes,
    /// Nouns for groups without identifiable members: “experts”.
    VagueSources,
    /// Adjectives for a majority that was not counted: “vast”.
    VastAdjectives,
    /// Verbs that lead somebody to a view: “led many to wonder”.
    ViewCausingVerbs,
    /// Words behind a view that introduce its content: “fears that”.
    ViewOpeners,
    /// Particles between a verb and its complement: “pointed out that”.
    VerbParticles,
    /// Words that negate a verb: “never”.
    VerbalNegations,
    /// Prepositions between a participle of judgment and the view: “hailed as”.
    ViewPrepositions,
    /// Verbs for raising a view: “questions were raised”.
    ViewRaisingVerbs,
    /// Participles of judgment, followed by “as” or “for” and the view: “hailed”.
    ViewingParticiples,
    /// Infinitives of verbs that ascribe a view to somebody: “think”.
    ViewingVerbs,
    /// Days of the week: “friday”.
    Weekdays,
    /// Adjectives of importance: “crucial”.
    WeightyAdjectives,
    /// Infinitives of verbs for grave effects: “cripple”.
    WeightyVerbs,
    /// Phrases that predict an event and are checked in incoming copy only: “threatens to”.
    WidePredictionCues,
    /// Nouns for words and their kinds: “noun”, “letter”.
    WordsForWords,
    /// Comparatives of negative adjectives: “worse”.
    WorseWords,
    /// Words for a fault, a crime or a mistake, whose admission is a confession.
    Wrongdoing,
}

impl Class {
    /// Returns its name in the tables and in the parameters of rules.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClassSet(pub(super) [u64; N_WORDS]);

const N_WORDS: usize = 5;

impl ClassSet {
    /// The empty set.
    pub const NONE: Self = Self([0; N_WORDS]);

    /// Returns the set of `classes`.
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

    /// Whether the set has `class`.
    pub const fn has(&self, class: Class) -> bool {
        let class = class as usize;
        self.0[class / 64] >> (class % 64) & 1 == 1
    }

    /// Whether the sets share a class.
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

    /// Adds the classes of `other`.
    pub const fn extend(&mut self, other: &Self) {
        let mut idx = 0;
        while idx < N_WORDS {
            self.0[idx] |= other.0[idx];
            idx += 1;
        }
    }
}

/// Classes of the heads of sources.
pub const SOURCES: ClassSet = ClassSet::of(&[
    Class::AnonymousSource,
    Class::CollectiveSource,
    Class::DocumentSource,
    Class::OrganizationSource,
    Class::RoleSource,
]);

/// Possessive pronouns before a noun: “their”, “whose”.
pub const POSSESSIVES: ClassSet = ClassSet::of(&[Class::Possessives, Class::RelativePossessives]);

/// Pronouns that open a relative clause: “which”, “whom”.
pub const RELATIVES: ClassSet = ClassSet::of(&[Class::PersonalRelatives, Class::RelativePronouns]);

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
