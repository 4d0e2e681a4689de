"""Every controlled vocabulary of the tables, each term with its meaning, written once."""

from dataclasses import dataclass

from onrecord.model import levels, stances


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms with their meanings and the standard they come from."""

    name: str
    source: str
    terms: dict[str, str]

    def rank(self, term: str) -> int:
        """Return the place of ``term`` in the list, from 0; raise ``KeyError`` if there is none."""
        return {known: place for place, known in enumerate(self.terms)}[term]


STANCE = Vocabulary(
    "stance",
    "CiTO (Citation Typing Ontology), with the open and the silent stances added",
    {term: stance.meaning for term, stance in stances.STANCES.items()},
)

CERTAINTY = Vocabulary(
    "certainty",
    "FactBank: CT, PR, PS and U, with hearsay added",
    {
        "certain": "worded as a fact (CT)",
        "probable": "worded as likely (PR)",
        "possible": "worded as something that may be (PS)",
        "reported": "worded as what others say, without adding that it is so",
        "unstated": "the wording commits to nothing (U)",
    },
)

BASIS = Vocabulary(
    "basis",
    "PHEME evidentiality and the attribution basis of EuRepoC",
    {
        "first_hand": "the speaker saw, did or decided it",
        "document": "a document that the speaker refers to",
        "imagery": "photographs, video or satellite pictures",
        "technical_analysis": "an examination of an object or of data",
        "official_record": "a legal act, a register or an official publication",
        "intelligence": "the work of an intelligence service",
        "told_by_other": "somebody else told the speaker",
        "inference": "a conclusion that the speaker draws",
        "none_stated": "the document names no basis",
    },
)

CUSTODY = Vocabulary(
    "custody",
    "Berkeley Protocol on Digital Open Source Investigations, as a ladder",
    {
        "described": "the artefact is only spoken of",
        "seen": "whoever first reported it says that they have seen the artefact",
        "held": "whoever first reported it says that they keep the artefact or a copy",
        "authenticated": "somebody named has examined whether it is genuine",
        "published": "everybody can see it",
        "verified": "somebody independent has confirmed it in public",
    },
)

DERIVATION = Vocabulary(
    "derivation",
    "PROV-O: wasQuotedFrom, hadPrimarySource, wasDerivedFrom",
    {
        "starts_here": "said to this carrier, in public, or by the carrier itself",
        "quotes": "repeats the words",
        "paraphrases": "repeats the content in other words",
        "cites": "names the earlier report as its source",
        "suspected": "the analyst suspects the repetition; the document does not say so",
        "unknown": "repeats something, and where from cannot be told",
    },
)

SOURCE_KIND = Vocabulary(
    "kind of source",
    "our own, after EuRepoC actor categories",
    {
        "person": "one human being or several who speak as people",
        "office": "a ministry, an agency or a spokesperson's office",
        "state": "a state as a whole",
        "eu_body": "an institution or service of the European Union",
        "organisation": "any other organisation",
        "company": "a business",
        "outlet": "a news organisation or website",
        "document": "a text that speaks for itself, such as a report or a contract",
    },
)

ATTRIBUTION = Vocabulary(
    "attribution",
    "EuRepoC attribution types",
    {
        "named_person": "a person with a name",
        "spokesperson": "somebody who speaks for an office by function",
        "office": "an office or a body as a whole",
        "described_anonymous": "unnamed, with a description such as a rank",
        "undescribed": "unnamed and not described, such as 'sources say'",
        "document": "a document",
        "outlet": "a news organisation in its own voice",
        "legal_act": "a law, a decision or a listing",
    },
)

RELIABILITY = Vocabulary(
    "reliability",
    "Admiralty scale (NATO AJP-2.1), of the source",
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "cannot be judged; missing, not the bottom of the scale",
    },
)

CREDIBILITY = Vocabulary(
    "credibility",
    "Admiralty scale (NATO AJP-2.1), of the information",
    {
        "1": "confirmed by independent origins",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "cannot be judged; missing, not the bottom of the scale",
    },
)

DOCUMENT_KIND = Vocabulary(
    "kind of document",
    "our own",
    {
        "article": "a report by a news organisation",
        "wire": "a news agency's report, in the agency's words",
        "statement": "a press release or a statement",
        "transcript": "a record of spoken words",
        "legal_act": "a law, a decision or a listing",
        "analysis": "commentary or research",
        "post": "a message on a social network or in a channel",
        "live_page": "a page that grows while things happen, as it stood when it was read",
        "video": "moving pictures, with what is said in them",
        "audio": "a recording of sound",
        "image": "a picture",
        "court_record": "a document of a court or a prosecutor",
        "data_set": "a table or a collection of data",
    },
)

EXTENT = Vocabulary(
    "extent",
    "our own",
    {
        "full": "the whole text was read",
        "opening": "the text was read from its beginning until the copy broke off",
        "excerpt": "only parts were read",
        "not_read": "nobody could read it; others retell it",
    },
)

RELATION = Vocabulary(
    "relation",
    "our own, after the independence question of ICD 206 source summary statements",
    {
        "same": "known to be the same source, or the same text",
        "possibly_same": "may be the same; nobody outside can tell",
        "dependent": "one of them relies on the other, or both on a third",
        "possibly_dependent": "one of them may rely on the other, or both on a third",
        "independent": "known to have come to it separately",
    },
)

BEARING = Vocabulary(
    "relation of propositions",
    "our own; implies as in logic",
    {
        "implies": "where the first holds, the second cannot fail",
        "excludes": "the two are rival accounts: not both can hold",
        "part_of": "the first belongs to the second",
    },
)

LIKELIHOOD = Vocabulary(
    "likelihood",
    "ICD 203, with its bands in per cent",
    {
        "almost no chance": "1 to 5",
        "very unlikely": "5 to 20",
        "unlikely": "20 to 45",
        "roughly even chance": "45 to 55",
        "likely": "55 to 80",
        "very likely": "80 to 95",
        "almost certain": "95 to 99",
    },
)

CONFIDENCE = Vocabulary(
    "confidence",
    "ICD 203, kept apart from likelihood",
    {
        "low": "scant, questionable or fragmented sources",
        "moderate": "credible sources, not enough of them or not corroborated",
        "high": "good sources that corroborate each other",
    },
)

YES_NO = Vocabulary("yes or no", "our own", {"yes": "it is so", "no": "it is not so"})

UNNAMED = ("described_anonymous", "undescribed")
OWN_WORK = ("first_hand", "document", "imagery", "technical_analysis", "official_record")

SUPPORT = Vocabulary(
    "support",
    "our own, from the count of origins",
    {term: level.meaning for term, level in levels.SUPPORT.items()},
)

OPPOSITION = Vocabulary(
    "opposition",
    "our own, from the strongest stance against it",
    {term: level.meaning for term, level in levels.OPPOSITION.items()},
)
