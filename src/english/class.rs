//! Classes of words and phrases, by what they mean or do in a sentence.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// A class of words and phrases. Its name in the tables of `rules/english/`, and in the parameters
/// of rules, is the variant in kebab case.
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
    /// Headings of a short summary that stands before or after a draft: “key points”.
    AbstractHeadings,
    /// Words of bibliographies before the day on which a page was read: “accessed”.
    AccessPhrases,
    /// Pronouns that are subject of an accusation: “he misled”.
    AccusedPronouns,
    /// Verbs that say that somebody did wrong, in the past.
    AccusingVerbs,
    /// Verbs whose object hears what is said: “tell”.
    AddressingVerbs,
    /// Words that open an adjunct which names a source: “per”.
    AdjunctOpeners,
    /// Words that open a question or an adjunct: “when”.
    AdjunctQuestions,
    /// Conjunctions that open an adverbial clause, and end the phrase before it: “because”.
    AdverbialConjunctions,
    /// Verbs, as infinitives, of advice: “recommend”.
    AdvisingVerbs,
    /// Words that follow themselves on purpose, and pairs of words that longer idioms begin with:
    /// “aye aye”, “hand in hand in”.
    AllowedDoubles,
    /// Words that open a sentence which goes on with what the one before says.
    Anaphors,
    /// Why somebody is not named, or that it was asked for, in the sentence or beside it.
    AnonymityReasons,
    /// Nouns for sources that are not to be known.
    AnonymousNouns,
    /// What ties an unnamed person to a matter without telling who it is: “people familiar with the
    /// talks”.
    AnonymousRelations,
    /// Sources that are not to be known, as the head of a source: “insiders”.
    AnonymousSource,
    /// Other pronouns that a relative clause may go with: “those”.
    AntecedentPronouns,
    /// What opens an apposition that tells somebody’s part: “Asif, the minister”.
    AppositionOpeners,
    /// Articles: “the”.
    Articles,
    /// How parentheses begin that name no source.
    Asides,
    /// Phrases that name a source behind them: “in the words of”.
    AttributingPhrases,
    /// Words that make a sum an average: “median”.
    AverageWords,
    /// Auxiliaries that are not finite: “been”.
    BareAuxiliaries,
    /// Nouns for findings that somebody must have published: alone, they name no publication.
    BareStudies,
    /// Nouns for a time that stand without a preposition: “today”, “last week”.
    BareTimes,
    /// Words of a life in a parenthesis: “born”.
    BirthWords,
    /// What blames somebody when it is named as a cause.
    BlameNouns,
    /// Words that open the line which names the writer: “by”.
    BylineOpeners,
    /// Words that foresee with care: “likely”.
    CarefulAdverbs,
    /// Conjunctions that make what follows a case and no statement: “if”.
    CaseOpeners,
    /// Personal pronouns that are subject and object alike: “it”.
    CaselessPronouns,
    /// Verbs with a “to” behind them that belong to the verb that follows: “continued to say”.
    CatenativeVerbs,
    /// Conjunctions that open a clause of reason: “because”.
    CausalConjunctions,
    /// Verbs that bring somebody to do what follows: “led many to wonder”.
    CausativeVerbs,
    /// Words between an outcome and its cause.
    CauseCues,
    /// Verbs between a cause and its outcome.
    CausingVerbs,
    /// What may follow a verb of change that has no object: “doubled in a year”.
    ChangeContinuations,
    /// Verbs and nouns of change and comparison.
    ChangeWords,
    /// Words that open a circumstance behind a reporting clause: “…, he said, in a speech”.
    CircumstanceOpeners,
    /// Words that open the clause behind a verb of saying: “a poll shows nearly half”.
    ClauseStarters,
    /// Words that are written with an apostrophe for their beginning: “’em”.
    ClippedWords,
    /// Months cut short, parts of a day, and spans that stand for a time: “sept”, “morning”.
    ClockTimes,
    /// Nouns in the singular for several people, which “they” may stand for: “team”.
    CollectiveNouns,
    /// Several people without a name, as the head of a source: “critics”.
    CollectiveSource,
    /// Prepositions that go on with a noun phrase more often than they open a circumstance: “of”.
    CommonPrepositions,
    /// Adjectives that compare: “longer”. A verb of becoming stands before them.
    Comparatives,
    /// Conjunctions that grant what follows: “though”.
    ConcessiveConjunctions,
    /// Conjunctions that make a case of what follows: “unless”.
    ConditionalConjunctions,
    /// Conjunctions that open a clause of time, condition or comparison: “if”.
    ConditionalOpeners,
    /// Nouns for what comes of something: “repercussions”.
    ConsequenceNouns,
    /// Conjunctions that set two clauses against each other: “whereas”.
    ContrastiveConjunctions,
    /// Coordinating conjunctions: “and”.
    Coordinators,
    /// Words of courtesy to a reader: “please”.
    Courtesies,
    /// How a sentence begins that corrects its draft, or says how it was changed.
    CorrectionOpeners,
    /// Words before a verb that have figures of their own in the odds of cues: “to”.
    CountedPredecessors,
    /// Prepositions behind a verb that have figures of their own in the odds of cues: “about”.
    CountedPrepositions,
    /// Pronouns that a clause without a relative may follow: “all we have”.
    CountedPronouns,
    /// Subordinating words before a clause that have figures of their own in the odds of cues:
    /// “if”.
    CountedSubordinators,
    /// Words of an arrest, a charge, a suit or a sentence: “was indicted”.
    CriminalProceedings,
    /// Names of currencies: “dollars”.
    CurrencyNouns,
    /// Signs before a sum of money: “$”.
    CurrencySigns,
    /// What stands before figures that are all figures of the draft: “the figures”.
    DeclaredDeterminers,
    /// Prepositions before the source of figures: “provided by”.
    DeclaredPrepositions,
    /// Verbs that declare where figures come from: “come”.
    DeclaringVerbs,
    /// What stands before the only one of its kind: “the first”.
    DefiniteOpeners,
    /// Words that give a term its meaning.
    Definitions,
    /// Adverbs of degree before an adjective: “extremely dry”.
    DegreeAdverbs,
    /// Words of degree before an adjective or a number: “very high”.
    DegreeWords,
    /// Demonstrative pronouns: “this”.
    Demonstratives,
    /// Prepositions behind a document that tell more of it: “filed by”.
    DescribingPrepositions,
    /// Documents that figures come from.
    DocumentNouns,
    /// Texts that say something, as the head of a source: “report”.
    DocumentSource,
    /// Adverbs that mean more when they stand twice: “not not”.
    DoubledAdverbs,
    /// Verbs of reports that come from nobody: “reports have emerged”.
    EmergingVerbs,
    /// Words behind “evidence” with which its statement follows.
    EvidenceOpeners,
    /// Adverbs of whoever waits for something: “eagerly”.
    ExpectingAdverbs,
    /// Words that fill the place of a subject: “there is”.
    Expletives,
    /// What a draft may declare a source for: “figures”.
    FigureNouns,
    /// Verbs, as infinitives, of what studies do: “find”.
    FindingVerbs,
    /// Others than roles that may be the first to do something: “the first city to”.
    FirstComers,
    /// What stands before a first of its kind: “the first”.
    FirstOpeners,
    /// Pronouns of the one who speaks, as subject, object and owner: “we”.
    FirstPersonPronouns,
    /// Quantifiers that may stand behind what they count: “the ministers both said”.
    FloatingQuantifiers,
    /// Forms of address before a name: “Ms.”.
    FormsOfAddress,
    /// Forms of “be”, also clipped ones: “’re”.
    FormsOfBe,
    /// The forms of “do” that carry a negation.
    FormsOfDo,
    /// Forms of “have”, also clipped ones: “’ve”.
    FormsOfHave,
    /// What makes a fraction an ordinal: “the third of”.
    FractionDeterminers,
    /// Fractions in words: “third”.
    Fractions,
    /// Adverbs and conjunctions that open a clause which stands for a noun, or compares:
    /// “wherever”, “than”.
    FreeRelativeAdverbs,
    /// Pronouns that open a clause which stands for a noun: “what”, “whoever”.
    FreeRelatives,
    /// Words of grammar, and verbs that report speech: they tell little of what a sentence says.
    FunctionWords,
    /// Words that are two, written as one: “cannot”.
    FusedWords,
    /// Pronouns of the third person for one person: “her”.
    GenderedPronouns,
    /// What may stand before a noun for its owner, where a modal verb is the noun: “her will”.
    Genitives,
    /// Prepositions before whoever gives: “from”.
    GivingPrepositions,
    /// Things so grave that a vague magnitude of them needs a source.
    GraveNouns,
    /// Nouns that stand before a colon in a headline for who says it: “Poll: Most want it”.
    HeadlineSources,
    /// Adverbs that pass on hearsay without saying whose.
    HearsayAdverbs,
    /// Participles that put a statement down to hearsay: “is said to be”.
    HearsayVerbs,
    /// Words before a count that say it is an estimate.
    HedgedCounts,
    /// Verbs of wishes that only their owner knows: “hopes to become”.
    HopeVerbs,
    /// Participles by which something is held to be so: “understood”.
    ImpersonalVerbs,
    /// Nouns for views that nobody in particular holds: “fears”, “speculation”.
    ImpersonalNouns,
    /// Indefinite articles: “an”.
    IndefiniteArticles,
    /// Indefinite pronouns for things: “everything”.
    IndefinitePronouns,
    /// What an infinitive with a preposition at its end may go with: “something to work with”.
    InfinitiveAntecedents,
    /// What may stand before an infinitive in a chain of verbs: “want to”.
    InfinitiveHeads,
    /// Verbs that open an instruction.
    Instructions,
    /// Adverbs that ask: “why”.
    InterrogativeAdverbs,
    /// Prepositions behind a noun that introduce whom it means: “officials of the port”.
    IntroducingPrepositions,
    /// Forms of verbs that stand before their subject behind a bare comma: “…, said Ann”.
    InvertingVerbs,
    /// Plurals of people that do not end in -s: “women”.
    IrregularPlurals,
    /// Superlatives that no rule makes: “worst”.
    IrregularSuperlatives,
    /// Words that join a sentence to the one before: “but”.
    JoiningWords,
    /// Verbs that tell a view of their object: “questioned the timing”.
    JudgingVerbs,
    /// Words of courts, of the police and of allegations.
    LegalWords,
    /// Phrases of licences, copyright notices and standard terms, which drafts repeat on purpose.
    LicencePhrases,
    /// Words that open a clause of comparison: “as if”.
    Likenings,
    /// Particles that stand between a verb and its complement: “found out that”.
    LinkingParticles,
    /// Other prepositions that go on with a noun phrase: “among”.
    LinkingPrepositions,
    /// Verbs whose complement says what the subject is: “seem”, “remain”.
    LinkingVerbs,
    /// Units of time that a superlative may hold over: “in decades”.
    LongSpans,
    /// Words for powers of ten behind a number: “million”, “bn”.
    Magnitudes,
    /// What a majority is counted as: “most”.
    Majorities,
    /// Words that tell a change of what stands on a map: “became the largest city”.
    MapChanges,
    /// Features of the map and of the order of a country: superlatives of them are common
    /// knowledge.
    MapNouns,
    /// What is measured or counted, and nobody sees by looking: “rents”, “trust”.
    MeasuredNouns,
    /// Verbs, as infinitives, for what can be measured when it has happened: “rise”.
    MeasuredVerbs,
    /// Nouns, in the singular, for what publishes: “tabloid”.
    MediaNouns,
    /// What is said to matter.
    MilestoneNouns,
    /// Verbs of the mind, in the present, as they are told of others.
    MindVerbs,
    /// Modal verbs, also clipped ones and what stands before “n’t”: “wo”.
    ModalVerbs,
    /// Months: “may”.
    Months,
    /// Words that say what somebody acted for.
    MotiveCues,
    /// Verbs that multiply, in the past: “doubled”.
    MultiplyingVerbs,
    /// Words without a capital within a name: “Bank of Ansel”.
    NameConnectors,
    /// Words without a capital within the name of a person: “van”.
    NameParticles,
    /// Prepositions that a word may follow which is spoken of: “between”.
    NamingPrepositions,
    /// Verbs that a word may follow which is spoken of: “say”, “spell”, “omit”.
    NamingVerbs,
    /// Words that deny: “not”, “nobody”.
    Negations,
    /// Pronouns of the third person for a thing: “its”.
    NeuterPronouns,
    /// Forms of verbs that an open dictionary has no noun for: “argue”, “argues”.
    NeverNouns,
    /// Nouns for how many there are: “a growing number of”.
    NumberNouns,
    /// Numbers written out.
    Numerals,
    /// Verbs whose object is followed by what is said of it: “call a spade a spade”.
    ObjectComplementVerbs,
    /// Personal pronouns that are objects: “him”.
    ObjectPronouns,
    /// Words that pick one of many: “another”.
    OneOfMany,
    /// Bodies, and places that speak for their government, as the head of a source: “ministry”,
    /// “Paris”.
    OrganizationSource,
    /// What somebody answers for when it is said to have been caused.
    OutcomeNouns,
    /// Verbs of change, in the past: the outcome had to be measured.
    OutcomeVerbs,
    /// Possessives of the first person that stand alone: “ours”.
    OwnPossessives,
    /// Prepositions behind a trend that say whose it is: “anger among”.
    OwnerPrepositions,
    /// Nouns for people by whom or what they are for or against: “critics of the plan”.
    Partisans,
    /// Members of a party, in the singular: “Democrat”.
    PartyMembers,
    /// Accusations in the passive: “accused of”.
    PassiveAccusations,
    /// The auxiliary of a passive beside “be”: “got hurt”.
    PassiveGet,
    /// What a superlative may hold over behind “in”: “in history”.
    PastSpans,
    /// Nouns for people, households and firms that somebody must have counted.
    PeopleNouns,
    /// What makes a number a share: “percent”.
    PercentWords,
    /// People by what they are to others, in the singular.
    PersonNouns,
    /// Words for persons whom nobody names: “somebody”.
    PersonPronouns,
    /// Relative pronouns for people, in all cases: “whom”.
    PersonalRelatives,
    /// The same in the plural: “onlookers”.
    PersonsInPlural,
    /// Nouns for one person, by an open dictionary: “onlooker”.
    PersonsInSingular,
    /// Powers of ten in the plural before another: “hundreds of millions”.
    PluralMagnitudes,
    /// Pronouns of the third person for several: “them”.
    PluralPronouns,
    /// What counts people by asking them.
    PollingWords,
    /// The endings of a possessive, each a token of its own: “Ann ’s”.
    PossessiveEndings,
    /// Possessive determiners of personal pronouns: “her”.
    Possessives,
    /// Words that make a prediction depend on something: “unless”.
    PredictionConditions,
    /// Words that tell what will happen as if it were known. A verb follows.
    PredictionCues,
    /// What doctors foresee of the hurt: “survive”.
    PrognosisVerbs,
    /// What stands between the numbers of a proportion: “one in ten”.
    ProportionWords,
    /// Words that make a figure public record, a score, a price, a plan or a schedule.
    PublicRecord,
    /// Publishers of news, and words of which the names of others are made.
    Publishers,
    /// Determiners that tell how much or how many, without a number: “most”.
    Quantifiers,
    /// What stands between a change and what changes: “a surge in”.
    QuantityPrepositions,
    /// Quantities that stand for people as a source: “some say”.
    QuantitySources,
    /// Numerals, ordinals and fractions in words, by which two copies of a clause may differ.
    QuantityWords,
    /// Words that open a question within a sentence: “whether”.
    QuestionOpeners,
    /// Words that open a question, or a clause that stands for one: “why”, “whether”.
    QuestionWords,
    /// Verbs whose subject belongs to the clause behind them: “she seems to agree”.
    RaisingVerbs,
    /// What stands before a superlative that somebody else ranked, or that compares one with
    /// itself: “her best”.
    RankedOpeners,
    /// What stands before a share that is a rule or a price: “a 10 percent tax”.
    RateOpeners,
    /// What many people are said to feel or do about something: “backlash”.
    ReactionNouns,
    /// Verbs that bring such a reaction about: “spark”.
    ReactionVerbs,
    /// Adjectives of a record: “all-time”.
    RecordAdjectives,
    /// What is a record by itself: “an all-time low”.
    RecordExtremes,
    /// Amounts that are said to be a record: “record levels of”.
    RecordQuantities,
    /// What may be a record: “a record number”.
    RecordNouns,
    /// Headings that recur by custom: in changelogs, API pages and tutorials.
    RecurringHeadings,
    /// Cues of a prediction without “is”: “expected to”.
    ReducedPredictions,
    /// Reflexive pronouns: “herself”.
    ReflexivePronouns,
    /// Relative pronouns that own: “whose”.
    RelativePossessives,
    /// Relative pronouns that may be the subject of their clause: “who”.
    RelativePronouns,
    /// Verbs that may report: those with figures. The dictionary adds them, no row of a table does.
    ReportingVerbs,
    /// Adjectives of whoever is resolved to do something: “desperate to”.
    ResolveAdjectives,
    /// People by office or occupation, in the singular.
    RoleNouns,
    /// People by office, as the head of a source: “minister”.
    RoleSource,
    /// Numbers of which shares of people are told: “one in ten”.
    RoundWholes,
    /// Words before a quotation that make it a sample of words: a sign, a name.
    SampleOpeners,
    /// Words between a subject and an infinitive with which it says something: “quick to point out”.
    SayingCatenatives,
    /// Verbs, as infinitives, with which somebody has put a statement in words.
    SayingVerbs,
    /// Verbs, as infinitives, for what is on a calendar: “arrive”.
    ScheduledVerbs,
    /// Pronouns of the second person: “your”.
    SecondPersonPronouns,
    /// Words that open sentences far more often than they follow an abbreviation as part of a name.
    SentenceOpeners,
    /// Words of one letter.
    SingleLetterWords,
    /// What stands before one of several: “another official”.
    SingleOpeners,
    /// Articles and numbers before a few unnamed sources: “two officials”.
    SmallCounts,
    /// Headings of sections that give the sources of a draft.
    SourceHeadings,
    /// Words that, before a colon at the beginning of a line, tell who or what it comes from.
    SourceLabels,
    /// Particles that are adverbs as well: “up”.
    SpatialAdverbs,
    /// Verbs of saying whose content may stand before them with an object or a place behind them:
    /// “add”.
    SpeakingVerbs,
    /// Sample text of designers: “lorem ipsum”.
    SpecimenPhrases,
    /// Verbs that tie a name to the quotation before it.
    SpeechTags,
    /// Those who speak for a body: “spokeswoman”.
    Spokespersons,
    /// Verbs by which a view is about and nobody holds it: “rumours swirl”.
    SpreadingVerbs,
    /// What people are who hold a view: “skeptical”.
    StanceAdjectives,
    /// Verbs by which they are said to hold it, beside “be”: “remain”.
    StanceCopulas,
    /// What people show who hold a view: “doubts”.
    StanceNouns,
    /// Verbs by which they show it: “voiced”.
    StanceVerbs,
    /// Phrases of lines that a site sets above or below many articles: “sign up for”.
    StandingPhrases,
    /// What somebody says, as a noun: “Asif’s statement”.
    StatementNouns,
    /// Adjectives for a change that somebody must have measured: “skyrocketing”.
    SteepAdjectives,
    /// Verbs for what goes up or down: “plummet”.
    SteepVerbs,
    /// Adverbs that a speaker may say twice to weigh what is said: “maybe”.
    StressedAdverbs,
    /// What may stand before studies without telling which.
    StudyDeterminers,
    /// Nouns for what a study comes to: “findings”.
    StudyResults,
    /// Verbs of what a study comes to, whatever they take: “linked the additive to cancer”.
    StudyVerbs,
    /// Personal pronouns that are subjects only: “he”.
    SubjectPronouns,
    /// Auxiliaries before such a verb: “were killed”.
    SufferingAuxiliaries,
    /// Verbs for what happened to people who are counted: “drowned”.
    SufferingVerbs,
    /// Headings and openings of what says again what the draft says.
    SummaryHeadings,
    /// Adverbs that make a superlative: “most”.
    SuperlativeAdverbs,
    /// What stands before a superlative that claims little: “among the largest”.
    SuperlativeHedges,
    /// Words without -est that may open a superlative: “worst”, “record”.
    SuperlativeOpeners,
    /// What a superlative holds over, behind its noun: “on record”.
    SuperlativeScopes,
    /// What a superlative in the genitive holds over: “the world’s fastest”.
    SuperlativeWholes,
    /// Words that open a supposition: “suppose”.
    SuppositionOpeners,
    /// Words with which a view is put into somebody’s mouth: “would say”, “led some to say”.
    Suppositions,
    /// Prepositions that a time follows, or a clause: “since”.
    TemporalPrepositions,
    /// Pronouns that open a clause about a thing, or one that stands for a thing: “what”.
    ThingRelatives,
    /// Verbs of thinking that only whoever thinks can tell of: “feared”.
    ThoughtVerbs,
    /// What stands around a time and belongs to it: “late last week”.
    TimeCompanions,
    /// What may follow a time and go on with it: “the month after”.
    TimeContinuations,
    /// Words before a time that belong to it: “late Tuesday”.
    TimeOpeners,
    /// Words without a capital within the title of a work or a name: “de”.
    TitleParticles,
    /// Longer prepositions, which stay small in titles: “between”.
    TitlePrepositions,
    /// Words that open a sentence which leaves what the one before says.
    TopicOpeners,
    /// Adjectives of change: what they stand before is said to rise or fall.
    TrendAdjectives,
    /// What does not stand between an adjective of change and its noun: “rising in the”.
    TrendBreakers,
    /// Words before a group of which ever more or fewer do something: “more and more”.
    TrendCounts,
    /// What is said to rise or fall, and nobody sees by looking.
    TrendNouns,
    /// Nouns for a change in how often something happens: “spate”.
    TrendQuantities,
    /// Verbs for what becomes more or worse: “escalate”.
    TrendVerbs,
    /// Bad things of which there may be a wave: “bankruptcies”.
    TroubleNouns,
    /// Verbs of becoming: “have grown worse”.
    TurningVerbs,
    /// Powers of ten in the plural that stand alone: “millions”.
    UncountedMagnitudes,
    /// Words that open a clause within another and are too rare before a verb to have odds of their
    /// own: “until”.
    UncountedSubordinators,
    /// Units, and things that are counted by whoever speaks of them.
    UnitNouns,
    /// Nouns for people that are plural without -s: “staff”.
    UnmarkedPlurals,
    /// Forms of verbs that are hardly anything else, whatever their tag: “tweeted”.
    UnmistakableVerbs,
    /// What a share is of where nobody was counted: “10% of them”.
    UnnamedWholes,
    /// Adjectives of whoever is not named: “unidentified”.
    UnnamedWords,
    /// Words in -est that are no superlatives: “forest”.
    UnrankedWords,
    /// Words with which a sentence states no fact: “would”, “perhaps”.
    UnrealWords,
    /// Words of a cue with which nobody has said anything, beside modal verbs and negations:
    /// “declined to say”.
    UnsaidCues,
    /// Adverbs by which nobody in particular says it: “supposedly”.
    UnsureAdverbs,
    /// What may stand before a vague source without making it any clearer.
    VagueDeterminers,
    /// Nouns in the plural for what anybody may have written: “posts”, “accounts”.
    VagueDocuments,
    /// Words in the place of a figure.
    VagueMagnitudes,
    /// Nouns for groups that can say anything and be asked nothing.
    VagueSources,
    /// Adjectives of a majority that nobody counted: “vast”.
    VastAdjectives,
    /// Verbs that bring somebody to a view: “led many to wonder”.
    ViewCausingVerbs,
    /// Words behind a view with which its content follows: “fears that”.
    ViewOpeners,
    /// Particles between a verb and its complement: “pointed out that”.
    VerbParticles,
    /// Words that negate a verb: “never”.
    VerbalNegations,
    /// Prepositions between such a participle and the view: “hailed as”.
    ViewPrepositions,
    /// Verbs by which a view is voiced: “questions were raised”.
    ViewRaisingVerbs,
    /// Participles by which something is held to be what follows “as” or “for”: “hailed”.
    ViewingParticiples,
    /// Verbs, as infinitives, that ascribe a view to somebody: “think”.
    ViewingVerbs,
    /// Days of the week: “friday”.
    Weekdays,
    /// Adjectives that say how much something matters.
    WeightyAdjectives,
    /// Verbs, as infinitives, for what would matter if it came: “cripple”.
    WeightyVerbs,
    /// Words that tell what will happen, and of which only incoming copy is asked: “threatens to”.
    WidePredictionCues,
    /// Nouns for words and their kinds: “noun”, “letter”.
    WordsForWords,
    /// Comparatives of what is bad: “worse”.
    WorseWords,
    /// Words of a fault, a crime or a mistake: who admits one does confess.
    Wrongdoing,
}

impl Class {
    /// Its name in the tables and in the parameters of rules.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClassSet(pub(super) [u64; N_WORDS]);

const N_WORDS: usize = 5;

impl ClassSet {
    /// No class.
    pub const NONE: Self = Self([0; N_WORDS]);

    /// The set of `classes`.
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

    /// Whether `class` is one of them.
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

/// What a source may be, by the noun that it is named with.
pub const SOURCES: ClassSet = ClassSet::of(&[
    Class::AnonymousSource,
    Class::CollectiveSource,
    Class::DocumentSource,
    Class::OrganizationSource,
    Class::RoleSource,
]);

/// Pronouns that own the noun behind them: “their”, “whose”.
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
