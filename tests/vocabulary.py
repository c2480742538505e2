"""What schema.org (release 30) says of the types and properties the portal uses, and search machines ask of them.

Knows nothing of the portal: whatever a page tells is held to it.
https://schema.org/docs/full.html, https://developers.google.com/search/docs/appearance/structured-data
"""

import re
from datetime import date, datetime

TYPES = dict(
    line.split(": ")
    for line in """Answer: Comment
Article: CreativeWork
Audience: Thing
AudioObject: MediaObject
BreadcrumbList: ItemList
Clip: CreativeWork
CollectionPage: WebPage
Comment: CreativeWork
Course: CreativeWork
CourseInstance: Event
CreativeWork: Thing
DataDownload: MediaObject
Dataset: CreativeWork
DigitalDocument: CreativeWork
EntryPoint: Thing
Event: Thing
FAQPage: WebPage
GovernmentOrganization: Organization
ImageObject: MediaObject
ItemList: Thing
Legislation: CreativeWork
ListItem: Thing
MediaObject: CreativeWork
NewsArticle: Article
Organization: Thing
OrganizationRole: Role
Person: Thing
Place: Thing
PostalAddress: Thing
ProfilePage: WebPage
QAPage: WebPage
Question: Comment
Report: Article
Role: Thing
SearchAction: Action
Action: Thing
TechArticle: Article
VideoObject: MediaObject
VirtualLocation: Thing
WebPage: CreativeWork
WebSite: CreativeWork""".split("\n")
)
"""A type and the one above it."""
PROPERTIES = {
    name: (of.split(), values.split())
    for name, of, values in (
        re.split(r": | -> ", line)
        for line in """about: CreativeWork Event -> Thing
acceptedAnswer: Question -> Answer
address: Organization Person Place -> PostalAddress Text
addressCountry: PostalAddress -> Text
areaServed: Organization -> Place Text
articleSection: Article -> Text
audience: CreativeWork Event -> Audience
audienceType: Audience -> Text
author: CreativeWork -> Organization Person
award: CreativeWork Organization Person -> Text
caption: AudioObject ImageObject VideoObject -> MediaObject Text
contentUrl: MediaObject -> URL
courseMode: CourseInstance -> Text URL
creator: CreativeWork -> Organization Person
creditText: CreativeWork -> Text
dateCreated: CreativeWork -> Date
dateModified: CreativeWork -> Date
datePublished: CreativeWork -> Date
description: Thing -> Text
dissolutionDate: Organization -> Date
distribution: Dataset -> DataDownload
duration: Event MediaObject -> Duration
email: Organization Person -> Text
encoding: CreativeWork -> MediaObject
encodingFormat: CreativeWork MediaObject -> Text URL
endDate: Event Role -> Date
eventAttendanceMode: Event -> OnlineEventAttendanceMode OfflineEventAttendanceMode MixedEventAttendanceMode
eventStatus: Event -> EventScheduled EventCancelled EventPostponed EventRescheduled EventMovedOnline
foundingDate: Organization -> Date
hasCourseInstance: Course -> CourseInstance
headline: CreativeWork -> Text
identifier: Thing -> Text URL
image: Thing -> ImageObject URL
inLanguage: CreativeWork Event -> Text
instructor: CourseInstance -> Person
isAccessibleForFree: CreativeWork Event Place -> Boolean
isBasedOn: CreativeWork -> CreativeWork URL
isPartOf: CreativeWork -> CreativeWork URL
item: ListItem -> URL
itemListElement: ItemList -> ListItem Text
jobTitle: Person -> Text
legislationApplies: Legislation -> Legislation
legislationChanges: Legislation -> Legislation
legislationConsolidates: Legislation -> Legislation
legislationCorrects: Legislation -> Legislation
legislationDate: Legislation -> Date
legislationIdentifier: Legislation -> Text URL
legislationJurisdiction: Legislation -> Place Text
legislationLegalForce: Legislation -> InForce NotInForce PartiallyInForce
legislationPassedBy: Legislation -> Organization Person
legislationRepeals: Legislation -> Legislation
legislationType: Legislation -> Text
license: CreativeWork -> CreativeWork URL
location: Action Event Organization -> Place PostalAddress Text VirtualLocation
logo: Organization Place -> ImageObject URL
mainEntity: CreativeWork -> Thing
member: Organization -> Organization Person
name: Thing -> Text
organizer: Event -> Organization Person
parentOrganization: Organization -> Organization
performer: Event -> Organization Person
position: CreativeWork ListItem -> Integer Text
potentialAction: Thing -> Action
provider: Action CreativeWork -> Organization Person
publisher: CreativeWork -> Organization Person
reportNumber: Report -> Text
roleName: Role -> Text URL
sourceOrganization: CreativeWork -> Organization
startDate: Event Role -> Date
streetAddress: PostalAddress -> Text
target: Action -> EntryPoint URL
telephone: Organization Person Place -> Text
temporalCoverage: CreativeWork -> Text URL
text: CreativeWork -> Text
thumbnailUrl: CreativeWork -> URL
transcript: AudioObject VideoObject -> Text
uploadDate: MediaObject -> Date
url: Thing -> URL
urlTemplate: EntryPoint -> Text
variableMeasured: Dataset -> Text""".split("\n")
    )
}
"""A property, the types that have it, and what its value is; an item of a way down may be its address alone."""
ASKED = {
    "Article": {"headline", "author", "datePublished", "image"},
    "Course": {"name", "description", "provider"},
    "Dataset": {"name", "description", "license"},
    "Event": {"name", "startDate", "location"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "Place": {"address"},
    "VideoObject": {"name", "thumbnailUrl", "uploadDate", "contentUrl"},
    "Organization": {"name"},
    "Person": {"name"},
    "ProfilePage": {"mainEntity"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
}
"""What a type, and those below it, must have before a search machine shows more than the title."""
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_LENGTH = re.compile(r"P(?=[\dT])(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")


class Untrue(AssertionError):
    """A node says something that schema.org does not know."""


def kinds(kind: str) -> set[str]:
    """A type and all above it."""
    found = {kind}
    while kind := TYPES.get(kind, ""):
        found.add(kind)
    return found


def check(node: dict) -> None:
    """Raise Untrue where a node, or one within it, has an unknown type or property, or a value of the wrong kind."""
    kind = node.get("@type", "")
    if set(node) == {"@id"}:
        _must(_ADDRESS.fullmatch(node["@id"]), node["@id"])
        return
    _must(kind in TYPES, f"no such type: {kind}")
    above = kinds(kind)
    for asked in above & set(ASKED):
        _must(set(node) >= ASKED[asked], f"{kind} lacks {ASKED[asked] - set(node)}")
    for name, value in node.items():
        if name in ("@type", "@id") or name == "query-input" and "Action" in above:
            continue
        _must(name in PROPERTIES, f"no such property: {name}")
        of, values = PROPERTIES[name]
        _must(above & set(of) or "Role" in above, f"{kind} has no {name}")
        for each in value if isinstance(value, list) else [value]:
            _must(_fits(each, values), f"{kind}.{name} is no {values}: {each!r:.80}")
            if isinstance(each, dict):
                check(each)
    _must(
        str(node.get("datePublished", ""))[:10] <= str(node.get("dateModified", "9"))[:10] or kind == "Legislation",
        node,
    )
    if kind == "BreadcrumbList":
        items = node["itemListElement"]
        _must([item["position"] for item in items] == list(range(1, len(items) + 1)), items)
        _must(all("item" in item for item in items[:-1]), items)
    if kind == "Dataset":
        _must(50 <= len(node["description"]) <= 5000, "a data set is described in 50 to 5,000 letters")


def _must(holds: object, told: object) -> None:
    if not holds:
        raise Untrue(told)


def _fits(value: object, values: list[str]) -> bool:
    match value:
        case dict():
            # A role stands for whoever plays it; a bare @id refers to a node elsewhere.
            return "@type" not in value or bool(kinds(value["@type"]) & {*values, "Role"})
        case bool():
            return "Boolean" in values
        case int():
            return "Integer" in values
        case str():
            return bool(value.strip()) and (
                "Text" in values
                or "URL" in values
                and bool(_ADDRESS.fullmatch(value))
                or "Date" in values
                and _is_instant(value)
                or "Duration" in values
                and bool(_LENGTH.fullmatch(value))
                or value.removeprefix("https://schema.org/") in values
                and value.startswith("https://schema.org/")
            )
    return False


def _is_instant(value: str) -> bool:
    """A day, or an instant that says its zone."""
    try:
        return bool(date.fromisoformat(value)) if len(value) == 10 else bool(datetime.fromisoformat(value).tzinfo)
    except ValueError:
        return False
